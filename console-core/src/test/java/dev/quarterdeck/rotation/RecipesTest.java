package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.RecipeChooser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each recipe through the engine, over the wire, with the world's truth at the end. */
final class RecipesTest {
  private static final String CANARY = "canary-4f6b1a0c9d";
  @TempDir Path home;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench(home);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Recipe recipe(String name) {
    return bench
        .console()
        .recipes(question -> Outcome.done(SecretValue.ofText(CANARY + "\n")))
        .get(name)
        .orThrow();
  }

  private RotationResult rotated(
      String secret, @org.jspecify.annotations.Nullable String key, String recipe) {
    RotationResult r =
        bench.rotate(Bench.request(Bench.target(secret, key, recipe(recipe)))).orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.COMPLETED);
    assertThat(r.toString()).doesNotContain("canary");
    return r;
  }

  @Test
  void a_generated_value_reaches_every_consumer_in_the_form_of_the_old() {
    String old = bench.value(Bench.APP, bench.current(Bench.APP), "JWT_SECRET");
    rotated(Bench.APP, "JWT_SECRET", "generated");
    String now = bench.current(Bench.APP);
    assertThat(bench.value(Bench.APP, now, "JWT_SECRET"))
        .matches("demo-jwt-[A-Za-z0-9]{28}")
        .isNotEqualTo(old);
  }

  @Test
  void a_supplied_value_is_promoted_without_its_line_break() {
    rotated(Bench.APP, "STRIPE_SECRET_KEY", "supplied");
    String now = bench.current(Bench.APP);
    assertThat(bench.value(Bench.APP, now, "STRIPE_SECRET_KEY")).isEqualTo(CANARY);
    bench.allRunWith(Bench.APP, now, "api", "billing");
  }

  @ParameterizedTest
  @CsvSource({
    "acme/prod/app, JWT_SECRET, generated",
    "acme/prod/app, STRIPE_SECRET_KEY, supplied",
    "acme/prod/app, OPENAI_API_KEY, supplied",
    "acme/prod/database-url, , postgres",
    "acme/prod/redis-url, , redis",
    "acme/prod/auth-keyset, , keyset",
    "acme/prod/signing, , generated",
    "acme/prod/rds-admin, password, native"
  })
  void the_recipe_is_chosen_from_the_secret(
      String secret, @org.jspecify.annotations.Nullable String key, String recipe) {
    RecipeChooser.Choice choice = bench.console().recipeChooser().choose(secret, key).orThrow();
    assertThat(choice.recipe()).isEqualTo(recipe);
    assertThat(choice.reason()).isNotBlank();
    assertThat(choice.remembered()).isFalse();
  }

  @Test
  void a_key_set_takes_two_roll_outs() {
    RotationResult r = rotated("acme/prod/auth-keyset", null, "keyset");
    assertThat(r.steps().stream().filter(s -> s.step().equals("promote"))).hasSizeGreaterThan(1);
  }

  @Test
  void a_native_rotation_is_driven_and_rolled() {
    RotationResult r = rotated("acme/prod/rds-admin", null, "native");
    assertThat(bench.current("acme/prod/rds-admin")).isEqualTo(r.keys().getFirst().newVersion());
  }
}
