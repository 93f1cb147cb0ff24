package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.BalancerFacts.Balancer;
import dev.quarterdeck.readiness.collect.CertificateFacts.Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the load balancers of the services in scope show to clients. */
public final class CertificateReadings {
  private final Once once;
  private final CertificateFacts certificates;
  private final BalancerReadings balancers;
  private final Deadline deadline;

  CertificateReadings(
      Once once, CertificateFacts certificates, BalancerReadings balancers, Deadline deadline) {
    this.once = once;
    this.certificates = certificates;
    this.balancers = balancers;
    this.deadline = deadline;
  }

  /**
   * A certificate of a listener, its default or one for another name.
   *
   * @param listener the load balancer's name and the port
   */
  public record Shown(String arn, String listener) {
    /** ACM's certificates; a listener may have one of IAM as well. */
    public boolean ofAcm() {
      return arn.contains(":acm:");
    }
  }

  /** Every certificate of every listener with TLS. */
  public Listing<Shown> shown() {
    return EcsReadings.each(deadline, balancers.balancers(), Balancer::name, this::shown);
  }

  private Listing<Shown> shown(Balancer b) {
    return EcsReadings.each(
        deadline,
        secure(b),
        l -> b.name() + ":" + l.port(),
        l -> {
          Set<String> arns = new LinkedHashSet<>(l.certificates());
          Listing<String> more = balancers.certificates(l);
          arns.addAll(more.items());
          List<Shown> all =
              arns.stream().map(arn -> new Shown(arn, b.name() + ":" + l.port())).toList();
          return new Listing<>(all, more.unknowns());
        });
  }

  private Listing<BalancerFacts.Listener> secure(Balancer b) {
    Listing<BalancerFacts.Listener> all = balancers.listeners(b);
    return new Listing<>(
        all.items().stream().filter(l -> !l.certificates().isEmpty()).toList(), all.unknowns());
  }

  public Certificate certificate(Shown shown) {
    return once.read(
        "acm:DescribeCertificate " + shown.arn(), () -> certificates.certificate(shown.arn()));
  }
}
