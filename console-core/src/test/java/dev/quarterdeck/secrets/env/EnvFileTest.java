package dev.quarterdeck.secrets.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.DotEnv;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
  private static Map<String, SecretValue> values(String... pairs) {
    Map<String, SecretValue> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], SecretValue.ofText(pairs[i + 1]));
    }
    return values;
  }

  private static String text(SecretValue value) {
    return value.readText(t -> t);
  }

  private static String updated(String file, Map<String, SecretValue> values) {
    try (SecretValue text = SecretValue.ofText(file);
        SecretValue updated = EnvFile.updated(text, values)) {
      return updated.readText(t -> t);
    }
  }

  @Test
  void whatIsNotMeantStaysByteForByte() {
    String file =
        "\ufeff# for local runs\n\nexport  A = 'old' # mine\nB=\"two\nlines\"\n  C=3\n# end";
    assertThat(updated(file, values("A", "new one", "D", "4")))
        .isEqualTo(
            "\ufeff# for local runs\n\nexport A='new one' # mine\nB=\"two\nlines\"\n  C=3\n# end\nD=4\n");
    assertThat(updated(file, values("B", "one line")))
        .isEqualTo(
            "\ufeff# for local runs\n\nexport  A = 'old' # mine\nB='one line'\n  C=3\n# end");
  }

  @Test
  void aFileFromWindowsKeepsItsLineEndsAndGetsMoreOfThem() {
    assertThat(updated("A=old\r\nB=\"x\"\t# why\r\n", values("A", "1", "B", "2", "C", "3")))
        .isEqualTo("A=1\r\nB=2\t# why\r\nC=3\r\n");
  }

  @Test
  void aCommentThatTouchesAValueStaysAComment() {
    assertThat(updated("A=\"x\"#why\nB=#why\nC=#why", values("A", "1", "B", "2")))
        .isEqualTo("A=1 #why\nB=2 #why\nC=#why");
  }

  @Test
  void ofDuplicatesTheLastOneCountsAndIsRewritten() {
    assertThat(updated("A=1\nA=2\n", values("A", "3"))).isEqualTo("A=1\nA=3\n");
  }

  @Test
  void aFileThatIsNotThereIsWrittenWhole() {
    assertThat(updated("", values("A", "1", "B", "x y"))).isEqualTo("A=1\nB='x y'\n");
  }

  @Test
  void aKeyThatNoDotenvFileCanHoldIsRefused() {
    assertThatThrownBy(() -> updated("", values("a b", "1"))).isInstanceOf(ProblemException.class);
  }

  /** Whatever stands in a file: what was set reads back, and everything else reads as before. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsBackWhatWasWritten(long seed) {
    Random random = new Random(seed);
    String alphabet = "ab #='\"\\$`\n\t\r€😀-{}";
    int[] points = alphabet.codePoints().toArray();
    for (int i = 0; i < 500; i++) {
      StringBuilder file = new StringBuilder();
      Map<String, String> before = new LinkedHashMap<>();
      for (String key : List.of("A", "B", "C")) {
        String value = word(random, points);
        before.put(key, value);
        file.append(random.nextBoolean() ? "# note\n" : "");
        DotEnv.write(file, key, value);
      }
      String set = word(random, points);
      String text = updated(file.toString(), values("B", set));
      before.put("B", set);
      Map<String, SecretValue> read = DotEnv.parse(text);
      before.forEach(
          (key, value) ->
              assertThat(text(Objects.requireNonNull(read.get(key))))
                  .as(key + " in " + text)
                  .isEqualTo(value));
    }
  }

  private static String word(Random random, int[] points) {
    StringBuilder word = new StringBuilder();
    for (int n = random.nextInt(8); n > 0; n--) {
      word.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return word.toString();
  }

  @Test
  void theDifferenceNamesKeysOnly() {
    EnvDiff diff =
        EnvDiff.between(values("A", "1", "B", "2", "C", "3"), values("B", "2", "C", "x", "D", "4"));
    assertThat(diff).isEqualTo(new EnvDiff(List.of("D"), List.of("A"), List.of("C"), 1));
    assertThat(diff.isEmpty()).isFalse();
    assertThat(EnvDiff.between(values("A", "1"), values("A", "1")).isEmpty()).isTrue();
  }

  @Test
  void aSecretWinsOverTheEnvironmentWhichWinsOverTheFile() {
    Map<String, SecretValue> added =
        ProgramEnvironment.of(
            Map.of("A", "environment", "B", "environment"),
            values("A", "file", "C", "file", "D", "file"),
            List.of(values("B", "first", "D", "first"), values("D", "second")));
    Map<String, String> read = new LinkedHashMap<>();
    added.forEach((key, value) -> read.put(key, value.readText(t -> t)));
    assertThat(read).isEqualTo(Map.of("B", "first", "C", "file", "D", "second"));
    assertThat(
            ProgramEnvironment.missing(
                List.of("A", "B", "X", "E"), Map.of("A", "here", "E", ""), added))
        .containsExactly("X", "E");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A=B", "A\0"})
  void aKeyThatNoEnvironmentCanHoldIsRefused(String key) {
    assertThatThrownBy(() -> ProgramEnvironment.of(Map.of(), Map.of(), List.of(values(key, "1"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageNotContaining("\0");
  }

  /** A key may be a beginning of the word export. */
  @Test
  void exportStaysBeforeEveryKey() {
    assertThat(updated("export exp=1\nexport=2\n", values("exp", "3", "export", "4")))
        .isEqualTo("export exp=3\nexport=4\n");
  }
}
