package dev.quarterdeck.health.timeline;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Application Auto Scaling did, with why. */
final class Scalings {
  private static final Set<String> BAD = Set.of("Failed", "Unfulfilled");

  private static final String SUBJECT = "auto scaling: ";

  private Scalings() {}

  static Outcome<Listing<Entry>> read(History history, TimeLineReader.Looked looked) {
    String only =
        !looked.scope().all() && looked.services().size() == 1
            ? looked.services().getFirst().ref()
            : null;
    return history
        .scalings(looked.since(), only)
        .map(
            l ->
                new Listing<>(
                    l.items().stream()
                        .map(Scalings::entry)
                        .filter(e -> looked.concerns(e.services()))
                        .toList(),
                    l.unknowns()));
  }

  private static Entry entry(History.Scaling s) {
    boolean bad = BAD.contains(s.status());
    return new Entry(
        s.at(),
        Kind.SCALING,
        List.of(s.cluster() + "/" + s.service()),
        s.service(),
        SUBJECT
            + sentence(s.text())
            + (s.status().equals("Successful") ? "" : " (" + s.status() + ")"),
        detail(s, bad),
        null,
        bad);
  }

  /** Whether the entry is one of these, and not somebody's own call. */
  static boolean tells(Entry e) {
    return e.kind() == Kind.SCALING && e.text().startsWith(SUBJECT);
  }

  /** Why; and where it did not succeed, what AWS says of that. */
  private static @Nullable String detail(History.Scaling s, boolean bad) {
    String why = s.cause().isBlank() ? null : sentence(s.cause());
    String message = bad ? s.message() : null;
    return why == null ? message : message == null ? why : why + "; " + message;
  }

  /** As the middle of a sentence: no capital, no full stop. */
  private static String sentence(String text) {
    String t = text.strip();
    t = t.endsWith(".") ? t.substring(0, t.length() - 1) : t;
    return t.isEmpty() ? t : Character.toLowerCase(t.charAt(0)) + t.substring(1);
  }
}
