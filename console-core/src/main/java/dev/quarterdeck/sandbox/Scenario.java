package dev.quarterdeck.sandbox;

import java.util.Locale;

/** The stories that the sandbox can tell, each at the minute where its trouble shows. */
public enum Scenario {
  /** Every service healthy, while keys age and a checklist still finds things. */
  CALM("every service healthy; keys age, and a checklist still finds things"),
  /** api was rolled to a revision that fails its health check; the circuit breaker is at work. */
  BAD_DEPLOY("api's new revision fails its health check; the circuit breaker is at work"),
  /** One of worker's tasks exits again and again. */
  CRASH_LOOP("one of worker's tasks exits again and again"),
  /** A key was promoted minutes ago and only some tasks were started since. */
  STALE_SECRET("a key was promoted minutes ago; most tasks still hold the old value"),
  /** billing's new revision refers to a key that its secret does not have. */
  MISSING_KEY("billing's new revision refers to a key that its secret does not have"),
  /** A password stands in a task definition. */
  PLAINTEXT_SECRET("a password stands in a task definition's environment"),
  /** web answers with errors and its alarm fires. */
  NOISY_ERRORS("web answers many requests with errors; its alarm fires"),
  /** The caller may not read all that decides a verdict. */
  DENIED("permissions are missing: targets' health, versions of secrets, one cluster"),
  /** 2,000 services in 20 clusters and 10,000 secrets. */
  LARGE("2,000 services in 20 clusters, 10,000 secrets"),
  /** 500 services in 5 clusters, each behind its own target group with two alarms. */
  BALANCED("500 services in 5 clusters, each with a target group and two alarms"),
  /** An empty account. */
  EMPTY("an empty account");

  private final String summary;

  Scenario(String summary) {
    this.summary = summary;
  }

  /** As it is written on a command line: {@code bad-deploy}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One line for people. */
  public String summary() {
    return summary;
  }

  /** Throws IllegalArgumentException, naming what there is, for an unknown one. */
  public static Scenario of(String id) {
    for (Scenario s : values()) {
      if (s.id().equals(id)) {
        return s;
      }
    }
    throw new IllegalArgumentException(
        "unknown scenario '"
            + id
            + "'; there are "
            + String.join(", ", java.util.Arrays.stream(values()).map(Scenario::id).toList()));
  }
}
