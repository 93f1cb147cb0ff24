package dev.quarterdeck.rotation.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.connect.OtherSecret;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What recipes are asked with, typed or remembered in a tag, and the values they start from. */
class OptionsFuzzTest {

  @Test
  void optionsAreTakenOrRefused() {
    Fuzz.of(
            "options of recipes",
            "32",
            "15m",
            "db.example.com:5432",
            "a:1,[::1]:2",
            "acme/prod/admin:PASSWORD",
            "arn:aws:secretsmanager:r:1:secret:x-AbCdEf:K",
            "https://api.example.com/v1?x=y",
            "Authorization: Bearer {}",
            "200-299",
            "/etc/ssl/root.pem")
        .each(
            text -> {
              for (RecipeGuide guide : Recipes.guides()) {
                for (RecipeOption option : guide.options()) {
                  Fuzz.sound(guide.check(Map.of(option.name(), text)));
                }
              }
              OtherSecret.parse(text).ifPresent(s -> assertThat(s.secret()).isNotBlank());
            });
  }

  @Test
  void whatNoFileCanBeNamedIsRefused() {
    assertThat(Recipes.guide("redis").orElseThrow().check(Map.of("rootcert", "a\0b")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.problem()).isInstanceOf(Problem.Invalid.class));
  }

  @Test
  void everyValueHasAForm() {
    Random random = new Random(1);
    Fuzz.of(
            "forms of values",
            "sk_live_0123456789abcdefABCDEF0123",
            "550e8400-e29b-41d4-a716-446655440000",
            "deadbeefdeadbeefdeadbeef",
            "QUJDREVGR0hJSktMTU5PUFFSU1RVVg==",
            "correct horse battery staple")
        .each(
            text -> {
              try (SecretValue old = SecretValue.ofText(text)) {
                ValueForm form = ValueForm.of(old);
                assertThat(form.words()).isNotBlank();
                try (SecretValue made = form.make(random, old)) {
                  assertThat(made.size()).isEqualTo(form.size());
                }
              }
            });
  }
}
