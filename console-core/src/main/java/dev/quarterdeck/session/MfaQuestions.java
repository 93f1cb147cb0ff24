package dev.quarterdeck.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Codes of MFA devices for a front end with one thread: reads ask for them on their own threads and
 * wait; the front end asks for one after the other. All but {@link #code} is for its thread alone.
 */
public final class MfaQuestions implements MfaPrompt, AutoCloseable {
  private record Question(String serial, CompletableFuture<Optional<String>> answer) {}

  private final Executor ui;
  private final Runnable changed;
  private final Deque<Question> questions = new ArrayDeque<>();
  private @Nullable Question told;
  private boolean closed;

  /**
   * @param ui runs one task at a time on the front end's thread, in order
   * @param changed told there when another code is asked for than before, or none any more
   */
  public MfaQuestions(Executor ui, Runnable changed) {
    this.ui = ui;
    this.changed = changed;
  }

  /**
   * Waits for the answer, so never on the front end's thread; empty when none was given, or the
   * read was given up.
   */
  @Override
  public Optional<String> code(String serial) {
    Question question = new Question(serial, new CompletableFuture<>());
    ui.execute(() -> add(question));
    try {
      return question.answer().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      ui.execute(() -> remove(question));
    }
  }

  /** The device of the question that is open, as AWS names it; null where none is. */
  public @Nullable String serial() {
    Question first = questions.peek();
    return first == null ? null : first.serial();
  }

  /** Answers the question that is open; empty: nobody gives a code. */
  public void answer(Optional<String> code) {
    Question answered = questions.poll();
    if (answered != null) {
      tell();
      answered.answer().complete(code);
    }
  }

  private void add(Question question) {
    if (closed) {
      question.answer().complete(Optional.empty());
    } else {
      questions.add(question);
      tell();
    }
  }

  /** Answered, or the read was given up. */
  private void remove(Question question) {
    if (questions.remove(question)) {
      tell();
    }
  }

  private void tell() {
    Question first = questions.peek();
    if (!Objects.equals(first, told)) {
      told = first;
      changed.run();
    }
  }

  /** Whoever waits goes without a code, and so does whoever asks from now on. */
  @Override
  public void close() {
    closed = true;
    while (!questions.isEmpty()) {
      questions.remove().answer().complete(Optional.empty());
    }
  }
}
