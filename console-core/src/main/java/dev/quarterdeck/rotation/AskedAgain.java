package dev.quarterdeck.rotation;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Supplied;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.rotation.run.Run;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.VersionRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Supplied values of an operation that stopped before they were staged: no journal holds a value,
 * so that they have to be given again. Holds them until closed.
 */
final class AskedAgain implements AutoCloseable {
  private final SecretStore store;
  private final Map<String, Recipe> given = new HashMap<>();
  private final List<Supplied> held = new ArrayList<>();
  private final List<String> details = new ArrayList<>();

  private AskedAgain(SecretStore store) {
    this.store = store;
  }

  /** Nothing was asked. */
  static AskedAgain nothing(SecretStore store) {
    return new AskedAgain(store);
  }

  /** Asks for what is missing, and looks at it as the plan did. */
  static Outcome<AskedAgain> of(SecretStore store, Operation op, ValueSource values) {
    AskedAgain asked = new AskedAgain(store);
    return Outcome.of(
        () -> {
          boolean complete = false;
          try {
            if (!op.course().next().back()) {
              op.course().phase().versions().forEach(v -> asked.ask(op, v, values));
            }
            complete = true;
            return asked;
          } finally {
            if (!complete) {
              asked.close();
            }
          }
        });
  }

  private void ask(Operation op, Phase.Version v, ValueSource values) {
    Target target = op.order().target(v.secret());
    List<Target.Key> keys =
        target.keys().stream().filter(k -> k.recipe().equals(Supplied.GUIDE.name())).toList();
    if (keys.isEmpty()
        || v.state() != Phase.State.MEANT
        || v.from() != null
        || staged(target.arn(), v.id())) {
      return;
    }
    try (SecretContent base = store.read(target.arn(), new VersionRef.Id(v.base())).orThrow()) {
      for (Target.Key key : keys) {
        Supplied supplied = new Supplied(values);
        held.add(supplied);
        try (SecretValue old = old(base, key)) {
          details.addAll(
              look(op, supplied.outlook(key.settings(target.arn(), op.order().compromised()), old))
                  .details());
        }
        given.put(Run.place(target.arn(), key.key()), supplied);
      }
    }
  }

  private boolean staged(String arn, String version) {
    return switch (store.read(arn, new VersionRef.Id(version))) {
      case Outcome.Done<SecretContent>(SecretContent there) -> {
        there.close();
        yield true;
      }
      case Outcome.Failed<SecretContent>(Problem.NotFound _) -> false;
      case Outcome.Failed<SecretContent>(Problem problem) -> throw new ProblemException(problem);
    };
  }

  private static SecretValue old(SecretContent base, Target.Key key) {
    return key.key() == null
        ? base.value().copy()
        : SecretDocument.valueOf(base.value(), key.key())
            .orElseGet(() -> SecretValue.ofBytes(new byte[0]));
  }

  /** Who has no value at hand may still give the rotation up. */
  private static Recipe.Outlook look(Operation op, Outcome<Recipe.Outlook> outlook) {
    String orBack = " Or take it back: " + Way.ABORT.command(op.id()) + ".";
    return switch (outlook) {
      case Outcome.Done<Recipe.Outlook>(Recipe.Outlook done) -> done;
      case Outcome.Failed<Recipe.Outlook>(Problem.Refused p) ->
          throw new ProblemException(new Problem.Refused(p.sentence(), p.remedy() + orBack));
      case Outcome.Failed<Recipe.Outlook>(Problem.Invalid p) ->
          throw new ProblemException(new Problem.Invalid(p.sentence(), p.remedy() + orBack));
      case Outcome.Failed<Recipe.Outlook>(Problem p) -> throw new ProblemException(p);
    };
  }

  /** By {@link Run#place}. */
  Map<String, Recipe> given() {
    return given;
  }

  /** For the plan. */
  List<String> details() {
    return details;
  }

  @Override
  public void close() {
    held.forEach(Supplied::close);
  }
}
