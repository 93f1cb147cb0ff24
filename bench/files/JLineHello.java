import dev.quarterdeck.tui.terminal.Terminals;
import java.nio.file.Path;
import org.jline.terminal.Terminal;

/** The least that a full-screen program on JLine does: opens the terminal as the console does, and draws a line. */
final class JLineHello {
  private JLineHello() {}

  public static void main(String[] args) throws Exception {
    try (Terminal terminal = Terminals.system(Path.of(System.getenv("QD_HOME"), "cache"))) {
      terminal.enterRawMode();
      terminal.output().write("\033[?1049h\033[2J\033[Hhello\033[?2026l".getBytes());
      terminal.output().flush();
      terminal.reader().read();
    }
  }
}
