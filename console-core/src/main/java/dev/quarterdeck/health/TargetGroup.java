package dev.quarterdeck.health;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target group as {@code describe-target-groups} answers.
 *
 * @param protocol HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP or GENEVE
 * @param loadBalancers ARNs of those that send requests to it
 * @param healthPath the path of its health check, for HTTP and HTTPS
 */
public record TargetGroup(
    String arn, String protocol, List<String> loadBalancers, @Nullable String healthPath) {
  private static final String MARK = ":loadbalancer/";

  /** Whether an application load balancer is in front of it, which counts requests and errors. */
  public boolean application() {
    return !loadBalancers.isEmpty() && loadBalancers.getFirst().contains(MARK + "app/");
  }

  /** Its dimension in CloudWatch: {@code targetgroup/NAME/ID}. */
  public String dimension() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** The load balancer's dimension: {@code app/NAME/ID}. */
  public String loadBalancerDimension() {
    String lb = loadBalancers.getFirst();
    return lb.substring(lb.indexOf(MARK) + MARK.length());
  }
}
