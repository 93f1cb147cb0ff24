package dev.quarterdeck.screen.palette;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Msg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to choose.
 *
 * @param id tells it from all others
 * @param about what it is or does, in few words
 * @param tone of the thing's state
 * @param keys that do the same without the palette, as core writes them
 * @param danger it changes something, after a plan and a confirmation
 * @param whyNot why it cannot be done now, or null
 * @param at which characters of the title were typed
 */
public record Choice(
    String id,
    Kind kind,
    String title,
    String about,
    Tone tone,
    List<String> keys,
    boolean danger,
    @Nullable String whyNot,
    Msg msg,
    List<Integer> at) {
  public Choice {
    title = Text.clean(title);
    about = Text.clean(about);
    keys = List.copyOf(keys);
    at = List.copyOf(at);
  }

  /** In the order in which equals stand. */
  public enum Kind {
    ACTION,
    PLACE,
    SERVICE,
    SECRET,
    ALARM,
    ITEM,
    COMMAND
  }

  static Choice thing(Kind kind, String id, String title, String about, Tone tone, Msg msg) {
    return new Choice(
        kind + " " + id, kind, title, about, tone, List.of(), false, null, msg, List.of());
  }

  Choice typedAt(List<Integer> letters) {
    return new Choice(id, kind, title, about, tone, keys, danger, whyNot, msg, letters);
  }
}
