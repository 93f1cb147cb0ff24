package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: what readiness reads of AWS Certificate Manager. */
public interface CertificateFacts {
  /**
   * A certificate.
   *
   * @param names every name that it covers, its domain among them
   * @param status ISSUED, PENDING_VALIDATION, EXPIRED, REVOKED, FAILED…
   * @param type AMAZON_ISSUED, PRIVATE or IMPORTED
   * @param keyAlgorithm as it is asked for: RSA_2048, EC_prime256v1…
   * @param renewable whether ACM renews it by itself
   * @param renewal how the renewal stands: SUCCESS, PENDING_AUTO_RENEWAL, PENDING_VALIDATION,
   *     FAILED; null before the first one
   * @param notBefore null, as {@code notAfter}, for one that was not issued yet
   */
  record Certificate(
      String arn,
      String domain,
      List<String> names,
      String status,
      String type,
      String keyAlgorithm,
      boolean renewable,
      @Nullable String renewal,
      @Nullable Instant notBefore,
      @Nullable Instant notAfter) {
    public Certificate {
      names = List.copyOf(names);
    }
  }

  /** Equivalent to {@code aws acm describe-certificate}. */
  Outcome<Certificate> certificate(String arn);
}
