package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Options;
import dev.quarterdeck.fuzz.Tally;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.sandbox.PlantedValues;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys that nobody meant, in the window of an account that misbehaves: it lives, answers, and shows
 * nothing that it must not. {@code -Dchaos.desks=N} sets how many are tried, {@code
 * -Dchaos.from=SEED} the first.
 */
class DeskChaosTest {
  /** Of a reading: short, as some hang, and enough for one in good order on a busy machine. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private static final List<Scenario> WORLDS =
      List.of(Scenario.CALM, Scenario.BAD_DEPLOY, Scenario.MISSING_KEY, Scenario.STALE_SECRET);
  private static final List<KeyCode> KEYS =
      List.of(
          KeyCode.ENTER,
          KeyCode.ENTER,
          KeyCode.ESCAPE,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.TAB,
          KeyCode.HOME,
          KeyCode.END,
          KeyCode.PAGE_DOWN,
          KeyCode.PAGE_UP,
          KeyCode.F5,
          KeyCode.F1,
          KeyCode.BACK_SPACE);
  private static final List<String> TEXTS =
      List.of(
          "j", "k", "/", "api", "s", "f", " ", "y", "B", "R", "C", "E", "D", "n", "a", "w", "Z");
  private static final List<String> FAULTS =
      List.of(
          "*=throttle@0.3",
          "*=fail:503@0.3",
          "*=cut@0.3",
          "*=slow:500ms",
          "ecs=deny",
          "logs=hang",
          "secretsmanager=expired@0.5",
          "*=skewed@0.2",
          "monitoring=fail",
          "*=cut-after@0.3");

  /** Where a click leads somewhere, or stands on something; none that changes or shows a value. */
  private static final List<String> TARGETS = List.of(".rail-item", ".table-row-cell", ".crumb");

  private final Tally tally = new Tally("desktop console");

  @TempDir private Path folder;

  @Test
  void keysOfNobodyOnAnAccountInTrouble() {
    tally.runs(Long.getLong("chaos.from", 1L), Integer.getInteger("chaos.desks", 1), this::one);
  }

  private void one(long seed) throws Exception {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    Scenario scenario = WORLDS.get(random.nextInt(WORLDS.size()));
    Path home = folder.resolve("home-" + seed);
    Options options = new Options(null, null, null, scenario.id(), false, LIMIT);
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.running(scenario));
        Desk desk = Desk.open(o -> Desk.consoles(home).on(sandbox, o), options, home)) {
      List<String> values = PlantedValues.of(sandbox);
      desk.untilRows();
      for (int i = 0; i < 60; i++) {
        if (i % 10 == 9) {
          shown(desk, values);
        }
        if (random.nextInt(15) == 0) {
          sandbox.faults().clear();
          sandbox.fault(FaultRule.parse(FAULTS.get(random.nextInt(FAULTS.size()))));
          tally.count("faults");
        }
        if (random.nextInt(6) == 0) {
          click(desk, random);
          continue;
        }
        tally.count("keys");
        switch (random.nextInt(4)) {
          case 0 -> Hands.type(TEXTS.get(random.nextInt(TEXTS.size())));
          case 1 ->
              Hands.press(
                  KeyCode.CONTROL, KeyCode.values()[KeyCode.DIGIT0.ordinal() + random.nextInt(10)]);
          default -> Hands.press(KEYS.get(random.nextInt(KEYS.size())));
        }
      }
      sandbox.faults().clear();
      for (int i = 0; i < 12; i++) {
        Hands.press(KeyCode.ESCAPE);
      }
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT1);
      desk.until("the services", s -> !s.listTable().table().rows().isEmpty());
      shown(desk, values);
      PlantedValues.absent(home, values);
    }
  }

  /** On what is in sight, if there is something. */
  private void click(Desk desk, Random random) {
    String target = TARGETS.get(random.nextInt(TARGETS.size()));
    List<Node> nodes =
        Fx.call(() -> List.copyOf(desk.scene().getRoot().lookupAll(target))).stream()
            .filter(n -> Fx.call(() -> n.isVisible() && !n.isDisabled()))
            .toList();
    if (!nodes.isEmpty()) {
      try {
        Hands.click(nodes.get(random.nextInt(nodes.size())));
        tally.count("clicks");
      } catch (AssertionError e) {
        // The headless toolkit's own robot fails while no window is active: nobody was clicked.
        if (!(e.getCause() instanceof NullPointerException robot)
            || !robot.getStackTrace()[0].getClassName().endsWith(".HeadlessRobot")) {
          throw e;
        }
      }
    }
  }

  /** Lives, tells of no defect, shows no value and no control character. */
  private void shown(Desk desk, List<String> values) {
    tally.count("checks");
    assertThat(desk.has(".notice-failure")).as(() -> "a defect: " + desk.texts()).isFalse();
    for (String text : desk.texts()) {
      text.lines().forEach(l -> assertThat(Text.clean(l)).isEqualTo(l));
      assertThat(values.stream().noneMatch(text::contains)).as("a value in the window").isTrue();
    }
  }
}
