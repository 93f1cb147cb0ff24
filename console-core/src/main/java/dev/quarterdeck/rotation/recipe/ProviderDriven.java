package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A recipe whose provider makes the value, stages it and promotes it: the run calls {@link #drive}
 * in place of stage, accept, test and promote, and then rolls the consumers as for every other. It
 * cannot be backed out by moving AWSCURRENT: the provider may know the new value alone. When {@code
 * drive} fails, AWSCURRENT is where it was unless the problem says otherwise; nothing was rolled.
 */
public interface ProviderDriven extends Recipe {
  /**
   * Starts the provider's rotation under {@code token} (32–64 characters, which becomes the new
   * version's id) and follows it until AWSCURRENT is on that version. Idempotent: called again with
   * the same token after a crash it joins what is under way, or sees that it is done. Waits in
   * AWS's time; an interrupt ends the waiting, not the rotation.
   *
   * @param progress told each step in words, for people
   */
  Outcome<Driven> drive(Settings settings, String token, Consumer<String> progress);

  /**
   * What it came to.
   *
   * @param version the one that holds AWSCURRENT now
   * @param promotedAt by when it had come there, in AWS's time
   * @param said what happened, in words
   */
  record Driven(String version, Instant promotedAt, String said) {}

  /** Never called: the provider makes the value. */
  @Override
  default Outcome<SecretValue> next(Settings settings, SecretValue old, int phase) {
    throw new IllegalStateException(name() + " makes its own value");
  }
}
