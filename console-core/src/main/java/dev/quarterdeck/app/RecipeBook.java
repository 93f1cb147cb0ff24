package dev.quarterdeck.app;

import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.rotation.recipe.Generated;
import dev.quarterdeck.rotation.recipe.Recipes;
import dev.quarterdeck.rotation.recipe.Supplied;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.rotation.recipe.keyset.KeySetRecipe;
import dev.quarterdeck.rotation.recipe.lambda.NativeRecipe;
import dev.quarterdeck.rotation.recipe.postgres.PostgresRecipe;
import dev.quarterdeck.rotation.recipe.redis.RedisRecipe;
import java.time.InstantSource;
import java.util.List;

/** Every recipe, on the ports of a session. */
final class RecipeBook {
  private RecipeBook() {}

  static Recipes of(Ports ports, InstantSource clock, Pause pause, ValueSource values) {
    return new Recipes(
        List.of(
            new Generated(),
            new Supplied(values),
            new KeySetRecipe(clock),
            new NativeRecipe(ports.secrets(), ports.lambdaRotation(), ports.logs(), clock, pause),
            new PostgresRecipe(ports.secrets()),
            new RedisRecipe(
                ports.secrets(), ports.replicationGroups(), ports.cacheUsers(), pause)));
  }
}
