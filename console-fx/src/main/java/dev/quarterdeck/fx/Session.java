package dev.quarterdeck.fx;

import dev.quarterdeck.app.ConsoleReads;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.console.Context;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.Update;
import dev.quarterdeck.screen.loop.ScreenLoop;
import dev.quarterdeck.screen.session.BesidePage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import org.jspecify.annotations.Nullable;

/** Core's loop over an opened console on JavaFX's thread, ticking once a second. */
final class Session implements AutoCloseable {
  private static final Duration REFRESH_EVERY = Duration.ofSeconds(10);

  private final ConsoleReads reads;
  private final Update update;
  private final ScreenLoop<State, Msg> loop;
  private final Timeline clock;

  /** Starts reading at once; {@code draw} gets every state on the executor's thread. */
  Session(ConsoleReads reads, List<Context> contexts, Executor ui, Consumer<State> draw) {
    this.reads = reads;
    State first = BesidePage.first(reads.start(REFRESH_EVERY), contexts);
    update = new Update(reads);
    loop = new ScreenLoop<>(first, update::update, Update::crashed, ui, draw);
    draw.accept(first);
    clock = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), e -> tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
    tick();
  }

  private void tick() {
    loop.send(new Msg.Tick(reads.now()));
  }

  void send(Msg message) {
    loop.send(message);
  }

  /** A value that is shown or copied for a moment. */
  Errand.@Nullable Held held() {
    return update.held();
  }

  /** Only on JavaFX's thread. */
  State state() {
    return loop.state();
  }

  @Override
  public void close() {
    clock.stop();
    loop.close();
  }
}
