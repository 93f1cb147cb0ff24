package dev.quarterdeck.fx;

import dev.quarterdeck.fx.shell.CodeSheet;
import dev.quarterdeck.fx.shell.Shell;
import dev.quarterdeck.session.MfaPrompt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Codes of MFA devices: reads ask for them on their own threads and wait; the window asks for one
 * after the other.
 */
final class Codes implements MfaPrompt, AutoCloseable {
  private record Question(String serial, CompletableFuture<Optional<String>> answer) {}

  private final Shell shell;
  private final Executor ui;
  private final Runnable again;
  private final Deque<Question> questions = new ArrayDeque<>();
  private @Nullable CodeSheet sheet;
  private @Nullable Question shown;
  private boolean left;
  private boolean closed;

  /**
   * @param again draws the page anew when nothing is asked any more
   */
  Codes(Shell shell, Executor ui, Runnable again) {
    this.shell = shell;
    this.ui = ui;
    this.again = again;
  }

  /** Not on JavaFX's thread, which it waits for. */
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

  /** Whether one is being asked for: the keys are that field's. */
  boolean asking() {
    return shown != null;
  }

  /** Stays on top of what is laid over the page meanwhile. */
  void raise() {
    if (asking() && sheet != null) {
      sheet.toFront();
    }
  }

  /** Once after the last one: the page takes the keys again. */
  boolean left() {
    boolean was = left;
    left = false;
    return was;
  }

  private void add(Question question) {
    if (closed) {
      question.answer().complete(Optional.empty());
    } else {
      questions.add(question);
      show();
    }
  }

  /** Answered, or the read was given up. */
  private void remove(Question question) {
    if (questions.remove(question)) {
      show();
    }
  }

  private void answer(Optional<String> code) {
    if (shown != null) {
      Question answered = shown;
      remove(answered);
      answered.answer().complete(code);
    }
  }

  private void show() {
    Question first = questions.peek();
    if (Objects.equals(first, shown)) {
      return;
    }
    shown = first;
    if (sheet == null) {
      sheet = new CodeSheet(this::answer);
    }
    shell.overlay(sheet, first != null);
    if (first != null) {
      sheet.ask(first.serial());
    } else {
      left = true;
      again.run();
    }
  }

  @Override
  public void close() {
    closed = true;
    while (!questions.isEmpty()) {
      questions.remove().answer().complete(Optional.empty());
    }
    shown = null;
  }
}
