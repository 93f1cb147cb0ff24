package dev.quarterdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MfaQuestionsTest {
  private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
  private final List<String> told = new ArrayList<>();
  private final MfaQuestions questions = new MfaQuestions(ui::add, this::told);

  private void told() {
    told.add(String.valueOf(questions.serial()));
  }

  /** Runs what the next thread hands to the front end's. */
  private void next() throws InterruptedException {
    ui.take().run();
  }

  private CompletableFuture<Optional<String>> ask(String serial) throws InterruptedException {
    CompletableFuture<Optional<String>> asked =
        CompletableFuture.supplyAsync(() -> questions.code(serial));
    next();
    return asked;
  }

  private static Optional<String> of(CompletableFuture<Optional<String>> asked) throws Exception {
    return asked.get(2, TimeUnit.MINUTES);
  }

  @Test
  void oneAfterTheOther() throws Exception {
    var first = ask("first");
    var second = ask("second");
    assertThat(told).containsExactly("first");
    questions.answer(Optional.of("123456"));
    assertThat(of(first)).contains("123456");
    questions.answer(Optional.empty());
    assertThat(of(second)).isEmpty();
    assertThat(told).containsExactly("first", "second", "null");
  }

  @Test
  void aReadThatIsGivenUpTakesItsQuestionWithIt() throws Exception {
    CompletableFuture<Optional<String>> given = new CompletableFuture<>();
    Thread read = Thread.ofVirtual().start(() -> given.complete(questions.code("mine")));
    next();
    read.interrupt();
    assertThat(of(given)).isEmpty();
    next();
    assertThat(told).containsExactly("mine", "null");
  }

  @Test
  void aQuestionBehindTheFirstGoesWithoutAWord() throws Exception {
    var first = ask("first");
    CompletableFuture<Optional<String>> given = new CompletableFuture<>();
    Thread read = Thread.ofVirtual().start(() -> given.complete(questions.code("second")));
    next();
    read.interrupt();
    assertThat(of(given)).isEmpty();
    next();
    assertThat(told).containsExactly("first");
    questions.close();
    assertThat(of(first)).isEmpty();
  }

  @Test
  void onceClosedNobodyWaits() throws Exception {
    var before = ask("before");
    questions.close();
    assertThat(of(before)).isEmpty();
    next();
    assertThat(of(ask("after"))).isEmpty();
  }
}
