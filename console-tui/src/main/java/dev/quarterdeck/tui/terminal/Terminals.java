package dev.quarterdeck.tui.terminal;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jline.nativ.OSInfo;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;

/** Opens the terminal that the program was started in. */
public final class Terminals {
  private static final String REMEDY =
      "Use the one-shot commands instead (qd health, qd secrets list, …), or set TERM to what your"
          + " terminal is, for example xterm-256color.";

  private Terminals() {}

  /**
   * Begins with {@link #system} on a thread of its own, so that other things can be opened
   * meanwhile.
   */
  public static Future<Tty> openSystem(Path cache) {
    FutureTask<Tty> opening = new FutureTask<>(() -> Tty.ofSystem(system(cache)));
    Thread.ofPlatform().daemon().name("terminal-open").start(opening);
    return opening;
  }

  /**
   * The terminal of standard input and output.
   *
   * @param cache a folder of ours, where JLine's native library is kept
   * @throws ProblemException where there is no terminal, or one that cannot place its cursor
   */
  public static Terminal system(Path cache) {
    String wanted = System.getenv().getOrDefault("TERM", "");
    if (wanted.isBlank()) {
      throw new ProblemException(
          new Problem.Refused(
              "TERM is not set, so nothing tells what this terminal understands.", REMEDY));
    }
    keepLibraryIn(cache.resolve("native"));
    // JLine would start infocmp for the types, too, whose description it carries itself.
    String known = InfoCmp.getDefaultInfoCmp(wanted);
    if (known != null) {
      InfoCmp.setLoadedInfoCmp(wanted, known);
    }
    // JLine would tell Ctrl-C and Ctrl-Z twice, as a signal and as the character.
    System.setProperty("org.jline.terminal.softwareSignals", "false");
    Terminal terminal;
    try {
      terminal = open();
    } catch (IOException | IllegalStateException e) {
      throw new ProblemException(
          new Problem.Refused(
              "The full-screen console needs a terminal, and there is none here.", REMEDY),
          e);
    }
    String type = terminal.getType();
    if (!canDraw(terminal)) {
      try {
        terminal.close();
      } catch (IOException e) {
        throw new ProblemException(
            new Problem.Storage("The terminal could not be closed.", REMEDY), e);
      }
      throw new ProblemException(
          new Problem.Refused(
              "A terminal of the type '" + type + "' cannot show the full-screen console.",
              REMEDY));
    }
    return terminal;
  }

  /**
   * Whatever it is not told to leave out JLine loads; its FFM provider takes a third of a start.
   */
  private static Terminal open() throws IOException {
    try {
      return builder().provider("jni").build();
    } catch (IOException | IllegalStateException e) {
      return builder().jni(false).build();
    }
  }

  private static TerminalBuilder builder() {
    return TerminalBuilder.builder()
        .name("qd")
        .system(true)
        .dumb(false)
        .nativeSignals(true)
        .signalHandler(SignalHandler.SIG_DFL)
        .graphemeCluster(false);
  }

  /** Whether a full-screen program can draw there at all. */
  public static boolean canDraw(Terminal terminal) {
    return !terminal.getType().startsWith("dumb")
        && terminal.getStringCapability(Capability.cursor_address) != null;
  }

  /**
   * JLine unpacks its library anew at every start and leaves it behind when it is killed; kept in
   * one place it is unpacked once. Where the folder cannot be written JLine does as it always does.
   */
  private static void keepLibraryIn(Path root) {
    try {
      Path folder = root.resolve(version() + "-" + System.getProperty("os.arch"));
      Path kept = folder.resolve(System.mapLibraryName("jlinenative"));
      if (!Files.exists(kept)) {
        Files0600.makeFolder(folder);
        unpack(kept);
      }
      System.setProperty("jline.tmpdir", folder.toString());
      if (Files.exists(kept)) {
        System.setProperty("library.jline.path", folder.toString());
      }
    } catch (IOException e) {
      System.getLogger(Terminals.class.getName())
          .log(System.Logger.Level.DEBUG, "the native library cannot be kept in " + root, e);
    }
  }

  private static String version() throws IOException {
    try (InputStream about =
        Terminal.class.getResourceAsStream("/org/jline/nativ/jlinenative.properties")) {
      Properties properties = new Properties();
      if (about != null) {
        properties.load(about);
      }
      return properties.getProperty("version", "unknown");
    }
  }

  /** Where JLine knows one: its OSInfo looks for a logger in every jar when it is loaded, 40 ms. */
  private static void unpack(Path kept) throws IOException {
    String inJar = OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + kept.getFileName();
    try (InputStream packed = OSInfo.class.getResourceAsStream(inJar)) {
      if (packed != null) {
        Files0600.replace(kept, packed.readAllBytes());
      }
    }
  }
}
