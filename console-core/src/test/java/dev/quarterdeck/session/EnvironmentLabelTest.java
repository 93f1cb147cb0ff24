package dev.quarterdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.session.EnvironmentLabel.Known;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentLabelTest {
  private static Connection connection(String profile, Connection.@Nullable Keys keys) {
    return new Connection(
        profile, null, null, keys, false, TimeLimits.asked(Duration.ofSeconds(1)));
  }

  private static Environment label(String profile) {
    Connection connection = connection(profile, null);
    return EnvironmentLabel.of(connection, Config.DEFAULT, Known.of(connection));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"prod", "production", "acme-prod", "PROD_eu", "acmeprod", "prod2", "x.production"})
  void namesWithProductionInThemAreProduction(String profile) {
    assertThat(label(profile)).isEqualTo(new Environment("production", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"staging", "nonprod", "non-prod", "pre-prod", "preprod", "products", "producer"})
  void namesThatOnlySoundLikeItAreNot(String profile) {
    assertThat(label(profile).production()).isFalse();
    assertThat(label(profile).label()).isEqualTo(profile);
  }

  @Test
  void clustersAndTagsTellToo() {
    Known nothing = Known.of(connection("work", null));
    Connection work = connection("work", null);
    assertThat(
            EnvironmentLabel.of(work, Config.DEFAULT, nothing.withNames(List.of("a", "b-prod")))
                .production())
        .isTrue();
    Known oneByOne = nothing.withName("b-prod").withName("a").withName("a");
    assertThat(oneByOne).isEqualTo(nothing.withNames(List.of("a", "b-prod")));
    assertThat(
            EnvironmentLabel.of(
                    work, Config.DEFAULT, nothing.withTags(Map.of("Environment", "production")))
                .production())
        .isTrue();
    assertThat(
            EnvironmentLabel.of(work, Config.DEFAULT, nothing.withTags(Map.of("env", "lab")))
                .label())
        .isEqualTo("lab");
  }

  @Test
  void oneTagThatSaysProductionIsEnough() {
    Map<String, String> tags = Map.of("stage", "blue", "env", "prod", "Environment", "shop");
    for (String profile : List.of("work", "staging-admin")) {
      Connection work = connection(profile, null);
      assertThat(EnvironmentLabel.of(work, Config.DEFAULT, Known.of(work).withTags(tags)))
          .isEqualTo(new Environment("production", true));
    }
    Connection work = connection("work", null);
    assertThat(
            EnvironmentLabel.of(
                    work,
                    Config.DEFAULT,
                    Known.of(work).withTags(Map.of("stage", "blue", "Environment", "lab")))
                .label())
        .isEqualTo("lab");
  }

  @Test
  void tagsThatCouldNotBeReadMaySayProduction() {
    for (String profile : List.of("work", "staging")) {
      Connection work = connection(profile, null);
      assertThat(
              EnvironmentLabel.of(
                  work, Config.DEFAULT, Known.of(work).withTags(EnvironmentLabel.UNREAD)))
          .as(profile)
          .isEqualTo(new Environment("unknown, tags not readable", true));
    }
    Connection sandbox = connection("work", new Connection.Keys("a", "b"));
    assertThat(
            EnvironmentLabel.of(
                    sandbox, Config.DEFAULT, Known.of(sandbox).withTags(EnvironmentLabel.UNREAD))
                .production())
        .isFalse();
  }

  @Test
  void aSandboxIsASandboxUnlessConfigured() {
    Connection sandbox = connection("prod", new Connection.Keys("a", "b"));
    Known known = Known.of(sandbox).withAccount("111122223333");
    assertThat(EnvironmentLabel.of(sandbox, Config.DEFAULT, known))
        .isEqualTo(new Environment("sandbox", false));
    Config config =
        new Config(
            null,
            null,
            null,
            null,
            false,
            90,
            Map.of(),
            null,
            List.of(
                new Config.EnvironmentRule(
                    new Config.Match("111122223333", null, null, null), "drill", true, false)),
            List.of(),
            Map.of(),
            Config.Screen.DEFAULT);
    assertThat(EnvironmentLabel.of(sandbox, config, known))
        .isEqualTo(new Environment("drill", true));
  }

  @Test
  void everyKeyOfAMatchMustHoldAndStarsStandForAnyText() {
    List<Config.EnvironmentRule> rules =
        List.of(
            new Config.EnvironmentRule(
                new Config.Match("111122223333", "ops-*", null, "eu-*"), "live", true, true));
    Known known = new Known("111122223333", "ops-1", "eu-west-1", List.of(), Map.of());
    assertThat(EnvironmentLabel.rule(rules, known)).isPresent();
    assertThat(EnvironmentLabel.rule(rules, known.withAccount("999999999999"))).isEmpty();
    assertThat(
            EnvironmentLabel.rule(
                rules, new Known("111122223333", "ops-1", "us-east-1", List.of(), Map.of())))
        .isEmpty();
  }
}
