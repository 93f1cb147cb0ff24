package dev.quarterdeck.screen.console;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.readiness.Readiness;
import dev.quarterdeck.rotation.Rotations;
import dev.quarterdeck.rotation.recipe.RecipeChooser;
import dev.quarterdeck.rotation.recipe.Recipes;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.screen.rotations.RotationWatch;
import dev.quarterdeck.secrets.KeyAges;
import dev.quarterdeck.secrets.Reveal;
import dev.quarterdeck.secrets.edit.Unlocking;
import dev.quarterdeck.secrets.edit.VersionHistory;
import dev.quarterdeck.session.Elevation;
import dev.quarterdeck.session.doctor.Check;
import dev.quarterdeck.topology.TopologyReader;
import java.util.List;

/** What pages and sheets reach beside the plain reads; called off the loop. */
public interface Features {
  /** The time limit of one reading, starting now. */
  Deadline deadline();

  /** Opens a read-only session for changes, for a time. */
  Elevation elevation();

  /** Values, with a reason, recorded. */
  Reveal reveal();

  KeyAges keyAges();

  VersionHistory history();

  Unlocking unlocking();

  RecipeChooser recipeChooser();

  /** {@code values}: where those come from that somebody else issued. */
  Recipes recipes(ValueSource values);

  Rotations rotations();

  /** How far the roll-outs of rotations that run in this process are. */
  RotationWatch watch();

  /** The production-readiness checklist with its latest run. */
  Readiness readiness();

  AuditLog audit();

  /** What refers to what; remembers which endpoints it found. */
  TopologyReader topology();

  /** What may keep the console from its work; one cheap call for each permission. */
  List<Check> doctor();
}
