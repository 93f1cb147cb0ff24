package dev.quarterdeck.tui.crash;

import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.tui.FullScreen;
import dev.quarterdeck.tui.Qd;
import dev.quarterdeck.tui.cli.Io;
import dev.quarterdeck.tui.cli.Parts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program as it ships, in a process of its own, but for its time: that is asked of the test, so
 * that a roll-out of minutes takes none. {@code QD_TIME} is where it is asked.
 */
public final class TimedQd {
  private TimedQd() {}

  public static void main(String[] args) {
    Io io = Io.system();
    System.exit(Qd.run(List.of(args), io, parts(io.env())));
  }

  /** What the process is made of; also for runs in the test's own process. */
  static Parts parts(Map<String, String> env) {
    WorldTime time = new WorldTime(URI.create(env.getOrDefault("QD_TIME", "")));
    Home home = Home.of(env, "Linux", Path.of("/"));
    Consoles consoles = new Consoles(env, home, MfaPrompt.NONE, "test").inTime(time, time);
    FullScreen none =
        (factory, options) -> {
          throw new IllegalStateException("no full screen here");
        };
    return new Parts(() -> consoles, () -> none, Optional::empty);
  }
}
