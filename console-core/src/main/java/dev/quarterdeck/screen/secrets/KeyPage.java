package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.recipe.RecipeChooser.Choice;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.rotations.RotateKey;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.secrets.edit.VersionChange;
import dev.quarterdeck.secrets.edit.VersionHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of a secret, or its whole value.
 *
 * @param field the key; null for the whole value
 */
public record KeyPage(String arn, String name, @Nullable String field)
    implements Page.OfSections<KeyPage.View> {
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** Versions whose values are compared. */
  private static final int VERSIONS = 20;

  /**
   * What is known of a key.
   *
   * @param recipe how it would be rotated; null where nothing tells
   * @param noRecipe why nothing tells
   * @param changes every version that is known, newest first
   */
  public record View(
      SecretKeys keys,
      @Nullable Choice recipe,
      @Nullable String noRecipe,
      List<VersionChange> changes) {}

  @Override
  public String kind() {
    return "key";
  }

  @Override
  public String key() {
    return "key " + arn + " " + field;
  }

  @Override
  public String title() {
    return field == null ? KeysTable.WHOLE : field;
  }

  @Override
  public Duration every(Duration usual, @Nullable View value) {
    return EVERY;
  }

  @Override
  public Outcome<Snapshot<View>> read(Reads reads) {
    return SecretKeys.read(reads, arn).map(keys -> view(reads, keys));
  }

  private Snapshot<View> view(Reads reads, Snapshot<SecretKeys> keys) {
    List<Unknown> unknowns = new ArrayList<>(keys.unknowns());
    Choice recipe = null;
    String why = null;
    switch (reads.features().recipeChooser().choose(arn, field)) {
      case Outcome.Done<Choice>(Choice choice) -> recipe = choice;
      case Outcome.Failed<Choice>(Problem problem) -> why = problem.sentence();
    }
    List<VersionChange> changes =
        switch (reads.features().history().changes(reads.features().deadline(), arn, VERSIONS)) {
          case Outcome.Done<Snapshot<VersionHistory.Changed>>(var read) -> {
            unknowns.addAll(read.unknowns());
            yield read.value().versions();
          }
          case Outcome.Failed<Snapshot<VersionHistory.Changed>>(Problem problem) -> {
            unknowns.add(Unknown.of("the versions in which it changed", problem));
            yield List.of();
          }
        };
    return new Snapshot<>(new View(keys.value(), recipe, why, changes), keys.asOf(), unknowns);
  }

  @Override
  public List<Offer> offers(@Nullable View value, @Nullable Row row) {
    return offers(arn, name, field);
  }

  static Offer rotate(List<RotateKey.One> keys) {
    return Offer.change(
        "rotate",
        "rotate",
        "R",
        keys.size() == 1
            ? "Give it a new value without an outage: plan, roll, probe, or back out"
            : "Give all of them new values, with one redeployment of each service",
        new RotateKey(keys));
  }

  static List<Offer> offers(String arn, String name, @Nullable String key) {
    List<Offer> offers = new ArrayList<>();
    offers.add(rotate(List.of(new RotateKey.One(arn, name, key))));
    offers.add(
        Offer.run(
            "reveal",
            "reveal",
            "x",
            "Show the value for a moment; asks for a reason, is recorded",
            new RevealValue(name, key)));
    offers.add(
        Offer.run(
            "copy-value",
            "copy value",
            "X",
            "The value to the clipboard for a moment; asks for a reason, is recorded",
            new CopyValue(name, key)));
    if (key != null) {
      offers.add(
          Offer.change(
              "set-key",
              "set",
              "E",
              "Give it another value",
              new SecretProposals.SetValue(arn, name, key)));
    }
    offers.add(
        Offer.to(
            "versions",
            "versions",
            "v",
            "Versions and what each changed",
            new VersionsPage(arn, name)));
    return offers;
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<View> value, State state) {
    return value == null ? List.of() : KeySections.of(field, value);
  }
}
