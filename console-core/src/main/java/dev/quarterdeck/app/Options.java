package dev.quarterdeck.app;

import dev.quarterdeck.screen.console.Context;
import dev.quarterdeck.session.TimeLimits;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for on the command line or in a window, before environment variables and the
 * configuration file fill the gaps; null means not asked for.
 *
 * @param sandbox a scenario's name: connect to a sandbox started in this process
 * @param usual how long a command or refresh may take where neither {@code timeout} nor the
 *     configuration says so
 */
public record Options(
    @Nullable String profile,
    @Nullable String region,
    @Nullable URI endpoint,
    @Nullable String sandbox,
    boolean readOnly,
    @Nullable Duration timeout,
    Duration usual) {
  public static final Options NONE = new Options(null, null, null, null, false, null);

  /** For consoles, whose every refresh may read the whole account. */
  public Options(
      @Nullable String profile,
      @Nullable String region,
      @Nullable URI endpoint,
      @Nullable String sandbox,
      boolean readOnly,
      @Nullable Duration timeout) {
    this(profile, region, endpoint, sandbox, readOnly, timeout, TimeLimits.LONG);
  }

  /** The same for a command that usually takes no longer than this. */
  public Options usually(Duration limit) {
    return new Options(profile, region, endpoint, sandbox, readOnly, timeout, limit);
  }

  /** The profile and the region. */
  public Context context() {
    return new Context(profile, region);
  }

  public static Options sandbox(String scenario) {
    return new Options(null, null, null, scenario, false, null);
  }
}
