package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.secrets.SecretContent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value to the clipboard for a moment, without showing it; with a reason, recorded.
 *
 * @param key null for the whole value
 */
record CopyValue(String name, @Nullable String key) implements Errand<Reads> {
  private static final Duration HELD_FOR = Duration.ofSeconds(10);

  @Override
  public String title() {
    return "Copy " + RevealValue.what(name, key);
  }

  @Override
  public String verb() {
    return "Copy it";
  }

  @Override
  public List<Input> asks() {
    return RevealValue.REASON;
  }

  @Override
  public Outcome<Found> run(Reads desk, Answers answers, Progress progress) {
    return desk.features().reveal().copy(name, key, answers.text("reason")).then(CopyValue::copied);
  }

  private static Outcome<Found> copied(SecretContent content) {
    if (content.binary()) {
      content.close();
      return Outcome.failed(
          new Problem.Invalid(
              "The secret is binary; a clipboard holds text.",
              "Write it to a file: qd secrets reveal " + content.name() + " --to-stdout"));
    }
    return Outcome.done(
        RevealValue.found(
            content,
            true,
            HELD_FOR,
            "✓ Version " + content.versionId() + " is on the clipboard. Paste it now."));
  }
}
