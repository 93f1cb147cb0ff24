package dev.quarterdeck.tui.command.doctor;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.doctor.Examination;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.doctor.Check;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.util.ArrayList;
import java.util.List;

/** {@code qd doctor}: what may keep the console from its work, each with what to do about it. */
public final class Doctor {
  private Doctor() {}

  public static Verb noun() {
    return Verb.named("doctor", "Checks that Quarterdeck can do its work here.")
        .description(
            "Looks at Java, the state folder, the configuration, profile and region, the endpoint"
                + " and its clock, credentials, and each permission that reading needs, by one"
                + " cheap call each. Nothing is changed and no secret value is read.")
        .exit(0, "nothing fails; warnings do not count")
        .exit(1, "a check fails; its fix is beside it")
        .example("qd doctor", "With the profile and region of the environment.")
        .example(
            "qd doctor --profile prod --region eu-central-1", "Before the first use of a profile.")
        .example(
            "qd doctor -o json | jq '.checks[] | select(.status != \"ok\")'", "What needs a look.")
        .looksOnly()
        .runs(Doctor::run);
  }

  private static Answer run(Call call) {
    List<Check> checks = new ArrayList<>(Examination.machine(call.io().env()));
    switch (call.tryConsole()) {
      case Outcome.Failed<Console>(Problem problem) ->
          checks.add(Check.fail("configuration", problem));
      case Outcome.Done<Console>(Console console) -> checks.addAll(Examination.of(console));
    }
    boolean failed = checks.stream().anyMatch(c -> c.status() == Check.Status.FAIL);
    return Answer.of(failed ? ExitCode.BAD : ExitCode.GOOD, new DoctorRendering(checks));
  }
}
