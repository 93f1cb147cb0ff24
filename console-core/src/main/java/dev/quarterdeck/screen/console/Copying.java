package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.raw.RawPage;
import dev.quarterdeck.screen.table.TableState;
import java.util.stream.Collectors;

/** What goes onto the clipboard; never a secret value. */
final class Copying {
  private Copying() {}

  /** What is chosen on the page: its JSON, the rows, a line. */
  static void shown(Draft d) {
    TableState t = d.table();
    if (d.page() instanceof RawPage raw) {
      String json = d.place(raw).value();
      if (json != null) {
        text(d, json, "the JSON");
      }
      return;
    }
    String text =
        t == null
            ? Text.clean(d.place().copied(d.done()))
            : t.chosen().stream().map(r -> Text.clean(r.id())).collect(Collectors.joining("\n"));
    if (!text.isEmpty()) {
      text(d, text, t == null || t.chosen().size() == 1 ? text : t.chosen().size() + " rows");
    }
  }

  /** {@code what} names it. */
  static void text(Draft d, String text, String what) {
    d.copy(text);
    d.notice("Copied " + Text.shorten(Text.clean(what), 60), Tone.OK);
  }
}
