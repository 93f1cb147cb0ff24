package dev.quarterdeck.tui.command.changes;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Kind;
import dev.quarterdeck.health.timeline.Suspect;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.health.timeline.TimeLineReader;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Moments;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code qd changes}: what changed, newest first. */
public final class ChangesNoun {
  private static final Duration SINCE = Duration.ofHours(2);
  private static final List<String> KINDS = Arrays.stream(Kind.values()).map(Kind::id).toList();

  private ChangesNoun() {}

  public static Verb noun() {
    return Verb.named("changes", "What changed, newest first, and what is most likely to blame.")
        .description(
            "Deployments and revisions with what differs in them, secrets, alarms, tasks that"
                + " stopped, what ECS says, this console's own changes, and the account's write"
                + " calls with who made them (CloudTrail, some minutes behind). Where a service"
                + " shows trouble, the change most likely behind it is named, with why.")
        .params("SERVICE", "Names or CLUSTER/NAME; every service when left out.")
        .option("--since", "TIME", "From when on: 2h (the default), 7d, 14:05.")
        .option("--kind", "A,B", "Only these kinds: " + String.join(", ", KINDS) + ".", KINDS)
        .exit(0, "done, whatever changed")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd changes --since 6h", "Everything of the last six hours.")
        .example(
            "qd changes acme-prod/api --kind deployment,secret",
            "What was rolled out to one service.")
        .example("qd changes --sandbox=bad-deploy", "What it looks like when something broke.")
        .example(
            "qd changes acme-prod/api -o json | jq -r '.suspects[] | .text, .why'",
            "The change most likely behind its trouble.")
        .limit(Verb.Limit.LONG)
        .runs(ChangesNoun::run);
  }

  private static Answer run(Call call) {
    Set<Kind> kinds = kinds(call);
    Console console = call.console();
    Instant now = console.clock().instant();
    Instant since = Moments.of(call, "--since", now, now.minus(SINCE));
    TimeLine whole =
        console
            .timeLine()
            .read(console.deadline(), new TimeLineReader.Scope(call.params(), Set.of(), since))
            .orThrow();
    List<Entry> shown =
        whole.entries().stream().filter(e -> kinds.isEmpty() || kinds.contains(e.kind())).toList();
    TimeLine line = new TimeLine(whole.from(), whole.asOf(), shown, whole.unknowns());
    return Answer.good(new ChangesRendering(line, Suspect.findings(whole)))
        .missing(line.unknowns());
  }

  private static Set<Kind> kinds(Call call) {
    String typed = call.value("--kind");
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (typed != null) {
      for (String name : typed.split(",", -1)) {
        kinds.add(
            Kind.of(name.strip())
                .orElseThrow(
                    () ->
                        Usage.wrong(
                            "There is no kind '" + name + "' of change.",
                            "Use some of: " + String.join(", ", KINDS) + ".")));
      }
    }
    return kinds;
  }
}
