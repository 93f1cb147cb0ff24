package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Since when each key has had its value. */
class KeyAgesTest extends EditedSecret {
  private void days(int days) {
    sandbox("calm").world().advance(Duration.ofDays(days));
  }

  private void put(String document) {
    raw.putSecretValue(q -> q.secretId(name).secretString(document));
  }

  private JsonNode key(Qds.Ended ended, String key) {
    for (JsonNode k : ended.json().get("keys")) {
      if (key.equals(k.get("key").asString())) {
        return k;
      }
    }
    throw new AssertionError(key);
  }

  private Qds.Ended ages() {
    return qd("", "secrets", "show", name, "--ages", "--sandbox", "-o", "json");
  }

  @Test
  void anEditOfOneKeyDoesNotMakeTheOthersYounger() {
    days(100);
    put("{\"A\":\"%s\",\"N\":1,\"B\":\"b\"}".formatted(OLD_CANARY));
    days(20);
    put("{\"B\":\"b2\",\"N\":1,\"A\":\"%s\"}".formatted(OLD_CANARY));
    days(3);
    Qds.Ended ended = ages();
    assertThat(ended.code()).isZero();
    assertThat(key(ended, "A").get("ageDays").asInt()).isEqualTo(123);
    assertThat(key(ended, "A").get("overdue").asBoolean()).isTrue();
    assertThat(key(ended, "A").get("ageIsExact").asBoolean()).isTrue();
    assertThat(key(ended, "N").get("ageDays").asInt()).isEqualTo(23);
    assertThat(key(ended, "B").get("ageDays").asInt()).isEqualTo(3);
    assertThat(key(ended, "B").get("overdue").asBoolean()).isFalse();
    String table = qd("", "secrets", "show", name, "--ages", "--sandbox").out();
    assertThat(table).contains("AGE", "123d ▲ overdue", "23d");
    assertThat(qd("", "secrets", "show", name, "--sandbox").out()).doesNotContain("AGE");
  }

  @Test
  void aValueThatCameBackIsAsOldAsItsReturn() {
    days(10);
    put("{\"A\":\"else\"}");
    days(10);
    put("{\"A\":\"%s\"}".formatted(OLD_CANARY));
    days(5);
    assertThat(key(ages(), "A").get("ageDays").asInt()).isEqualTo(5);
  }

  @Test
  void whereHistoryEndsTheAgeIsALowerBound() {
    raw.createSecret(q -> q.name(name + "-old").secretString("{\"A\":\"first\"}"));
    for (int i = 0; i < 102; i++) {
      String document = "{\"A\":\"same\",\"N\":\"" + i + "\"}";
      raw.putSecretValue(q -> q.secretId(name + "-old").secretString(document));
      days(2);
    }
    Qds.Ended ended = qd("", "secrets", "show", name + "-old", "--ages", "--sandbox", "-o", "json");
    assertThat(key(ended, "A").get("ageIsExact").asBoolean()).isFalse();
    assertThat(key(ended, "A").get("ageDays").asInt()).isBetween(180, 204);
    assertThat(key(ended, "A").get("overdue").asBoolean()).isTrue();
    assertThat(key(ended, "N").get("ageDays").asInt()).isEqualTo(2);
    assertThat(qd("", "secrets", "show", name + "-old", "--ages", "--sandbox").out())
        .contains("≥ ");
  }
}
