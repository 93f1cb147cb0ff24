package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.rotation.recipe.RecipeChooser.Choice;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.secrets.KeyAge;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.secrets.edit.VersionChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One key: its age, its recipe, who uses it, when it changed. */
final class KeySections {
  private KeySections() {}

  static List<Section> of(@Nullable String key, Snapshot<KeyPage.View> read) {
    KeyPage.View v = read.value();
    SecretDetail detail = v.keys().detail();
    Optional<SecretDetail.Key> found =
        detail.keys().stream().filter(k -> Objects.equals(k.name(), key)).findFirst();
    List<KeyUse> uses = found.map(SecretDetail.Key::usedBy).orElse(List.of());
    List<Section> sections = new ArrayList<>();
    sections.add(facts(key, v, found, read.asOf()));
    sections.add(recipe(v));
    sections.add(SecretSections.usedBy(uses, "No live deployment or task references it."));
    sections.add(changes(key, v.changes(), read.asOf()));
    return sections;
  }

  private static Section facts(
      @Nullable String key, KeyPage.View v, Optional<SecretDetail.Key> found, Instant now) {
    SecretDetail detail = v.keys().detail();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Secret", detail.secret().name()));
    if (found.isEmpty()) {
      facts.add(Fact.of("Key", "✖ the current version has no such key", Tone.BAD));
      return new Section.Facts("Key", facts);
    }
    SecretDetail.Key k = found.get();
    facts.add(Fact.of("Key", key == null ? KeysTable.WHOLE : key));
    facts.add(
        new Fact(
            "Value",
            Cell.of(
                Words.MASK
                    + "  "
                    + k.type().name().toLowerCase(Locale.ROOT)
                    + ", length "
                    + k.length(),
                Tone.MUTED)));
    KeyAge age = KeyAge.of(v.keys().ages(), key);
    Cell old = KeysTable.age(age, now);
    facts.add(
        new Fact(
            "Age",
            Cell.of(
                old.text()
                    + (age != null && Boolean.TRUE.equals(age.overdue()) ? ", overdue" : "")
                    + (age != null && age.since() != null && !age.exact()
                        ? "; older versions are gone"
                        : ""),
                old.tone())));
    facts.add(new Fact("Tasks", KeysTable.tasks(k.usedBy())));
    return new Section.Facts("Key", facts);
  }

  private static Section recipe(KeyPage.View v) {
    Choice choice = v.recipe();
    if (choice == null) {
      return new Section.Facts(
          "Rotation",
          List.of(
              Fact.of("Recipe", "none fits by itself", Tone.UNKNOWN),
              Fact.of("Why", String.valueOf(v.noRecipe()), Tone.MUTED)));
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Recipe", choice.recipe() + (choice.remembered() ? ", remembered" : "")));
    new TreeMap<>(choice.options()).forEach((name, value) -> facts.add(Fact.of(name, value)));
    facts.add(Fact.of("Because", choice.reason(), Tone.MUTED));
    return new Section.Facts("Rotation", facts);
  }

  private static Section changes(@Nullable String key, List<VersionChange> changes, Instant now) {
    List<Row> rows =
        changes.stream()
            .map(
                c ->
                    new Row(
                        c.version().id(),
                        List.of(
                            what(key, c),
                            Cell.of(c.version().id(), Tone.MUTED),
                            VersionsTable.labels(c.version()),
                            Cell.of(Words.age(c.version().createdAt(), now), Tone.MUTED))))
            .toList();
    return new Section.Rows(
        "Versions",
        new Table(
            List.of(
                Column.of("change", "THIS KEY", 1),
                Column.of("version", "VERSION", 3),
                Column.growing("labels", "LABELS", 2),
                Column.right("age", "AGE", 1)),
            rows),
        "Its versions could not be read.");
  }

  private static Cell what(@Nullable String key, VersionChange c) {
    if (c.keys() == null) {
      return c.before() == null
          ? Cell.of("oldest known", Tone.MUTED)
          : Cell.of(Words.NOT_KNOWN, Tone.UNKNOWN);
    }
    if (c.keys().changed().stream().anyMatch(e -> Objects.equals(e.key(), key))) {
      return Cell.of("~ changed");
    }
    if (c.keys().added().stream().anyMatch(e -> Objects.equals(e.key(), key))) {
      return Cell.of("+ added");
    }
    if (c.keys().removed().stream().anyMatch(e -> Objects.equals(e.key(), key))) {
      return Cell.of("- removed", Tone.WARN);
    }
    return Cell.of("same", Tone.MUTED);
  }
}
