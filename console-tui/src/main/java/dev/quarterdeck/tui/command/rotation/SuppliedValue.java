package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Prompt;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.command.change.ValueInput;
import java.util.Arrays;

/** Values that a provider issued: each from a masked prompt, or one from standard input. */
final class SuppliedValue implements ValueSource {
  private final Call call;
  private boolean read;

  SuppliedValue(Call call) {
    this.call = call;
  }

  @Override
  public Outcome<SecretValue> ask(String question) {
    return Outcome.of(
        () -> call.io().inTerminal() ? new Prompt(call.io()).masked(question) : piped());
  }

  private SecretValue piped() {
    if (read) {
      throw Usage.wrong(
          "Standard input holds one value, and several are needed.",
          "Rotate one key at a time, or give the values at a prompt.");
    }
    read = true;
    byte[] bytes = ValueInput.stdin(call);
    try {
      return ValueInput.text(bytes, bytes.length);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
