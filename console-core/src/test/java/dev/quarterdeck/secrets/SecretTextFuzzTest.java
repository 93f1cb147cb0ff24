package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.SecretValue;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What people and AWS keep in secrets, files beside them, and references to them. */
class SecretTextFuzzTest {

  private static final String[] DOCUMENTS = {
    "{\"A\": \"1\", \"B\":{\"c\":[1,2,{}]},\n \"A\":true, \"é\\u0041\": -1.5e3}",
    "{}",
    "[1]",
    "\"text\"",
    "postgres://u:p@h/db",
    "{\"K\":\"a\\\"b\\ud83d\\ude80\"}"
  };

  @Test
  void documentsAreReadAndEditedOrRefused() {
    Fuzz.of("secret documents", DOCUMENTS)
        .each(
            text -> {
              try (SecretValue value = SecretValue.ofText(text)) {
                SecretDocument document = SecretDocument.parse(value);
                document.whyNot().ifPresent(Fuzz::clean);
                SecretDocument.values(value).ifPresent(SecretDocument::close);
                for (SecretDocument.Member m : document.members()) {
                  SecretDocument.valueOf(value, m.key()).orElseThrow().close();
                }
                edited(value, document.isJsonObject());
              }
            });
  }

  /** One key more: what was there is there as it was. */
  private static void edited(SecretValue value, boolean object) {
    try (SecretValue fresh = SecretValue.ofText("a \"new\" value");
        SecretValue edited = DocumentEdit.with(value, "NEW_KEY", fresh);
        SecretValue read = SecretDocument.valueOf(edited, "NEW_KEY").orElseThrow()) {
      assertThat(object).isTrue();
      assertThat(read.sameAs(fresh)).isTrue();
      assertThat(SecretDocument.parse(edited).isJsonObject()).isTrue();
      try (SecretValue without = DocumentEdit.without(edited, "NEW_KEY")) {
        assertThat(SecretDocument.parse(without).members().stream().map(SecretDocument.Member::key))
            .doesNotContain("NEW_KEY");
      }
    }
  }

  @Test
  void dotenvReadsBackWhatItWrites() {
    Fuzz.of(
            "dotenv",
            "# c\nA=1\nexport B = two words  # not this\nC='it $HOME'\r\nD=\"a\\nb\\\"\\$\"",
            "\ufeffURL=postgres://u:p#w@h/db?x=y\nE=\n",
            "M=\"first\nsecond\"\n")
        .each(
            text -> {
              Map<String, SecretValue> values = DotEnv.parse(text);
              StringBuilder out = new StringBuilder();
              values.forEach((k, v) -> v.readText(t -> written(out, k, t)));
              Map<String, SecretValue> again = DotEnv.parse(out.toString());
              assertThat(texts(again)).isEqualTo(texts(values));
              assertThat(DotEnv.spans(text)).containsOnlyKeys(values.keySet());
            });
  }

  private static boolean written(StringBuilder out, String key, String text) {
    DotEnv.write(out, key, text);
    return true;
  }

  private static Map<String, String> texts(Map<String, SecretValue> values) {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().<String>readText(t -> t)));
  }

  @Test
  void referencesAreReadOrSaidToBeMalformed() {
    Fuzz.of(
            "valueFrom",
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:acme/prod/app-AbCdEf",
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf:KEY:AWSCURRENT:",
            "arn:aws:ssm:us-east-1:111122223333:parameter/x",
            "/a/parameter")
        .each(
            text -> {
              switch (ValueFrom.parse(text)) {
                case ValueFrom.Parsed.Secret(ValueFrom r) ->
                    assertThat(text).startsWith(r.secretArn());
                case ValueFrom.Parsed.Parameter(String name) -> assertThat(name).isEqualTo(text);
                case ValueFrom.Parsed.Malformed(String why) -> assertThat(why).isNotBlank();
              }
            });
  }
}
