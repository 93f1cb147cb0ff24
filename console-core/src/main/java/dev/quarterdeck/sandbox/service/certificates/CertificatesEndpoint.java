package dev.quarterdeck.sandbox.service.certificates;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.certificates.Certificates;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.DescribeCertificateRequest;
import software.amazon.awssdk.services.acm.model.DescribeCertificateResponse;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.RequestCertificateResponse;

/** AWS Certificate Manager: certificates and how they stand; none of them holds a key. */
public final class CertificatesEndpoint extends ServiceEndpoint {
  private final World world;

  public CertificatesEndpoint(World world) {
    this.world = world;
    on("RequestCertificate", RequestCertificateRequest::builder, this::request);
    on("DescribeCertificate", DescribeCertificateRequest::builder, this::describe);
  }

  private RequestCertificateResponse request(RequestCertificateRequest q, Call call) {
    String domain = Check.required(q.domainName(), "domainName", "ValidationException");
    Set<String> names = new LinkedHashSet<>(List.of(domain));
    names.addAll(q.subjectAlternativeNames());
    Certificates.Certificate c = world.certificates().request(domain, List.copyOf(names));
    if (q.keyAlgorithmAsString() != null) {
      c.keyAlgorithm = q.keyAlgorithmAsString().replace("RSA_", "RSA-");
    }
    return RequestCertificateResponse.builder().certificateArn(c.arn()).build();
  }

  private DescribeCertificateResponse describe(DescribeCertificateRequest q, Call call) {
    String arn = Objects.toString(q.certificateArn(), "");
    Certificates.Certificate c = world.certificates().find(arn);
    if (c == null) {
      throw new ServiceError(
          "ResourceNotFoundException", "Could not find certificate " + arn + ".");
    }
    return DescribeCertificateResponse.builder().certificate(detail(c)).build();
  }

  private CertificateDetail detail(Certificates.Certificate c) {
    List<String> users =
        world.balancing().balancers().stream()
            .filter(b -> b.listeners.stream().anyMatch(l -> l.certificates.contains(c.arn())))
            .map(b -> b.arn())
            .toList();
    boolean renewed = !c.type.equals("IMPORTED") && !users.isEmpty() && c.status.equals("ISSUED");
    return CertificateDetail.builder()
        .certificateArn(c.arn())
        .domainName(c.domain())
        .subjectAlternativeNames(c.names())
        .createdAt(c.created())
        .issuedAt(c.notBefore)
        .status(c.status)
        .type(c.type)
        .keyAlgorithm(c.keyAlgorithm)
        .notBefore(c.notBefore)
        .notAfter(c.notAfter)
        .inUseBy(users)
        .renewalEligibility(renewed ? "ELIGIBLE" : "INELIGIBLE")
        .applyMutation(
            b -> {
              if (c.renewal != null) {
                b.renewalSummary(r -> r.renewalStatus(c.renewal).updatedAt(world.now()));
              }
            })
        .build();
  }

  @Override
  public String signingName() {
    return "acm";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "CertificateManager";
  }

  @Override
  public String apiVersion() {
    return "2015-12-08";
  }
}
