package dev.quarterdeck.tui;

import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Desktop;
import dev.quarterdeck.kernel.WireLogs;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.tui.cli.AtExit;
import dev.quarterdeck.tui.cli.CodePrompt;
import dev.quarterdeck.tui.cli.Io;
import dev.quarterdeck.tui.cli.Parts;
import dev.quarterdeck.tui.cli.Root;
import dev.quarterdeck.tui.cli.Runner;
import dev.quarterdeck.tui.cli.Version;
import dev.quarterdeck.tui.command.CommandTree;
import dev.quarterdeck.tui.console.FullScreenConsole;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** The program {@code qd}. */
public final class Qd {
  /** Every command of these asks AWS. */
  private static final Set<String> ASKING =
      Set.of(
          "health",
          "services",
          "metrics",
          "alarms",
          "secrets",
          "rotate",
          "changes",
          "logs",
          "checklist",
          "doctor");

  private Qd() {}

  /** Ends the process with the command's exit code. */
  public static void main(String[] args) {
    if (args.length == 1 && args[0].equals("--version")) {
      PrintStream out = System.out;
      out.println(Version.line());
      out.flush();
      return;
    }
    WireLogs.off();
    if (args.length > 0 && ASKING.contains(args[0])) {
      Consoles.prepare();
    }
    Io io = Io.system();
    AtExit.end(run(List.of(args), io, parts(io)));
  }

  /** One whole run in this process: what {@link #main} does, with the world given. */
  public static int run(List<String> args, Io io, Parts parts) {
    return new Runner(new Root(new CommandTree()), io, parts, CommandTree::afterwards).run(args);
  }

  static Parts parts(Io io) {
    Map<String, String> env = io.env();
    return new Parts(
        () -> new Consoles(env, home(env), new CodePrompt(io), Version.number()),
        FullScreenConsole::new,
        () -> ServiceLoader.load(Desktop.class).findFirst());
  }

  static Home home(Map<String, String> env) {
    return Home.of(
        env, System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
  }
}
