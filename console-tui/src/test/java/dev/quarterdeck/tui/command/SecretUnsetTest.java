package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Keys that leave, and changes that were given up. */
class SecretUnsetTest extends EditedSecret {
  @Test
  void oneKeyLeavesAndEveryOtherByteStays() {
    Qds.Ended ended = qd("", "secrets", "unset", name, "A", "--yes", "--sandbox", "-o", "json");
    assertThat(ended.code()).isZero();
    assertThat(value()).isEqualTo("{ \"N\": 5432000 }\n");
    JsonNode removed = ended.json().get("removed");
    assertThat(removed.size()).isEqualTo(1);
    assertThat(removed.get(0).get("key").asString()).isEqualTo("A");
    assertThat(qd("", "secrets", "rollback", name, "--yes", "--sandbox").code()).isZero();
    assertThat(value()).contains(OLD_CANARY);
  }

  @Test
  void whoRefersToItIsNamedBefore() {
    Qds.Ended ended = run("secrets unset acme/prod/app JWT_SECRET --dry-run --sandbox -o json");
    assertThat(ended.code()).isZero();
    assertThat(ended.json().get("notes").toString())
        .contains("acme-prod/api refers to JWT_SECRET: its next task will not start.");
  }

  @Test
  void aKeyThatIsNotThereIsSaid() {
    Qds.Ended ended = qd("", "secrets", "unset", name, "B", "--yes", "--sandbox");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("has no key B", "qd secrets show " + name);
    assertThat(run("secrets unset acme/prod/license A --yes --sandbox").err())
        .contains("no keys", "qd secrets set acme/prod/license");
  }

  @Test
  void aChangeThatWasGivenUpIsUnlocked() {
    raw.putSecretValue(
        q ->
            q.secretId(name)
                .secretString("{}")
                .versionStages(List.of("AWSPENDING", "qd/edit-1/alice")));
    assertThat(qd(CANARY, "secrets", "set", name, "A", "--yes", "--sandbox").err())
        .contains("by alice (edit-1)", "qd secrets unlock " + name);
    Qds.Ended plan = qd("", "secrets", "unlock", name, "--dry-run", "--sandbox");
    assertThat(plan.code()).isZero();
    assertThat(plan.out()).contains("by alice (edit-1), since", "Take AWSPENDING off version");
    Qds.Ended done = qd("", "secrets", "unlock", name, "--yes", "--sandbox", "-o", "json");
    assertThat(done.json().get("status").asString()).isEqualTo("done");
    assertThat(raw.describeSecret(q -> q.secretId(name)).versionIdsToStages().values().toString())
        .doesNotContain("AWSPENDING", "qd/");
    assertThat(qd("", "secrets", "unlock", name, "--yes", "--sandbox").out())
        .contains("nothing to change");
    assertThat(run("audit list --sandbox").out()).contains("secrets.unlock");
  }
}
