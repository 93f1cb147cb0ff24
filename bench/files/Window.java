import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.QuarterdeckDesktop;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.util.List;

/** The desktop console up to its first frame: what it opens next is asked for right after that. */
final class Window {
  private Window() {}

  public static void main(String[] args) {
    new QuarterdeckDesktop()
        .open(
            options -> {
              System.out.println("painted");
              Runtime.getRuntime().halt(0);
              return Outcome.failed(new Problem.Refused("It was painted.", "Nothing is to be done."));
            },
            List.of(Options.sandbox("calm")));
  }
}
