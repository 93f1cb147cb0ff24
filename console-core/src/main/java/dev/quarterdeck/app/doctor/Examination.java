package dev.quarterdeck.app.doctor;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.session.doctor.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What may keep the console from its work; nothing is changed and no secret value is read. */
public final class Examination {
  private Examination() {}

  /** Of the machine, without anything of AWS. */
  public static List<Check> machine(Map<String, String> env) {
    return Machine.checks(env);
  }

  /** Of one console: its state, its connection, and each permission by one cheap call. */
  public static List<Check> of(Console console) {
    List<Check> checks = new ArrayList<>(Machine.state(console));
    checks.add(connection(console));
    checks.addAll(Account.checks(console));
    return checks;
  }

  private static Check connection(Console console) {
    String profile = console.connection().profile();
    String endpoint = String.valueOf(console.connection().endpoint());
    return Check.ok(
        "connection",
        "Profile "
            + (profile == null ? "from the default chain" : profile)
            + ", region "
            + console.region()
            + (console.connection().endpoint() == null ? "" : ", endpoint " + endpoint)
            + ", environment "
            + console.environment().label()
            + (console.connection().readOnly() ? ", read-only" : "")
            + ".");
  }
}
