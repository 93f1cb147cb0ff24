package dev.quarterdeck.rotation.recipe.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Asked;
import dev.quarterdeck.rotation.recipe.ProviderDriven;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.secrets.Rotations;
import dev.quarterdeck.sandbox.world.secrets.Rotations.Lambda;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import dev.quarterdeck.sandbox.world.watch.LogStream;
import dev.quarterdeck.secrets.SecretSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeRecipeTest {
  private static final String NAME = "acme/prod/rds-admin";
  private static final String FUNCTION = "acme-rotate-rds";
  private static final String TOKEN = "11111111-2222-3333-4444-555555555555";
  private static final Settings SETTINGS =
      new Settings(NAME, null, Map.of("patience", "5m"), false);

  private final List<String> told = new ArrayList<>();
  private DrivenSandbox sandbox;
  private Recipe recipe;

  @BeforeEach
  void start(@TempDir Path home) throws IOException {
    sandbox = DrivenSandbox.start(Scenario.CALM, home);
    Console c = sandbox.console();
    recipe =
        new NativeRecipe(
            c.ports().secrets(),
            c.ports().lambdaRotation(),
            c.ports().logs(),
            c.clock(),
            c.pause());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Outcome<ProviderDriven.Driven> drive() {
    return drive(told::add);
  }

  private Outcome<ProviderDriven.Driven> drive(Consumer<String> progress) {
    return ((ProviderDriven) recipe).drive(SETTINGS, TOKEN, progress);
  }

  private void behaves(Lambda behaviour) {
    World world = sandbox.sandbox().world();
    world.call(
        () -> {
          Rotations rotations = world.secrets().rotations();
          rotations.behaviour(world.account().arn("lambda", "function:" + FUNCTION), behaviour);
          return true;
        });
  }

  private SecretSummary described() {
    return sandbox.console().ports().secrets().describe(NAME).orThrow();
  }

  private Outcome<Recipe.Outlook> outlook() {
    try (SecretValue old = SecretValue.ofText("{}")) {
      return recipe.outlook(SETTINGS, old);
    }
  }

  @Test
  void the_date_is_awss_own_however_wrong_this_machines_clock_is() {
    Console c = sandbox.console();
    recipe =
        new NativeRecipe(
            c.ports().secrets(),
            c.ports().lambdaRotation(),
            c.ports().logs(),
            () -> c.clock().instant().plus(Duration.ofHours(1)),
            c.pause());
    assertThat(drive().orThrow().promotedAt()).isBeforeOrEqualTo(c.clock().instant());
    assertThat(drive().orThrow().promotedAt()).isBeforeOrEqualTo(c.clock().instant());
  }

  @Test
  void a_rotation_is_followed_to_its_end() {
    String before = described().currentVersion();
    assertThat(outlook().orThrow().steps())
        .singleElement()
        .satisfies(s -> assertThat(s.operation()).isEqualTo("secretsmanager:RotateSecret"));
    ProviderDriven.Driven driven = drive().orThrow();
    assertThat(driven.version()).isEqualTo(TOKEN);
    SecretSummary after = described();
    assertThat(after.currentVersion()).isEqualTo(TOKEN);
    assertThat(after.versionOf("AWSPREVIOUS")).isEqualTo(before);
    assertThat(after.versionOf("AWSPENDING")).isNull();
    assertThat(after.rotation().nextDate()).isAfter(sandbox.console().clock().instant());
    assertThat(told)
        .containsExactly(
            "The function acme-rotate-rds was started.",
            "createSecret is done: the new version has its value.",
            "AWSCURRENT is on the new version.");
  }

  @Test
  void asked_again_it_joins_and_starts_no_second_rotation() {
    List<String> versions = new ArrayList<>();
    // The first one is stopped in the middle, as by the end of a process.
    Outcome<ProviderDriven.Driven> stopped =
        drive(
            text -> {
              versions.add(text);
              if (versions.size() == 2) {
                throw new IllegalStateException("killed");
              }
            });
    assertThat(stopped.isDone()).isFalse();
    assertThat(drive().orThrow().version()).isEqualTo(TOKEN);
    assertThat(told.getFirst()).isEqualTo("The rotation is under way already.");
    int count = sandbox.console().ports().secrets().versions(NAME).orThrow().items().size();
    assertThat(drive().orThrow().said()).contains("had finished already");
    assertThat(sandbox.console().ports().secrets().versions(NAME).orThrow().items()).hasSize(count);
  }

  @Test
  void a_lost_answer_does_not_lose_the_rotation() {
    // The SDK tries three times: the first reaches AWS, the others find a rotation under way.
    sandbox.sandbox().fault(FaultRule.parse("secretsmanager:RotateSecret=cut-after"));
    assertThat(drive().orThrow().version()).isEqualTo(TOKEN);
  }

  @Test
  void a_label_that_the_function_leaves_behind_is_no_obstacle() {
    behaves(Lambda.LEAVES_LABEL);
    assertThat(drive().orThrow().version()).isEqualTo(TOKEN);
    assertThat(described().versionOf("AWSPENDING")).isEqualTo(TOKEN);
    assertThat(outlook().isDone()).isTrue();
  }

  @Test
  void a_function_that_reaches_nothing_is_told_with_its_log() {
    behaves(Lambda.HANGS_AT_CREATE);
    String before = described().currentVersion();
    Problem problem = Asked.problem(drive());
    assertThat(problem.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(problem.sentence())
        .contains(
            "5 minutes", "has no value, so createSecret did not end", "Task timed out after 30");
    assertThat(problem.remedy()).contains("qd rotations resume", "qd secrets unlock " + NAME);
    assertThat(described().currentVersion()).isEqualTo(before);
    assertThat(told).anyMatch(t -> t.startsWith("The function failed and is tried again"));
  }

  @Test
  void a_database_that_cannot_be_reached_is_told_apart() {
    behaves(Lambda.HANGS_AT_SET);
    assertThat(Asked.problem(drive()).sentence())
        .contains("setSecret, testSecret or finishSecret did not end", "Task timed out");
  }

  @Test
  void a_failing_test_can_be_mended_and_resumed() {
    behaves(Lambda.TEST_FAILS);
    assertThat(Asked.problem(drive()).sentence())
        .contains("ValueError: Unable to log into database with pending secret")
        .doesNotContain("Traceback", "\n");
    Problem blocked = Asked.problem(outlook());
    assertThat(blocked).isInstanceOf(Problem.Conflict.class);
    assertThat(blocked.sentence()).contains(TOKEN, "since", "It was due at the latest");
    behaves(Lambda.SUCCEEDS);
    // Its attempts are used up; somebody's RotateSecret lets Secrets Manager try again.
    assertThat(sandbox.console().ports().lambdaRotation().rotate(NAME, TOKEN).isDone()).isFalse();
    assertThat(drive().orThrow().version()).isEqualTo(TOKEN);
  }

  @Test
  void somebody_elses_rotation_is_not_joined() {
    behaves(Lambda.HANGS_AT_SET);
    String other = "99999999-2222-3333-4444-555555555555";
    sandbox.console().ports().lambdaRotation().rotate(NAME, other).orThrow();
    assertThat(Asked.problem(drive()))
        .isInstanceOfSatisfying(
            Problem.Conflict.class,
            c -> {
              assertThat(c.sentence()).contains(other);
              assertThat(c.since()).isEqualTo(sandbox.console().clock().instant());
            });
  }

  @Test
  void a_function_that_may_not_be_invoked_says_which_permission() {
    behaves(Lambda.NOT_INVOCABLE);
    Problem problem = Asked.problem(drive());
    assertThat(problem).isInstanceOf(Problem.Refused.class);
    assertThat(problem.remedy()).contains("lambda add-permission", "secretsmanager.amazonaws.com");
    assertThat(described().versionOf("AWSPENDING")).isNull();
  }

  @Test
  void a_log_that_may_not_be_read_is_unknown_not_fine() {
    behaves(Lambda.TEST_FAILS);
    sandbox.sandbox().fault(FaultRule.parse("logs:FilterLogEvents=deny"));
    assertThat(Asked.problem(drive()).sentence())
        .contains("Why is unknown", "logs:FilterLogEvents on /aws/lambda/acme-rotate-rds");
  }

  @Test
  void a_rotation_that_is_cancelled_meanwhile_is_a_conflict() {
    Problem problem =
        Asked.problem(
            drive(
                text -> {
                  if (text.startsWith("createSecret")) {
                    World world = sandbox.sandbox().world();
                    world.call(
                        () -> {
                          Secret s = world.secrets().get(NAME);
                          s.rotationEnabled = false;
                          Objects.requireNonNull(s.holder(Secret.PENDING))
                              .stages()
                              .remove(Secret.PENDING);
                          return true;
                        });
                  }
                }));
    assertThat(problem).isInstanceOf(Problem.Conflict.class);
    assertThat(problem.sentence()).contains("on no version", "schedule was turned off");
  }

  @Test
  void a_function_that_logs_the_value_does_not_bring_it_here() {
    behaves(Lambda.TEST_FAILS);
    List<String> canaries = new ArrayList<>();
    Outcome<ProviderDriven.Driven> driven =
        drive(
            text -> {
              told.add(text);
              if (text.startsWith("createSecret")) {
                canaries.add(logTheValue());
              }
            });
    assertThat(canaries).singleElement().asString().hasSizeGreaterThan(20);
    assertThat(driven.toString() + told).doesNotContain(canaries.getFirst());
    assertThat(told).anyMatch(t -> t.contains("cannot use ••••••••"));
  }

  /** As a careless function does, at the end of the time that is looked at. */
  private String logTheValue() {
    World world = sandbox.sandbox().world();
    return world.call(
        () -> {
          String document =
              Objects.requireNonNull(
                  Objects.requireNonNull(world.secrets().get(NAME).holder(Secret.PENDING)).text());
          String password = document.replaceAll(".*\"password\":\"([^\"]+)\".*", "$1");
          LogStream stream =
              world
                  .watch()
                  .logs()
                  .createStream(world.watch().logs().group("/aws/lambda/" + FUNCTION), "careless");
          for (int s = 0; s < 280; s++) {
            stream.put(
                world.now().plus(Duration.ofSeconds(s)).toEpochMilli(),
                "[ERROR] Exception: cannot use " + password);
          }
          return password;
        });
  }

  @Test
  void a_secret_without_a_function_is_refused() {
    try (SecretValue old = SecretValue.ofText("{}")) {
      Settings other = new Settings("acme/prod/app", "JWT_SECRET", Map.of(), false);
      assertThat(Asked.problem(recipe.outlook(other, old)).sentence())
          .isEqualTo("No rotation function is configured for acme/prod/app.");
    }
  }
}
