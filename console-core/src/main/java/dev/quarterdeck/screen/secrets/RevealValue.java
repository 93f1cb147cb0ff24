package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.secrets.SecretContent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value to look at for half a minute, with a reason, recorded.
 *
 * @param key null for the whole value
 */
record RevealValue(String name, @Nullable String key) implements Errand<Reads> {
  private static final Duration SHOWN_FOR = Duration.ofSeconds(30);

  /** Both of a reveal and of a copy. */
  static final List<Input> REASON = List.of(Input.text("reason", "Reason", "goes into the record"));

  @Override
  public String title() {
    return "Reveal " + what(name, key);
  }

  @Override
  public String verb() {
    return "Show it";
  }

  @Override
  public List<Input> asks() {
    return REASON;
  }

  @Override
  public Outcome<Found> run(Reads desk, Answers answers, Progress progress) {
    return desk.features()
        .reveal()
        .reveal(name, key, answers.text("reason"))
        .map(content -> found(content, false, SHOWN_FOR, "Version " + content.versionId() + ":"));
  }

  static String what(String name, @Nullable String key) {
    return key == null ? name : name + " · " + key;
  }

  /** The value in its own copy; the content is closed. */
  static Found found(SecretContent content, boolean copied, Duration lasts, String line) {
    try (content) {
      return Found.held(
          new Held(content.value().copy(), copied, content.binary(), lasts), SheetLine.of(line));
    }
  }
}
