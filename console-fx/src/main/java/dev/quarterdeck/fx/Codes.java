package dev.quarterdeck.fx;

import dev.quarterdeck.fx.shell.CodeSheet;
import dev.quarterdeck.fx.shell.Shell;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.session.MfaQuestions;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Codes of MFA devices: the window asks for one after the other, over whatever it shows. */
final class Codes implements MfaPrompt, AutoCloseable {
  private final Shell shell;
  private final Runnable again;
  private final MfaQuestions questions;
  private @Nullable CodeSheet sheet;
  private boolean left;

  /**
   * @param again draws the page anew when nothing is asked any more
   */
  Codes(Shell shell, Executor ui, Runnable again) {
    this.shell = shell;
    this.again = again;
    this.questions = new MfaQuestions(ui, this::show);
  }

  /** Not on JavaFX's thread, which it waits for. */
  @Override
  public Optional<String> code(String serial) {
    return questions.code(serial);
  }

  /** Whether one is being asked for: the keys are that field's. */
  boolean asking() {
    return questions.serial() != null;
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

  private void show() {
    String serial = questions.serial();
    if (sheet == null) {
      sheet = new CodeSheet(questions::answer);
    }
    shell.overlay(sheet, serial != null);
    if (serial != null) {
      sheet.ask(serial);
    } else {
      left = true;
      again.run();
    }
  }

  @Override
  public void close() {
    questions.close();
  }
}
