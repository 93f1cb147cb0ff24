package dev.quarterdeck.sandbox.world.certificates;

import dev.quarterdeck.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's certificates. */
public final class Certificates {
  /** How long ACM's public certificates last since February 2026. */
  public static final Duration LIFE = Duration.ofDays(198);

  private final World world;
  private final Map<String, Certificate> byArn = new TreeMap<>();

  /** One certificate; one that waits for its validation has neither beginning nor end. */
  public static final class Certificate {
    private final String arn;
    private final String domain;
    private final List<String> names;
    private final Instant created;
    public String status = "PENDING_VALIDATION";
    public String type = "AMAZON_ISSUED";
    public String keyAlgorithm = "RSA-2048";
    public @Nullable String renewal;
    public @Nullable Instant notBefore;
    public @Nullable Instant notAfter;

    Certificate(String arn, String domain, List<String> names, Instant created) {
      this.arn = arn;
      this.domain = domain;
      this.names = List.copyOf(names);
      this.created = created;
    }

    public String arn() {
      return arn;
    }

    public String domain() {
      return domain;
    }

    public List<String> names() {
      return names;
    }

    public Instant created() {
      return created;
    }
  }

  public Certificates(World world) {
    this.world = world;
  }

  /** Asks for one; nobody writes the DNS record here, so it stays to be validated. */
  public Certificate request(String domain, List<String> names) {
    Certificate c =
        new Certificate(
            world.account().arn("acm", "certificate/" + world.randomness().uuid("certificate")),
            domain,
            names,
            world.now());
    byArn.put(c.arn(), c);
    return c;
  }

  /** One that was validated and issued then. */
  public Certificate issued(String domain, List<String> names, Instant at) {
    Certificate c = request(domain, names);
    c.status = "ISSUED";
    c.notBefore = at;
    c.notAfter = at.plus(LIFE);
    return c;
  }

  public @Nullable Certificate find(String arn) {
    return byArn.get(arn);
  }

  public Collection<Certificate> all() {
    return byArn.values();
  }
}
