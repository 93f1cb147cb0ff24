package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;

/** Port: what readiness reads of AWS X-Ray. */
public interface TraceFacts {
  /**
   * Names of the services that newest traces went through, each once: equivalent to {@code aws xray
   * get-trace-summaries --sampling}. Reads some pages only, as a busy hour has thousands; says so
   * where there were more.
   */
  Outcome<Listing<String>> services(Instant from, Instant to);
}
