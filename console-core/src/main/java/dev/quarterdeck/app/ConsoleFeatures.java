package dev.quarterdeck.app;

import dev.quarterdeck.app.doctor.Examination;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.readiness.Readiness;
import dev.quarterdeck.rotation.Rotations;
import dev.quarterdeck.rotation.recipe.RecipeChooser;
import dev.quarterdeck.rotation.recipe.Recipes;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.screen.console.Features;
import dev.quarterdeck.screen.rotations.RotationWatch;
import dev.quarterdeck.secrets.KeyAges;
import dev.quarterdeck.secrets.Reveal;
import dev.quarterdeck.secrets.edit.Unlocking;
import dev.quarterdeck.secrets.edit.VersionHistory;
import dev.quarterdeck.session.Elevation;
import dev.quarterdeck.session.doctor.Check;
import dev.quarterdeck.topology.TopologyReader;
import java.util.ArrayList;
import java.util.List;

/** One console's features, as screens reach them. */
record ConsoleFeatures(
    Console console, RotationWatch watch, Readiness readiness, TopologyReader topology)
    implements Features {
  @Override
  public Deadline deadline() {
    return console.deadline();
  }

  @Override
  public Elevation elevation() {
    return console.elevation();
  }

  @Override
  public Reveal reveal() {
    return console.reveal();
  }

  @Override
  public KeyAges keyAges() {
    return console.keyAges();
  }

  @Override
  public VersionHistory history() {
    return console.history();
  }

  @Override
  public Unlocking unlocking() {
    return console.unlocking();
  }

  @Override
  public RecipeChooser recipeChooser() {
    return console.recipeChooser();
  }

  @Override
  public Recipes recipes(ValueSource values) {
    return console.recipes(values);
  }

  @Override
  public Rotations rotations() {
    return console.rotations();
  }

  @Override
  public AuditLog audit() {
    return console.audit();
  }

  @Override
  public List<Check> doctor() {
    List<Check> checks = new ArrayList<>(Examination.machine(System.getenv()));
    checks.addAll(Examination.of(console));
    return checks;
  }
}
