package dev.quarterdeck.sandbox.world.balance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application load balancer with its listeners. */
public final class LoadBalancer {
  /** A listener: forwards to one group, or redirects to HTTPS when there is none. */
  public static final class Listener {
    private final String arn;
    private final LoadBalancer owner;
    private final int port;
    private final String protocol;
    public final List<String> certificates = new ArrayList<>();
    public final List<Rule> rules = new ArrayList<>();
    public final Map<String, String> tags = new LinkedHashMap<>();
    public @Nullable String sslPolicy;
    public @Nullable String targetGroupArn;

    Listener(String arn, LoadBalancer owner, int port, String protocol) {
      this.arn = arn;
      this.owner = owner;
      this.port = port;
      this.protocol = protocol;
    }

    public String arn() {
      return arn;
    }

    public LoadBalancer owner() {
      return owner;
    }

    public int port() {
      return port;
    }

    public String protocol() {
      return protocol;
    }
  }

  /**
   * A rule of a listener beside its default: a path pattern that goes to a group.
   *
   * @param host the only host that it is for, or null
   * @param idle the other side of a blue/green service, or null
   * @param share of requests in percent that go to the other side, 0 when it is idle
   */
  public record Rule(
      String arn,
      int priority,
      @Nullable String host,
      String pathPattern,
      String targetGroupArn,
      @Nullable String idle,
      int share) {
    public Rule(String arn, int priority, @Nullable String host, String pathPattern, String group) {
      this(arn, priority, host, pathPattern, group, null, 0);
    }

    /** The same with all requests to {@code group}, and {@code other} idle. */
    public Rule forwarding(String group, @Nullable String other) {
      return new Rule(arn, priority, host, pathPattern, group, other, 0);
    }

    /** The same with some of the requests, in percent, to the other side. */
    public Rule sharing(int percent) {
      return new Rule(arn, priority, host, pathPattern, targetGroupArn, idle, percent);
    }

    boolean names(String group) {
      return group.equals(targetGroupArn) || group.equals(idle);
    }
  }

  private final String name;
  private final String arn;
  private final String dnsName;
  private final String scheme;
  private final String vpc;
  private final Instant created;
  public final List<Listener> listeners = new ArrayList<>();
  public final List<String> subnets = new ArrayList<>();
  public final List<String> securityGroups = new ArrayList<>();
  public final Map<String, String> attributes = new LinkedHashMap<>();
  public final Map<String, String> tags = new LinkedHashMap<>();
  public String state = "active";

  /** application or network. */
  public String type = "application";

  LoadBalancer(
      String name, String arn, String dnsName, String scheme, String vpc, Instant created) {
    this.name = name;
    this.arn = arn;
    this.dnsName = dnsName;
    this.scheme = scheme;
    this.vpc = vpc;
    this.created = created;
    attributes.put("access_logs.s3.enabled", "false");
    attributes.put("deletion_protection.enabled", "false");
    attributes.put("idle_timeout.timeout_seconds", "60");
    attributes.put("routing.http.drop_invalid_header_fields.enabled", "false");
    attributes.put("routing.http2.enabled", "true");
  }

  public String name() {
    return name;
  }

  public String arn() {
    return arn;
  }

  public String dnsName() {
    return dnsName;
  }

  public String scheme() {
    return scheme;
  }

  public String vpc() {
    return vpc;
  }

  public Instant created() {
    return created;
  }

  /** The part of the ARN that CloudWatch uses as the LoadBalancer dimension. */
  public String dimension() {
    return arn.substring(arn.lastIndexOf(":loadbalancer/") + ":loadbalancer/".length());
  }
}
