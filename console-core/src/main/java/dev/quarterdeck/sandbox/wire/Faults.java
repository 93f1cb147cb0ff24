package dev.quarterdeck.sandbox.wire;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox does wrong when told to. Rules are asked in the order in which they were made:
 * delays add up, of everything else the first that strikes decides. Whether the n-th request that a
 * rule matches is struck follows from the seed alone, so a run can be repeated.
 */
public final class Faults {
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final AtomicLong rulesMade = new AtomicLong();
  private final long seed;

  /** No faults; the seed decides which requests rules with a probability will strike. */
  public Faults(long seed) {
    this.seed = seed;
  }

  /**
   * Begins a rule.
   *
   * @param service the signing name or IAM prefix, for example {@code ecs}; {@code *} for all
   * @param operation the operation's name, a prefix followed by {@code *}, or {@code *} for all
   */
  public Where on(String service, String operation) {
    return new Where(service, operation);
  }

  /** Puts a rule in force that was written by a person. */
  public Rule add(FaultRule rule) {
    return on(rule.service(), rule.operation()).withProbability(rule.share()).rule(rule.fault());
  }

  /** Takes every rule back. */
  public void clear() {
    rules.clear();
  }

  /** What befalls this request. */
  Verdict judge(ServiceEndpoint endpoint, String operation) {
    Duration delay = Duration.ZERO;
    for (Rule rule : rules) {
      if (rule.strikes(endpoint, operation)) {
        if (rule.fault instanceof Fault.Slow slow) {
          delay = delay.plus(slow.delay());
        } else {
          return new Verdict(delay, rule.fault);
        }
      }
    }
    return new Verdict(delay, null);
  }

  /** How long to wait, and then what goes wrong, or null for nothing. */
  record Verdict(Duration delay, @Nullable Fault fault) {}

  /** Which requests a rule is for; naming the fault puts the rule in force. */
  public final class Where {
    private final String service;
    private final String operation;
    private double probability = 1;
    private long times = Long.MAX_VALUE;

    private Where(String service, String operation) {
      this.service = service;
      this.operation = operation;
    }

    /** Only this share of the matching requests, 0 to 1. */
    public Where withProbability(double share) {
      probability = share;
      return this;
    }

    /** Only so many requests; then the rule is spent. */
    public Where times(int count) {
      times = count;
      return this;
    }

    public Rule throttle() {
      return rule(new Fault.Throttle());
    }

    public Rule slow(Duration delay) {
      return rule(new Fault.Slow(delay));
    }

    /** HTTP status 500 or 503. */
    public Rule fail(int status) {
      return rule(new Fault.Fail(status));
    }

    public Rule cutBefore() {
      return rule(new Fault.CutBefore());
    }

    public Rule cutAfter() {
      return rule(new Fault.CutAfter());
    }

    public Rule hang() {
      return rule(new Fault.Hang());
    }

    public Rule deny() {
      return deny("*");
    }

    public Rule deny(String resource) {
      return rule(new Fault.Deny(resource));
    }

    /** Free texts in the answers hold what harms a careless reader. */
    public Rule hostile() {
      return rule(new Fault.Hostile());
    }

    /** Lists come in pages of one. */
    public Rule shortPages() {
      return rule(new Fault.ShortPages());
    }

    public Rule expireCredentials() {
      return rule(new Fault.Expire());
    }

    private Rule rule(Fault fault) {
      Rule rule = new Rule(this, fault);
      rules.add(rule);
      return rule;
    }
  }

  /** A rule in force until it is cleared or spent. */
  public final class Rule {
    private final Where where;
    private final Fault fault;
    private final long number = rulesMade.incrementAndGet();
    private long matched;
    private long struck;

    private Rule(Where where, Fault fault) {
      this.where = where;
      this.fault = fault;
    }

    /** Takes this rule back; requests that already wait under it go on waiting. */
    public void clear() {
      rules.remove(this);
    }

    /** How many requests it has struck so far. */
    public synchronized long struck() {
      return struck;
    }

    private synchronized boolean strikes(ServiceEndpoint endpoint, String asked) {
      if (!concerns(where.service, where.operation, endpoint, asked) || struck >= where.times) {
        return false;
      }
      matched++;
      if (where.probability < 1 && chance(seed, number, matched) >= where.probability) {
        return false;
      }
      struck++;
      return true;
    }
  }

  /** Whether an operation goes by that service and name, or by IAM's name of its action. */
  static boolean concerns(
      String service, String operation, ServiceEndpoint endpoint, String asked) {
    boolean named =
        matches(service, endpoint.signingName()) || matches(service, endpoint.actionPrefix());
    return (named && matches(operation, asked))
        || endpoint.action(asked).equals(service + ":" + operation);
  }

  static boolean matches(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(name);
  }

  /** A number in [0, 1) that depends on nothing but its arguments (the SplitMix64 finaliser). */
  private static double chance(long seed, long rule, long turn) {
    return (mix(seed ^ mix(rule) ^ mix(turn << 20)) >>> 11) * 0x1.0p-53;
  }

  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
