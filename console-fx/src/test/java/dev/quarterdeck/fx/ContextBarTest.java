package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The top line over several seconds. */
class ContextBarTest {
  @TempDir private Path home;

  @Test
  void theTooltipOfTheAccountStaysWhileTheClockTicks() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      desk.until("an identity", s -> s.identity().value() != null);
      Label where = desk.find("#where", Label.class);
      Tooltip first = Objects.requireNonNull(Fx.call(where::getTooltip));
      var now = desk.state().now();
      desk.until("the next second", s -> s.now().isAfter(now));
      assertThat(Fx.call(where::getTooltip)).isSameAs(first);
      assertThat(Fx.call(first::getText)).contains("us-east-1");
    }
  }
}
