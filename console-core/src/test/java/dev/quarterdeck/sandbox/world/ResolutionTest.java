package dev.quarterdeck.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.world.ecs.ContainerSpec;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import dev.quarterdeck.sandbox.world.ecs.SecretResolver.Access;
import dev.quarterdeck.sandbox.world.watch.FilterPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a container gets from a reference, and why a task did not start. */
class ResolutionTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String ROLE = "arn:aws:iam::111122223333:role/execution";
  private final World world = new World(Account.DEFAULT, 3, NOON, SandboxClock.manual(NOON));

  private String secret(String name, String text) {
    var s = world.secrets().create(name);
    world.secrets().versions().put(s, null, text, null, List.of());
    return s.arn();
  }

  private EcsTask run(String valueFrom) {
    var def =
        world
            .ecs()
            .register(
                "app",
                List.of(
                    new ContainerSpec(
                        "app",
                        "image",
                        true,
                        Map.of(),
                        List.of(new ContainerSpec.Reference("V", valueFrom)),
                        null,
                        null,
                        false,
                        0)),
                ROLE,
                "256",
                "512",
                "document");
    EcsTask t =
        world.ecs().life().runTask(world.ecs().createCluster("c"), def, java.util.List.of());
    world.advance(Duration.ofMinutes(1));
    return t;
  }

  private void fails(String valueFrom, String text) {
    EcsTask t = run(valueFrom);
    assertThat(t.stopCode).isEqualTo("TaskFailedToStart");
    assertThat(t.stoppedReason)
        .startsWith("ResourceInitializationError: unable to pull secrets or registry auth")
        .contains(text);
    assertThat(t.status).isEqualTo(EcsTask.Status.STOPPED);
  }

  @Test
  void valuesAreRenderedAsGoPrintsThem() {
    String arn =
        secret(
            "s",
            "{\"a\":\"text\",\"n\":5432000,\"b\":true,\"o\":{\"y\":1,\"x\":\"q\"},\"l\":[1,2.5],\"z\":null}");
    Map<String, String> expected =
        Map.of(
            "a",
            "text",
            "n",
            "5.432e+06",
            "b",
            "true",
            "o",
            "map[x:q y:1]",
            "l",
            "[1 2.5]",
            "z",
            "<nil>");
    expected.forEach(
        (key, value) ->
            assertThat(run(arn + ":" + key + "::").injected()).containsEntry("V", value));
  }

  @Test
  void everyFailureHasItsText() {
    String arn = secret("doc", "{\"a\":\"x\"}");
    fails(arn + ":missing::", "did not contain json key missing");
    fails(
        secret("plain", "hello") + ":a::", "invalid character 'h' looking for beginning of value");
    fails(arn + ":a", "unexpected ARN format with parameters");
    fails(arn + ":a::short", "minimum field size of 32, GetSecretValueInput.VersionId");
    fails(
        arn + ":a:AWSPENDING:",
        "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSPENDING");
    fails(arn.replace("doc", "nothing"), "ResourceNotFoundException");
    fails("just-a-name", "unable to retrieve secrets from ssm");
    world.ecs().resolver().access(ROLE, arn, Access.DENIED);
    fails(arn, "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/execution/");
    world.ecs().resolver().access(ROLE, arn, Access.KMS_DENIED);
    fails(arn, "Access to KMS is not allowed");
    world.ecs().resolver().access(ROLE, arn, Access.UNREACHABLE);
    fails(arn, "context deadline exceeded. Please check your task network configuration");
  }

  @Test
  void aTaskKeepsTheVersionItWasStartedWith() {
    String arn = secret("s", "{\"a\":\"one\"}");
    var s = world.secrets().get("s");
    String first = Objects.requireNonNull(s.current()).id();
    EcsTask before = run(arn + ":a::");
    world.secrets().versions().put(s, null, "{\"a\":\"two\"}", null, List.of());
    EcsTask after = run(arn + ":a::");
    assertThat(world.ecs().versionHeldBy(before.arn(), arn)).isEqualTo(first);
    assertThat(world.ecs().versionHeldBy(after.arn(), arn))
        .isEqualTo(Objects.requireNonNull(s.current()).id());
  }

  @Test
  void filterPatterns() {
    String line = "{\"level\":\"error\",\"ms\":120,\"route\":\"/v1/chat\"}";
    assertThat(FilterPattern.parse("error chat").test(line)).isTrue();
    assertThat(FilterPattern.parse("error -chat").test(line)).isFalse();
    assertThat(FilterPattern.parse("?absent ?chat").test(line)).isTrue();
    assertThat(FilterPattern.parse("\"level\\\":\\\"error\"").test(line)).isTrue();
    assertThat(
            FilterPattern.parse("{ $.level = \"error\" && ($.ms > 200 || $.route = \"/v1/*\") }")
                .test(line))
        .isTrue();
    assertThat(FilterPattern.parse("{ $.ms > 120 }").test(line)).isFalse();
    assertThat(FilterPattern.parse("{ $.user NOT EXISTS }").test(line)).isTrue();
    assertThat(FilterPattern.parse("{ $.level = error }").test("not json")).isFalse();
  }
}
