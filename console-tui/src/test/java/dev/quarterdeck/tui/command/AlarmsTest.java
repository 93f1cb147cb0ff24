package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.world.watch.Alarm;
import dev.quarterdeck.tui.cli.Qds;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class AlarmsTest extends OnSandbox {
  private boolean actions(String scenario, String alarm) {
    var world = sandbox(scenario).world();
    Alarm found = world.call(() -> world.watch().alarms().find(alarm));
    return found != null && found.actionsEnabled;
  }

  private List<String> audited() {
    return StreamSupport.stream(
            run("audit list --sandbox=calm -o json").json().spliterator(), false)
        .map(e -> e.get("action").asString() + " " + e.get("outcome").asString())
        .toList();
  }

  @Test
  void thoseThatFireComeFirst() {
    Qds.Ended ended = run("alarms list --sandbox=noisy-errors -o json");
    assertThat(ended.code()).isZero();
    JsonNode first = ended.json().get(0);
    assertThat(first.get("name").asString()).isEqualTo("acme-prod-web-5xx");
    assertThat(first.get("state").asString()).isEqualTo("ALARM");
    assertThat(first.get("actionsEnabled").asBoolean()).isTrue();
    assertThat(first.get("silencedUntil").isNull()).isTrue();
    Qds.Ended firing =
        qd().terminal(80)
            .run("alarms", "list", "--sandbox=noisy-errors", "--state", "alarm", "--no-color");
    assertThat(firing.out()).contains("✖ alarm").contains("Threshold Crossed");
    assertThat(firing.lines()).allMatch(l -> l.length() <= 80);
    assertThat(run("alarms list --sandbox=calm --state alarm -o csv").lines()).hasSize(1);
  }

  @Test
  void oneAlarmTellsItsRuleAndWhoIsTold() {
    Qds.Ended ended = run("alarms show acme-prod-web-latency --sandbox=calm -o json");
    assertThat(ended.json().get("rule").asString())
        .isEqualTo("p95 of TargetResponseTime > 1 for 2 of 3 periods of 60 s");
    assertThat(ended.json().get("actions").size()).isEqualTo(1);
    Qds.Ended table = run("alarms show acme-prod-web-latency --sandbox=calm");
    assertThat(table.out()).contains("Rule").contains("acme-oncall");
    assertThat(run("alarms show nobody --sandbox=calm").code()).isEqualTo(4);
  }

  @Test
  void theHistoryTellsWhenItFired() {
    Qds.Ended ended = run("alarms history acme-prod-web-5xx --sandbox=noisy-errors");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Alarm updated from OK to ALARM").contains("action");
    JsonNode json = run("alarms history acme-prod-web-5xx --sandbox=noisy-errors -o json").json();
    assertThat(json.get("events").get(0).get("type").asString()).isIn("StateUpdate", "Action");
    assertThat(run("alarms history acme-prod-web-5xx --sandbox=calm --since 40d").code())
        .isEqualTo(2);
  }

  @Test
  void silenceAndResume() {
    String alarm = "acme-prod-api-5xx";
    Qds.Ended dry = run("alarms silence " + alarm + " --for 30m --sandbox=calm --dry-run");
    assertThat(dry.code()).isZero();
    assertThat(dry.out()).contains("cloudwatch:DisableAlarmActions").contains("1 actions off");
    assertThat(actions("calm", alarm)).isTrue();

    assertThat(
            run("alarms silence " + alarm + " --for 30m --sandbox=calm --read-only --yes").code())
        .isEqualTo(6);
    assertThat(actions("calm", alarm)).isTrue();

    Qds.Ended done =
        run("alarms silence " + alarm + " --for 30m --sandbox=calm --yes --reason test -o json");
    assertThat(done.code()).isZero();
    assertThat(done.json().get("status").asString()).isEqualTo("silenced");
    assertThat(actions("calm", alarm)).isFalse();
    assertThat(audited())
        .anyMatch(a -> a.startsWith("alarms.silence intended"))
        .anyMatch(a -> a.startsWith("alarms.silence done, actions off until"));
    assertThat(run("alarms list --sandbox=calm --filter " + alarm).out())
        .contains("off until")
        .contains("silenced by arn:aws:")
        .contains(": test");
    assertThat(run("alarms show " + alarm + " --sandbox=calm -o json").json().get("silencedBy"))
        .isNotNull();
    assertThat(run("alarms resume --sandbox=calm --yes").out())
        .as("nothing is due yet")
        .contains("Nothing to change");
    assertThat(actions("calm", alarm)).isFalse();

    sandbox("calm").world().advance(Duration.ofMinutes(31));
    Qds.Ended resumed = run("alarms resume --sandbox=calm --yes");
    assertThat(resumed.code()).isZero();
    assertThat(resumed.out()).contains(alarm + ": actions on.");
    assertThat(actions("calm", alarm)).isTrue();
    assertThat(run("alarms list --sandbox=calm").err()).doesNotContain("silence");
    assertThat(audited()).anyMatch(a -> a.equals("alarms.resume done, actions on"));
  }

  private void silencedFor(String alarm, Duration time) {
    assertThat(run("alarms silence " + alarm + " --for 30m --sandbox=stale-secret --yes").code())
        .isZero();
    sandbox("stale-secret").world().advance(time);
    assertThat(actions("stale-secret", alarm)).isFalse();
  }

  @Test
  void anyLaterCommandEndsASilenceThatIsOver() {
    String alarm = "acme-prod-api-5xx";
    silencedFor(alarm, Duration.ofMinutes(20));
    assertThat(run("secrets list --sandbox=stale-secret").err()).doesNotContain("silence");
    assertThat(actions("stale-secret", alarm)).as("not yet").isFalse();
    sandbox("stale-secret").world().advance(Duration.ofMinutes(11));

    Qds.Ended doctor = run("doctor --sandbox=stale-secret");
    assertThat(doctor.out().replaceAll("\\s+", " "))
        .contains("The silence of alarm " + alarm + " by arn:aws:")
        .contains("qd alarms resume");
    Qds.Ended readOnly = run("secrets list --sandbox=stale-secret --read-only");
    assertThat(readOnly.code()).isZero();
    assertThat(readOnly.err().replaceAll("\\s+", " "))
        .containsOnlyOnce("The silence of alarm " + alarm + " is over")
        .contains("read-only");
    run("alarms silence acme-prod-web-5xx --for 5m --sandbox=stale-secret --dry-run");
    assertThat(actions("stale-secret", alarm)).as("nobody was allowed to").isFalse();

    Qds.Ended later = run("secrets list --sandbox=stale-secret -o json");
    assertThat(later.code()).isZero();
    assertThat(later.json().isArray()).isTrue();
    assertThat(later.err()).contains("The silence of alarm " + alarm + " is over: its actions");
    assertThat(actions("stale-secret", alarm)).isTrue();
    JsonNode last =
        StreamSupport.stream(
                run("audit list --sandbox=stale-secret -o json").json().spliterator(), false)
            .filter(e -> e.get("outcome").asString().equals("done, actions on"))
            .findFirst()
            .orElseThrow();
    assertThat(last.get("action").asString()).isEqualTo("alarms.resume");
    assertThat(last.get("reason").asString()).contains("the silence of " + alarm + " by arn:aws:");
    assertThat(run("secrets list --sandbox=stale-secret").err()).doesNotContain("silence");
  }

  @Test
  void aSilenceThatIsOverStaysRememberedWhereItMayNotBeEnded() {
    String alarm = "acme-prod-web-cpu";
    silencedFor(alarm, Duration.ofMinutes(31));
    sandbox("stale-secret").faults().on("cloudwatch", "EnableAlarmActions").deny();
    Qds.Ended denied = run("alarms list --sandbox=stale-secret --filter " + alarm);
    sandbox("stale-secret").faults().clear();
    assertThat(denied.code()).isZero();
    assertThat(denied.err()).contains("cloudwatch:EnableAlarmActions");
    assertThat(denied.out()).contains("off, silence over");
    assertThat(run("alarms list --sandbox=stale-secret --filter " + alarm).err())
        .contains("is over");
    assertThat(actions("stale-secret", alarm)).isTrue();
  }

  @Test
  void waitingSwitchesThemOnAgain() {
    String alarm = "acme-prod-web-cpu";
    Qds.Ended ended =
        run("alarms silence " + alarm + " --for 10m --wait --sandbox=calm --yes -o json");
    assertThat(ended.code()).isZero();
    assertThat(ended.json().get("status").asString()).isEqualTo("resumed");
    assertThat(actions("calm", alarm)).isTrue();
    assertThat(run("alarms list --sandbox=calm").err()).isEmpty();
  }

  @Test
  void whatAwsRefusesIsNotRemembered() {
    String alarm = "acme-prod-worker-cpu";
    sandbox("denied").faults().on("cloudwatch", "DisableAlarmActions").deny();
    assertThat(run("alarms silence " + alarm + " --for 10m --sandbox=denied --yes").code())
        .isEqualTo(3);
    assertThat(
            run("alarms list --sandbox=denied --filter " + alarm + " -o json")
                .json()
                .get(0)
                .get("silencedUntil")
                .isNull())
        .isTrue();
  }

  @Test
  void wrongUsageIsSaid() {
    assertThat(run("alarms silence x --sandbox=calm --yes").code()).isEqualTo(2);
    assertThat(run("alarms silence x --for 30d --sandbox=calm --yes").code()).isEqualTo(2);
    assertThat(run("alarms silence nobody --for 1h --sandbox=calm --yes").code()).isEqualTo(4);
    assertThat(run("alarms list --state loud --sandbox=calm").code()).isEqualTo(2);
    assertThat(run("alarms silence acme-prod-web-cpu --for 1h --sandbox=calm").code()).isEqualTo(6);
  }
}
