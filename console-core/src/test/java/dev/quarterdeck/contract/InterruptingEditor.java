package dev.quarterdeck.contract;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretEditor;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets somebody else in just before AWSCURRENT is moved, or loses the answer of the move. */
final class InterruptingEditor implements SecretEditor {
  private final SecretEditor real;
  final Deque<Runnable> beforePut = new ArrayDeque<>();
  final Deque<Runnable> beforeMove = new ArrayDeque<>();
  boolean loseAnswer;

  InterruptingEditor(SecretEditor real) {
    this.real = real;
  }

  @Override
  public Outcome<String> put(String arn, String token, SecretValue text, List<String> stages) {
    Runnable somebody = beforePut.poll();
    if (somebody != null) {
      somebody.run();
    }
    return real.put(arn, token, text, stages);
  }

  @Override
  public Outcome<String> move(
      String arn, String stage, @Nullable String to, @Nullable String from) {
    if (stage.equals("AWSCURRENT")) {
      Runnable somebody = beforeMove.poll();
      if (somebody != null) {
        somebody.run();
      }
      Outcome<String> moved = real.move(arn, stage, to, from);
      return loseAnswer
          ? Outcome.failed(new Problem.Unreachable("No answer.", "Try again."))
          : moved;
    }
    return real.move(arn, stage, to, from);
  }

  @Override
  public Outcome<String> create(Creation creation, SecretValue text) {
    return real.create(creation, text);
  }

  @Override
  public Outcome<Instant> delete(String arn, int recoveryDays) {
    return real.delete(arn, recoveryDays);
  }

  @Override
  public Outcome<String> restore(String arn) {
    return real.restore(arn);
  }

  @Override
  public Outcome<String> tag(String arn, Map<String, String> tags) {
    return real.tag(arn, tags);
  }

  @Override
  public Outcome<String> untag(String arn, List<String> keys) {
    return real.untag(arn, keys);
  }
}
