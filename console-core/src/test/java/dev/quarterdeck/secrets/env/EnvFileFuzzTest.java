package dev.quarterdeck.secrets.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.DotEnv;
import dev.quarterdeck.secrets.SecretDocument;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dotenv file updated where it stands. */
class EnvFileFuzzTest {

  @Test
  void aFileThatReadsIsUpdatedAndReadsBack() {
    Fuzz.of("dotenv in place", "# c\nA=1\nexport B='x' # y\n\nA=2\n", "Z=\"a\nb\"", "N=1")
        .each(
            text -> {
              SecretDocument.close(DotEnv.parse(text));
              try (SecretValue file = SecretValue.ofText(text);
                  SecretValue value = SecretValue.ofText("it's \"new\" $x\n#");
                  SecretValue updated = EnvFile.updated(file, Map.of("B", value, "N", value))) {
                Map<String, SecretValue> read = updated.readText(DotEnv::parse);
                assertThat(read.get("B")).matches(value::sameAs);
                assertThat(read.get("N")).matches(value::sameAs);
                SecretDocument.close(read);
              }
            });
  }
}
