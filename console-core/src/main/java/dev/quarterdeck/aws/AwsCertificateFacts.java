package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.CertificateFacts;
import software.amazon.awssdk.services.acm.model.CertificateDetail;

/** AWS Certificate Manager as the readiness checklist reads it. */
public final class AwsCertificateFacts implements CertificateFacts {
  private final AwsClients aws;

  public AwsCertificateFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws acm describe-certificate}. */
  @Override
  public Outcome<Certificate> certificate(String arn) {
    return aws.calls()
        .method(
            () ->
                certificate(
                    arn,
                    aws.calls()
                        .one(() -> aws.acm().describeCertificate(q -> q.certificateArn(arn)))
                        .certificate()));
  }

  private static Certificate certificate(String arn, CertificateDetail c) {
    return new Certificate(
        arn,
        Nulls.empty(c.domainName()),
        c.subjectAlternativeNames(),
        Nulls.or(c.statusAsString(), "unknown"),
        Nulls.or(c.typeAsString(), "unknown"),
        // Sent as RSA-2048, asked for as RSA_2048.
        Nulls.or(c.keyAlgorithmAsString(), "unknown").replace('-', '_'),
        "ELIGIBLE".equals(c.renewalEligibilityAsString()),
        c.renewalSummary() == null ? null : c.renewalSummary().renewalStatusAsString(),
        c.notBefore(),
        c.notAfter());
  }
}
