package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.kernel.Text;
import java.time.Instant;

/**
 * The living process that carries out an operation.
 *
 * @param pid 0 where it is not known
 * @param host empty where it is not known
 * @param since when it took the operation, by the machine's clock
 */
public record Holder(long pid, String host, Instant since) {
  public Holder {
    host = Text.clean(host);
  }

  /** {@code process 4711}. */
  public String process() {
    return pid == 0 ? "another process" : "process " + pid;
  }

  /** {@code process 4711 on deck}. */
  public String shown() {
    return process() + (host.isEmpty() ? "" : " on " + host);
  }
}
