package dev.quarterdeck.tui.console;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.ConsoleReads;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.services.Sessions;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.tui.cli.Programs;
import dev.quarterdeck.tui.cli.SessionPlugin;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Sessions in the console's own terminal, which is lent to the Session Manager plugin. */
final class TerminalSessions implements Sessions {
  private static final String BEGIN = "The session is open. Press Enter to begin; exit ends it.";

  private final ConsoleReads reads;
  private final ConsoleLoop loop;
  private final Programs programs;
  private final SessionPlugin plugin;

  /** {@code env}: its PATH is searched for the plugin. */
  TerminalSessions(ConsoleReads reads, ConsoleLoop loop, Map<String, String> env) {
    this.reads = reads;
    this.loop = loop;
    // The terminal keeps its signals to itself while it is lent.
    this.programs = new Programs(env, () -> () -> {});
    this.plugin = new SessionPlugin(programs);
  }

  @Override
  public boolean here() {
    return plugin.find().isPresent();
  }

  @Override
  public Outcome<Integer> open(EcsEditor.ExecSession session) {
    Optional<Path> file = plugin.find();
    if (file.isEmpty()) {
      return Outcome.failed(
          new Problem.Refused(
              "The Session Manager plugin has gone meanwhile.", "Install it, and begin again."));
    }
    Console console = reads.console();
    var connection = console.connection();
    SessionPlugin.Where where =
        new SessionPlugin.Where(
            console.region(),
            connection.profile(),
            connection.endpoint() == null ? null : connection.endpoint().toString());
    return Outcome.of(() -> plugin.start(file.get(), session, where))
        .then(
            start ->
                loop.handOver(
                    BEGIN, () -> programs.handOver(start.command(), start.environment())));
  }
}
