package dev.quarterdeck.sandbox.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The access keys that the sandbox knows: one long-lived pair that is always there, and the
 * temporary ones that its STS issued. All of them are fakes that open nothing outside the sandbox.
 */
public final class Credentials {
  /** The sandbox's long-lived access key id; a fake. */
  public static final String ACCESS_KEY_ID = "AKIAQUARTERDECKDEMO0";

  /** Its secret; a fake, and as public as its id. */
  public static final String SECRET_ACCESS_KEY = "quarterdeck/sandbox/not/a/real/secret000";

  /** The account of the sandbox unless another is given. */
  public static final String ACCOUNT = "111122223333";

  /**
   * One access key and whom it stands for.
   *
   * @param sessionToken null for long-lived keys
   * @param expires null for long-lived keys
   * @param mfa whether the session was opened with an MFA code
   */
  public record Identity(
      String accessKeyId,
      String secretAccessKey,
      @Nullable String sessionToken,
      String account,
      String arn,
      String userId,
      @Nullable Instant expires,
      boolean mfa) {
    @Override
    public String toString() {
      return "Identity[" + accessKeyId + ", " + arn + "]";
    }
  }

  private static final ScopedValue<Identity> CALLER = ScopedValue.newInstance();

  private final Map<String, Identity> known = new ConcurrentHashMap<>();
  private final AtomicLong issued = new AtomicLong();
  private final InstantSource clock;
  private final String account;

  /** The table of account {@value #ACCOUNT}, by the machine's time. */
  public Credentials() {
    this(InstantSource.system(), ACCOUNT);
  }

  /**
   * The clock is the one that signing and expiry are judged by: the machine's time, never the
   * sandbox's own, which may run fast.
   */
  public Credentials(InstantSource clock, String account) {
    this.clock = clock;
    this.account = account;
    add(
        new Identity(
            ACCESS_KEY_ID,
            SECRET_ACCESS_KEY,
            null,
            account,
            "arn:aws:iam::" + account + ":user/operator",
            "AIDAQUARTERDECKUSER0",
            null,
            false));
  }

  /** The account that the built-in key belongs to. */
  public String account() {
    return account;
  }

  /** The time by which signatures and expiry are judged. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Whoever signed the request that this thread answers. Throws outside of a handler, and in a
   * handler of an operation that needs no signature.
   */
  public static Identity caller() {
    return CALLER.get();
  }

  /** Runs a handler on behalf of this caller; null when the operation needs none. */
  static <T> T answering(@Nullable Identity caller, Supplier<T> handler) {
    return caller == null ? handler.get() : ScopedValue.where(CALLER, caller).call(handler::get);
  }

  /** Makes an access key known, or replaces it. */
  public void add(Identity identity) {
    known.put(identity.accessKeyId(), identity);
  }

  /** The identity of an access key id, or null when it is not known here. */
  public @Nullable Identity find(String accessKeyId) {
    return known.get(accessKeyId);
  }

  /** Issues temporary credentials, as STS does; they are honoured until they expire. */
  public Identity issue(String arn, String userId, Duration validFor, boolean mfa) {
    long number = issued.incrementAndGet();
    Identity identity =
        new Identity(
            "ASIAQUARTERDECK%05d".formatted(number),
            "quarterdeck/sandbox/temporary/%010d".formatted(number),
            "quarterdeckSandboxSession%012d".formatted(number),
            account,
            arn,
            userId,
            now().plus(validFor),
            mfa);
    add(identity);
    return identity;
  }

  /** Lets every temporary credential expire at once. */
  public void expireSessions() {
    Instant past = now().minusSeconds(1);
    known.replaceAll(
        (id, one) ->
            one.sessionToken() == null
                ? one
                : new Identity(
                    one.accessKeyId(),
                    one.secretAccessKey(),
                    one.sessionToken(),
                    one.account(),
                    one.arn(),
                    one.userId(),
                    past,
                    one.mfa()));
  }
}
