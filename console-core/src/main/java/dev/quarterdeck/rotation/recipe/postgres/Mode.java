package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Recipe;
import java.util.random.RandomGenerator;

/**
 * One of the two ways; the methods are those of {@link Recipe}, failing with {@link
 * dev.quarterdeck.kernel.ProblemException}.
 */
interface Mode {
  Recipe.Outlook outlook(SecretValue old);

  SecretValue next(SecretValue old, RandomGenerator random);

  String accept(SecretValue old, SecretValue next);

  String test(SecretValue old, SecretValue next);

  String revert(SecretValue old, SecretValue next);

  String retire(SecretValue old, SecretValue next);

  String retireUnder(SecretValue old, SecretValue next, SecretValue current);
}
