package dev.quarterdeck.screen.change;

import dev.quarterdeck.kernel.Text;
import java.util.List;

/**
 * A line to be filled in.
 *
 * @param hint what belongs there, shown while it is empty
 * @param secret shown as dots; its text never enters the state, only how long it is
 * @param text what stands there; of a secret one dot for each character
 * @param choices what can be chosen with the arrows; none for free text
 */
public record Input(
    String id, String label, String hint, boolean secret, String text, List<String> choices) {
  public Input {
    label = Text.clean(label);
    hint = Text.clean(hint);
    text = Text.clean(text);
    choices = choices.stream().map(Text::clean).toList();
  }

  public static Input text(String id, String label, String hint) {
    return new Input(id, label, hint, false, "", List.of());
  }

  public static Input secret(String id, String label, String hint) {
    return new Input(id, label, hint, true, "", List.of());
  }

  /** The first is chosen at first. */
  public static Input choice(String id, String label, List<String> choices) {
    return new Input(id, label, "", false, choices.getFirst(), choices);
  }

  public Input with(String next) {
    return new Input(id, label, hint, secret, next, choices);
  }

  /** The choice that follows, going round. */
  Input turned(int by) {
    return choices.isEmpty()
        ? this
        : with(choices.get(Math.floorMod(choices.indexOf(text) + by, choices.size())));
  }
}
