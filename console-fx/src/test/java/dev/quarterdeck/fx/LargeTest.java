package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.table.TableState;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand secrets in the real window. */
class LargeTest {
  /** A frame is 16 ms; a shared machine gets room, a table that draws every row does not. */
  private static final long PATIENCE_MILLIS = 500;

  @TempDir private Path home;

  @Test
  void tenThousandSecretsFilterAndScroll() {
    try (Desk desk = Desk.onSandbox("large", home)) {
      desk.toServices();
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT2);
      desk.until("all secrets", s -> s.listTable().table().rows().size() >= 10_000);
      assertThat(desk.shownRows()).hasSizeGreaterThanOrEqualTo(10_000);
      TableState all = desk.state().listTable();
      Hands.press(KeyCode.END);
      assertThat(desk.state().listTable().selectedIndex()).isEqualTo(all.visible().size() - 1);
      assertThat(Fx.call(() -> desk.rows().lookupAll(".table-row-cell").size())).isLessThan(80);
      long millis =
          Fx.call(
              () -> {
                long start = System.nanoTime();
                desk.rows().draw(all.withFilter("7"));
                desk.scene().getRoot().applyCss();
                desk.scene().getRoot().layout();
                return (System.nanoTime() - start) / 1_000_000;
              });
      assertThat(millis).isLessThan(PATIENCE_MILLIS);
    }
  }
}
