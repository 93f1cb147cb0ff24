package dev.quarterdeck.app.doctor;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.health.alarm.Silence;
import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.session.doctor.Check;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of this machine: nothing here needs AWS. */
final class Machine {
  private static final int JAVA_NEEDED = 25;
  private static final String PLUGIN = "session-manager-plugin";

  private Machine() {}

  static List<Check> checks(Map<String, String> env) {
    return List.of(java(), plugin(env.getOrDefault("PATH", "")));
  }

  /** The state folder, the configuration and the record in it. */
  static List<Check> state(Console console) {
    List<Check> checks = new ArrayList<>();
    checks.add(home(console.home().folder()));
    Path config = console.home().config();
    checks.add(
        Check.ok(
            "configuration",
            Files.exists(config)
                ? config + " is read."
                : "No " + config + "; every setting has its default."));
    checks.add(record(console));
    checks.add(silences(console));
    return checks;
  }

  /** Nothing is changed here: what is overdue is only told. */
  private static Check silences(Console console) {
    return switch (console.monitoring().overdue().due(console.region())) {
      case Outcome.Done<List<Silence>>(List<Silence> due) ->
          due.isEmpty()
              ? Check.ok("silences", "No silence of an alarm is overdue.")
              : Check.warn(
                  "silences",
                  due.stream().map(Machine::overdue).collect(Collectors.joining(" ")),
                  "qd alarms resume");
      case Outcome.Failed<List<Silence>>(Problem problem) -> Check.fail("silences", problem);
    };
  }

  private static String overdue(Silence s) {
    return "The silence of alarm "
        + Text.clean(s.alarm())
        + (s.by() == null ? "" : " by " + Text.clean(s.by()))
        + " was over at "
        + s.until()
        + "; as far as is known here its actions are still off.";
  }

  private static Check java() {
    int feature = Runtime.version().feature();
    return feature >= JAVA_NEEDED
        ? Check.ok("java", "Java " + Runtime.version() + ".")
        : Check.fail(
            "java",
            "Java " + Runtime.version() + " is too old.",
            "Install a JDK " + JAVA_NEEDED + " and set JAVA_HOME to it.");
  }

  private static Check plugin(String path) {
    for (String folder : path.split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder).resolve(PLUGIN))) {
        return Check.ok(PLUGIN, "Found in " + folder + ".");
      }
    }
    return Check.warn(
        PLUGIN,
        "Not on the PATH; only a shell inside a container needs it.",
        "Install it: https://docs.aws.amazon.com/systems-manager/latest/userguide/"
            + "session-manager-working-with-install-plugin.html");
  }

  private static Check home(Path folder) {
    String fix = "Make it yours, or set QD_HOME to another folder.";
    try {
      Files0600.makeFolder(folder);
      Path probe = Files.createTempFile(folder, ".doctor", ".tmp");
      Files.delete(probe);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(folder);
        boolean open = mode.stream().anyMatch(p -> !p.name().startsWith("OWNER_"));
        if (open) {
          return Check.warn(
              "state folder", folder + " can be entered by others.", "chmod 700 " + quoted(folder));
        }
      }
      return Check.ok("state folder", folder + " is writable and private.");
    } catch (IOException e) {
      return Check.fail(
          "state folder", folder + " cannot be written (" + IoReason.of(e) + ").", fix);
    }
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  private static Check record(Console console) {
    return switch (console.audit().verify()) {
      case Outcome.Done<AuditLog.Verification>(AuditLog.Verification v) ->
          v.intact()
              ? Check.ok("audit record", v.text())
              : Check.fail("audit record", v.text(), "Look at it with: qd audit verify");
      case Outcome.Failed<AuditLog.Verification>(Problem problem) ->
          Check.fail("audit record", problem);
    };
  }
}
