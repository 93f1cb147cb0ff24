package dev.quarterdeck.readiness.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What became of an item. */
public enum Status {
  PASS("pass"),
  /** Good enough to go on, not good. */
  WARN("warn"),
  FAIL("fail"),
  /** What decides could not be read; never shown as passed. */
  UNKNOWN("unknown"),
  /** The product declares, with a reason, that it has no such thing. */
  NOT_APPLICABLE("notApplicable"),
  /** It does not pass, and somebody accepted that with a reason and until a date. */
  WAIVED("waived"),
  /** A person's evidence is older than it may be. */
  EXPIRED("expired"),
  /** Nobody has answered it yet. */
  OPEN("open");

  private static final List<Status> WORST_FIRST =
      List.of(FAIL, UNKNOWN, EXPIRED, OPEN, WARN, WAIVED, PASS, NOT_APPLICABLE);

  private final String id;

  Status(String id) {
    this.id = id;
  }

  /** As JSON and files spell it. */
  public String id() {
    return id;
  }

  public static Optional<Status> of(String id) {
    return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
  }

  /** Whether it stands between the product and being ready. */
  public boolean blocks() {
    return switch (this) {
      case FAIL, UNKNOWN, EXPIRED, OPEN -> true;
      case PASS, WARN, NOT_APPLICABLE, WAIVED -> false;
    };
  }

  /** One status for several resources: the failure, else what is not known, else the warning. */
  public static Status worst(List<Status> all) {
    for (Status s : WORST_FIRST) {
      if (all.contains(s)) {
        return s;
      }
    }
    return UNKNOWN;
  }

  /** Where it stands among all of them, the worst at 0. */
  public int rank() {
    return WORST_FIRST.indexOf(this);
  }
}
