import java.nio.file.Path;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The least that a full-screen program on JLine does: opens the terminal as the console does, and draws a line. */
final class JLineHello {
  private JLineHello() {}

  public static void main(String[] args) throws Exception {
    // Unpacked once, as the console does; a start that unpacked it anew would flatter the console.
    String library = Path.of(System.getenv("QD_HOME"), "cache", "native").toString();
    System.setProperty("jline.tmpdir", library);
    System.setProperty("library.jline.path", library);
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .dumb(false)
            .providers("jni")
            .nativeSignals(true)
            .graphemeCluster(false)
            .build()) {
      terminal.enterRawMode();
      terminal.output().write("\033[?1049h\033[2J\033[Hhello\033[?2026l".getBytes());
      terminal.output().flush();
      terminal.reader().read();
    }
  }
}
