package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Port: what readiness reads of Elastic Load Balancing v2. */
public interface BalancerFacts {
  /**
   * @param scheme internet-facing or internal
   * @param type application, network or gateway
   */
  record Balancer(
      String arn, String name, String dnsName, String scheme, String type, List<String> zones) {
    /** The value of CloudWatch's dimension LoadBalancer: {@code app/NAME/ID}. */
    public String dimension() {
      return arn.substring(arn.indexOf(":loadbalancer/") + ":loadbalancer/".length());
    }
  }

  /**
   * @param actions kinds of its default actions, a redirect as {@code redirect HTTPS}
   */
  record Listener(
      String arn,
      String protocol,
      int port,
      @Nullable String sslPolicy,
      List<String> certificates,
      List<String> actions) {}

  record TargetGroup(
      String arn,
      String name,
      @Nullable String healthCheckPath,
      boolean healthCheck,
      List<String> balancers) {
    /** The value of CloudWatch's dimension TargetGroup: {@code targetgroup/NAME/ID}. */
    public String dimension() {
      return arn.substring(arn.lastIndexOf(':') + 1);
    }
  }

  /**
   * @param ofDefault whether it is the listener's last one
   * @param hosts the hosts that it is for, with * and ? as wildcards, or regular expressions; empty
   *     for all
   */
  record Rule(String arn, boolean ofDefault, List<String> actions, List<String> hosts) {}

  /** Equivalent to {@code aws elbv2 describe-load-balancers}. */
  Outcome<Listing<Balancer>> balancers();

  /** Equivalent to {@code aws elbv2 describe-target-groups}. */
  Outcome<Listing<TargetGroup>> targetGroups();

  /** Equivalent to {@code aws elbv2 describe-listeners}. */
  Outcome<Listing<Listener>> listeners(String balancer);

  /**
   * ARNs of a listener's certificates, its default among them: equivalent to {@code aws elbv2
   * describe-listener-certificates}.
   */
  Outcome<Listing<String>> certificates(String listener);

  /** Equivalent to {@code aws elbv2 describe-rules}. */
  Outcome<Listing<Rule>> rules(String listener);

  /** Equivalent to {@code aws elbv2 describe-load-balancer-attributes}. */
  Outcome<Map<String, String>> balancerAttributes(String balancer);

  /** Equivalent to {@code aws elbv2 describe-target-group-attributes}. */
  Outcome<Map<String, String>> targetGroupAttributes(String group);

  /** Protocols of each policy: equivalent to {@code aws elbv2 describe-ssl-policies}. */
  Outcome<Map<String, List<String>>> tlsPolicies();
}
