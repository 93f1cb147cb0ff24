package dev.quarterdeck.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An expected failure as a value: a sentence for a person, a remedy that can be followed, and the
 * exit code of a command that ends with it. Sentences never hold secret values; text from AWS in
 * them is cleaned with {@link Text#clean}.
 */
public sealed interface Problem {
  String sentence();

  /** What to do about it; a command, a setting or a permission. Never empty. */
  String remedy();

  ExitCode exit();

  /** Slow, throttled or out of reach: the same may succeed in a moment. */
  default boolean passes() {
    return this instanceof Throttled || this instanceof Unreachable || this instanceof TimedOut;
  }

  /**
   * A permission is missing: {@code action} as IAM spells it, on {@code resource} where AWS said.
   */
  record Denied(String sentence, String remedy, @Nullable String action, @Nullable String resource)
      implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.CREDENTIALS;
    }
  }

  /** No credentials, or they are wrong or expired. */
  record Credentials(String sentence, String remedy) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.CREDENTIALS;
    }
  }

  record NotFound(String sentence, String remedy) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.NOT_FOUND;
    }
  }

  /** AWS kept answering "slow down" through all retries. */
  record Throttled(String sentence, String remedy) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.UNREACHABLE;
    }
  }

  /** No answer: no network, wrong endpoint, TLS, or AWS's own failure. */
  record Unreachable(String sentence, String remedy) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.UNREACHABLE;
    }
  }

  /** The deadline passed first. */
  record TimedOut(String sentence, String remedy) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.UNREACHABLE;
    }
  }

  /** Somebody else changed the same thing, at {@code since} where that is known. */
  record Conflict(String sentence, String remedy, @Nullable Instant since) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.REFUSED;
    }
  }

  /** What was asked makes no sense: an option, a file, a name. */
  record Invalid(String sentence, String remedy) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.USAGE;
    }
  }

  /** The console refuses: read-only, not confirmed, not a terminal. */
  record Refused(String sentence, String remedy) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.REFUSED;
    }
  }

  /** Stopped by the person or a signal before the end. */
  record Interrupted(String sentence, String remedy) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.INTERRUPTED;
    }
  }

  /** A local file or disk failed. */
  record Storage(String sentence, String remedy) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.REFUSED;
    }
  }

  /** A defect of ours, or an AWS answer that nobody foresaw; {@code detail} helps a report. */
  record Unexpected(String sentence, String remedy, String detail) implements Problem {
    @Override
    public ExitCode exit() {
      return ExitCode.DEFECT;
    }
  }
}
