package dev.quarterdeck.app;

import dev.quarterdeck.screen.console.Context;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for on the command line or in a window, before environment variables and the
 * configuration file fill the gaps; null means not asked for.
 *
 * @param sandbox a scenario's name: connect to a sandbox started in this process
 */
public record Options(
    @Nullable String profile,
    @Nullable String region,
    @Nullable URI endpoint,
    @Nullable String sandbox,
    boolean readOnly,
    @Nullable Duration timeout) {
  public static final Options NONE = new Options(null, null, null, null, false, null);

  /** The profile and the region. */
  public Context context() {
    return new Context(profile, region);
  }

  public static Options sandbox(String scenario) {
    return new Options(null, null, null, scenario, false, null);
  }
}
