package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import org.junit.jupiter.api.Test;

/** Logins in whatever form a secret has them. */
class LoginFuzzTest {

  @Test
  void loginsAreReadOrRefused() {
    Fuzz.of(
            "PostgreSQL logins",
            "postgresql://user:p%40ss@db.example.com:5432/app?sslmode=require",
            "jdbc:postgresql://db:5432/app?user=u&password=p",
            "postgresql+psycopg2://u:p@h/d",
            "{\"username\":\"u\",\"password\":\"p\",\"host\":\"h\",\"port\":5432}",
            "{\"DB_USER\":\"u\",\"DB_PASSWORD\":\"p\",\"DB_HOST\":\"h\"}")
        .each(
            text -> {
              try (SecretValue value = SecretValue.ofText(text);
                  SecretValue fresh = SecretValue.ofText("n/e@w%:?#");
                  Login login = Login.read(value, null, () -> Outcome.done(value.copy()), null)) {
                login.with("other", fresh).close();
              }
            });
  }
}
