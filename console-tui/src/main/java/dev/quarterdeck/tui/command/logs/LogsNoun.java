package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd logs}. */
public final class LogsNoun {
  private LogsNoun() {}

  public static Verb noun() {
    return Verb.named("logs", "Lines of services and log groups: as they come, of hours, counted.")
        .description(
            "A SOURCE is a service ([CLUSTER/]NAME: what its task definition's awslogs options"
                + " name), a log group (/ecs/api), or GROUP:STREAM-PREFIX. Several are read"
                + " together. Times are UTC.")
        .verb(TailLogs.verb())
        .verb(SearchLogs.verb())
        .verb(AskInsights.verb());
  }
}
