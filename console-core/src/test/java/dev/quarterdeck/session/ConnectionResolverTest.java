package dev.quarterdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.ConnectionResolver.Wishes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionResolverTest {
  private static final Config CONFIG =
      new Config(
          "configured",
          "eu-west-1",
          null,
          Duration.ofSeconds(5),
          false,
          90,
          Map.of(),
          null,
          List.of(
              new Config.EnvironmentRule(
                  new Config.Match(null, "prod-*", null, null), "live", true, true)),
          List.of(),
          Map.of(),
          Config.Screen.DEFAULT);

  private static Connection one(Map<String, String> env, Wishes wishes) {
    return new ConnectionResolver(env, CONFIG).one(wishes).orThrow();
  }

  private static Wishes wishes(List<String> profiles, List<String> regions) {
    return new Wishes(profiles, regions, null, false, null, TimeLimits.USUAL);
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheConfiguration() {
    Map<String, String> env = Map.of("AWS_PROFILE", "env", "AWS_REGION", "us-east-1");
    assertThat(one(Map.of(), Wishes.NONE).profile()).isEqualTo("configured");
    assertThat(one(Map.of(), Wishes.NONE).region()).isEqualTo("eu-west-1");
    assertThat(one(env, Wishes.NONE).profile()).isEqualTo("env");
    assertThat(one(env, Wishes.NONE).region()).isEqualTo("us-east-1");
    Connection asked = one(env, wishes(List.of("cli"), List.of("ap-south-1")));
    assertThat(asked.profile()).isEqualTo("cli");
    assertThat(asked.region()).isEqualTo("ap-south-1");
    assertThat(asked.limits().command()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void theCommandLinesTimeWinsOverTheConfigurationAndThatOverTheUsual() {
    Config silent = Config.DEFAULT;
    Duration minute = Duration.ofMinutes(1);
    assertThat(ConnectionResolver.limits(CONFIG, minute, TimeLimits.LONG).command())
        .isEqualTo(minute);
    assertThat(ConnectionResolver.limits(CONFIG, null, TimeLimits.LONG).command())
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(ConnectionResolver.limits(silent, null, TimeLimits.LONG).command())
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(ConnectionResolver.limits(silent, null, TimeLimits.USUAL).command())
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void oneCallMayTakeAsLongAsSomebodyAskedForButAMereDefaultGivesItNoMore() {
    assertThat(TimeLimits.of(null, TimeLimits.LONG).call()).isEqualTo(Duration.ofSeconds(30));
    assertThat(TimeLimits.asked(Duration.ofSeconds(2)).call()).isEqualTo(Duration.ofSeconds(2));
    assertThat(TimeLimits.asked(Duration.ofSeconds(90)).call()).isEqualTo(Duration.ofSeconds(90));
    assertThat(TimeLimits.asked(Duration.ofHours(1)).call()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void aChosenProfileBringsItsOwnRegion() {
    assertThat(one(Map.of(), wishes(List.of("cli"), List.of())).region()).isNull();
  }

  @Test
  void keysInTheEnvironmentWinOverAProfileThere() {
    Map<String, String> env = Map.of("AWS_PROFILE", "env", "AWS_ACCESS_KEY_ID", "AKID");
    assertThat(one(env, Wishes.NONE).profile()).isNull();
    assertThat(one(env, wishes(List.of("cli"), List.of())).profile()).isEqualTo("cli");
  }

  @Test
  void listsMakeContextsSideBySide() {
    List<Connection> all =
        new ConnectionResolver(Map.of(), CONFIG)
            .all(wishes(List.of("a, b"), List.of("eu-west-1", "us-east-1,us-gov-west-1")))
            .orThrow();
    assertThat(all)
        .extracting(c -> c.profile() + " " + c.region())
        .containsExactly(
            "a eu-west-1",
            "a us-east-1",
            "a us-gov-west-1",
            "b eu-west-1",
            "b us-east-1",
            "b us-gov-west-1");
  }

  @Test
  void aRegionThatIsNoneIsRefusedBeforeItBecomesAHostName() {
    for (String bad : List.of("evil.example/", "eu-central", "EU-WEST-1", "a b-1")) {
      Outcome<Connection> outcome =
          new ConnectionResolver(Map.of(), CONFIG).one(wishes(List.of(), List.of(bad)));
      assertThat(((Outcome.Failed<Connection>) outcome).problem())
          .isInstanceOf(Problem.Invalid.class);
    }
  }

  @Test
  void endpointsComeFromTheEnvironmentUnlessServicesHaveTheirOwn() {
    URI url = URI.create("http://127.0.0.1:4566");
    assertThat(one(Map.of("AWS_ENDPOINT_URL", url.toString()), Wishes.NONE).endpoint())
        .isEqualTo(url);
    assertThat(
            one(
                    Map.of(
                        "AWS_ENDPOINT_URL", url.toString(), "AWS_ENDPOINT_URL_ECS", "http://x:1"),
                    Wishes.NONE)
                .endpoint())
        .isNull();
    Outcome<Connection> bad =
        new ConnectionResolver(Map.of("AWS_ENDPOINT_URL", "nonsense"), CONFIG).one(Wishes.NONE);
    assertThat(((Outcome.Failed<Connection>) bad).problem()).isInstanceOf(Problem.Invalid.class);
  }

  @Test
  void anEnvironmentMarkedReadOnlyStartsReadOnly() {
    assertThat(one(Map.of(), wishes(List.of("prod-eu"), List.of())).readOnly()).isTrue();
    assertThat(one(Map.of(), wishes(List.of("dev"), List.of())).readOnly()).isFalse();
  }
}
