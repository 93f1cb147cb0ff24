package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code qd secrets list}: the inventory with age, rotation, overdue, last used. */
final class ListSecrets {
  private static final List<String> ORDERS =
      List.of("name", "age", "created", "accessed", "rotation");

  private ListSecrets() {}

  static Verb verb() {
    return Verb.named("list", "Every secret with its age, rotation and last use.")
        .description(
            "Age counts from the day when the current version was made. A secret is overdue when it"
                + " is older than the policy allows (90 days unless configured, or the tag"
                + " quarterdeck:rotate-after-days), or when its own rotation is late.")
        .flag("--overdue", "Only those that are overdue.")
        .option("--sort", "COLUMN", "By name, age, created, accessed or rotation.", ORDERS)
        .option("--filter", "TEXT", "Only those whose name or description holds the text.")
        .options("--tag", "KEY[=VALUE]", "Only those with the tag; may be given several times.")
        .flag("--include-deleted", "Those scheduled for deletion as well.")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd secrets list", "The whole inventory, by name.")
        .example("qd secrets list --overdue --sort age", "What to rotate, oldest first.")
        .example(
            "qd secrets list --tag environment=prod -o csv > secrets.csv", "For a spreadsheet.")
        .example(
            "qd secrets list -o json | jq -r '.[] | select(.ageDays > 365) | .name'",
            "Names of those older than a year.")
        .sideBySide()
        .limit(Verb.Limit.LONG)
        .runs(ListSecrets::run);
  }

  private static Answer run(Call call) {
    Comparator<InventoryEntry> order = order(call.value("--sort", "name"));
    Predicate<InventoryEntry> wanted = wanted(call);
    Snapshot<List<InventoryEntry>> all =
        call.console().inventory().read(call.console().deadline()).orThrow();
    List<InventoryEntry> shown = all.value().stream().filter(wanted).sorted(order).toList();
    return Answer.good(new InventoryRendering(shown, all.asOf()))
        .missing(all.unknowns())
        .note(footer(all.value(), shown));
  }

  private static Cell footer(List<InventoryEntry> all, List<InventoryEntry> shown) {
    long overdue = shown.stream().filter(e -> Boolean.TRUE.equals(e.overdue())).count();
    long hidden =
        all.stream().filter(e -> e.secret().deletedAt() != null).count()
            - shown.stream().filter(e -> e.secret().deletedAt() != null).count();
    return Cell.muted(
        Wording.count(shown.size(), "secret")
            + (overdue == 0 ? "" : ", " + overdue + " overdue")
            + (hidden <= 0
                ? ""
                : "; " + hidden + " scheduled for deletion (--include-deleted shows them)"));
  }

  private static Predicate<InventoryEntry> wanted(Call call) {
    boolean deleted = call.has("--include-deleted");
    boolean overdue = call.has("--overdue");
    String filter = call.value("--filter", "").toLowerCase(Locale.ROOT);
    List<Tag> tags = call.values("--tag").stream().map(Tag::of).toList();
    return e ->
        (deleted || e.secret().deletedAt() == null)
            && (!overdue || Boolean.TRUE.equals(e.overdue()))
            && (holds(e.secret().name(), filter) || holds(e.secret().description(), filter))
            && tags.stream().allMatch(t -> t.on(e));
  }

  private static boolean holds(@Nullable String text, String part) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(part);
  }

  private record Tag(String key, @Nullable String value) {
    static Tag of(String text) {
      int at = text.indexOf('=');
      if (at == 0 || text.isBlank()) {
        throw Usage.wrong(
            "--tag '" + text + "' has no key.", "Write --tag KEY=VALUE or --tag KEY.");
      }
      return at < 0 ? new Tag(text, null) : new Tag(text.substring(0, at), text.substring(at + 1));
    }

    boolean on(InventoryEntry e) {
      String found = e.secret().tags().get(key);
      return found != null && (value == null || value.equals(found));
    }
  }

  /** What cannot be read sorts first: it wants to be seen. */
  private static Comparator<InventoryEntry> order(String column) {
    Comparator<InventoryEntry> byName = (a, b) -> a.secret().name().compareTo(b.secret().name());
    return switch (column.toLowerCase(Locale.ROOT)) {
      case "name" -> byName;
      case "age" -> oldest(InventoryEntry::currentSince).thenComparing(byName);
      case "created" -> oldest(e -> e.secret().createdAt()).thenComparing(byName);
      case "accessed" -> oldest(e -> e.secret().lastAccessed()).thenComparing(byName);
      case "rotation" ->
          Comparator.<InventoryEntry, Boolean>comparing(e -> e.secret().rotation().enabled())
              .thenComparing(oldest(e -> e.secret().rotation().nextDate()))
              .thenComparing(byName);
      default ->
          throw Usage.wrong(
              "There is no column '" + column + "' to sort by.",
              "Use one of: " + String.join(", ", ORDERS) + ".");
    };
  }

  private static Comparator<InventoryEntry> oldest(Function<InventoryEntry, @Nullable Instant> at) {
    return Comparator.comparing(
        e -> {
          Instant found = at.apply(e);
          return found == null ? Instant.MIN : found;
        });
  }
}
