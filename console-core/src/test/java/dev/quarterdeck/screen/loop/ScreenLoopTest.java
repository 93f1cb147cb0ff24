package dev.quarterdeck.screen.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ScreenLoopTest {
  /** What the state is made of: every message that was handled. */
  private record Log(List<String> lines) {}

  private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
  private final List<Log> drawn = new ArrayList<>();
  private final List<Effect<String>> next = new ArrayList<>();
  private final ScreenLoop<Log, String> loop =
      new ScreenLoop<>(
          new Log(List.of()),
          this::update,
          e -> "crashed " + e.getClass().getSimpleName(),
          ui::add,
          drawn::add);

  private Step<Log, String> update(Log state, String message) {
    if (message.equals("nothing")) {
      return Step.to(state);
    }
    List<String> lines = new ArrayList<>(state.lines());
    lines.add(message);
    List<Effect<String>> effects = List.copyOf(next);
    next.clear();
    return new Step<>(new Log(List.copyOf(lines)), effects, message.equals("restart"));
  }

  private void handleOne() throws InterruptedException {
    Runnable task = ui.poll(20, TimeUnit.SECONDS);
    assertThat(task).as("something came").isNotNull();
    if (task != null) {
      task.run();
    }
  }

  private List<String> lines() {
    return loop.state().lines();
  }

  @Test
  void messages_are_handled_in_order_and_only_changes_are_drawn() throws InterruptedException {
    loop.send("a");
    loop.send("nothing");
    loop.send("b");
    assertThat(lines()).as("nothing before the executor runs").isEmpty();
    handleOne();
    handleOne();
    handleOne();
    assertThat(lines()).containsExactly("a", "b");
    assertThat(drawn).hasSize(2);
  }

  @Test
  void an_effect_comes_back_as_a_message() throws InterruptedException {
    next.add(new Effect<>("k", () -> "answer"));
    loop.send("ask");
    handleOne();
    handleOne();
    assertThat(lines()).containsExactly("ask", "answer");
  }

  @Test
  void the_newest_effect_of_a_key_wins_and_the_older_is_interrupted() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    next.add(
        new Effect<>(
            "k",
            () -> {
              runs.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return "old";
            }));
    next.add(new Effect<>("other", () -> "other"));
    loop.send("first");
    handleOne();
    runs.await();
    handleOne();
    next.add(new Effect<>("k", () -> "new"));
    loop.send("second");
    handleOne();
    interrupted.await();
    // Both answers come; the overtaken one is dropped whichever comes first.
    handleOne();
    handleOne();
    assertThat(lines()).containsExactly("first", "other", "second", "new");
  }

  @Test
  void an_answer_that_waits_on_the_queue_is_dropped_when_it_is_overtaken()
      throws InterruptedException {
    next.add(new Effect<>("k", () -> "old"));
    loop.send("first");
    handleOne();
    Runnable oldAnswer = ui.poll(20, TimeUnit.SECONDS);
    next.add(new Effect<>("k", () -> "new"));
    loop.send("second");
    handleOne();
    oldAnswer.run();
    handleOne();
    assertThat(lines()).containsExactly("first", "second", "new");
  }

  @Test
  void a_crash_becomes_a_message_even_an_error() throws InterruptedException {
    next.add(
        new Effect<>(
            "a",
            () -> {
              throw new IllegalStateException("boom");
            }));
    loop.send("ask");
    handleOne();
    handleOne();
    next.add(
        new Effect<>(
            "a",
            () -> {
              throw new NoClassDefFoundError("missing");
            }));
    loop.send("again");
    handleOne();
    handleOne();
    assertThat(lines())
        .containsExactly(
            "ask", "crashed IllegalStateException", "again", "crashed NoClassDefFoundError");
  }

  @Test
  void a_restart_drops_every_answer_under_way() throws InterruptedException {
    next.add(new Effect<>("a", () -> "old"));
    loop.send("first");
    handleOne();
    Runnable oldAnswer = ui.poll(20, TimeUnit.SECONDS);
    next.add(new Effect<>("b", () -> "new"));
    loop.send("restart");
    handleOne();
    oldAnswer.run();
    handleOne();
    assertThat(lines()).containsExactly("first", "restart", "new");
  }

  @Test
  void a_closed_loop_drops_everything_and_interrupts_what_runs() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    next.add(
        new Effect<>(
            "k",
            () -> {
              runs.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return "late";
            }));
    loop.send("ask");
    handleOne();
    runs.await();
    loop.send("queued");
    loop.close();
    interrupted.await();
    loop.send("after");
    handleOne();
    assertThat(ui).isEmpty();
    assertThat(lines()).containsExactly("ask");
    assertThat(drawn).hasSize(1);
  }
}
