package dev.quarterdeck.sandbox.service.balance;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Cipher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeSslPoliciesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeSslPoliciesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SslPolicy;

/** The predefined TLS policies and the protocols that each allows. */
final class TlsPolicies {
  private static final String INVALID = "ValidationError";
  private static final Map<String, List<String>> PROTOCOLS = new LinkedHashMap<>();

  static {
    PROTOCOLS.put("ELBSecurityPolicy-2016-08", List.of("TLSv1", "TLSv1.1", "TLSv1.2"));
    PROTOCOLS.put("ELBSecurityPolicy-TLS-1-1-2017-01", List.of("TLSv1.1", "TLSv1.2"));
    PROTOCOLS.put("ELBSecurityPolicy-TLS-1-2-2017-01", List.of("TLSv1.2"));
    PROTOCOLS.put("ELBSecurityPolicy-TLS-1-2-Ext-2018-06", List.of("TLSv1.2"));
    PROTOCOLS.put("ELBSecurityPolicy-FS-1-2-Res-2020-10", List.of("TLSv1.2"));
    PROTOCOLS.put(
        "ELBSecurityPolicy-TLS13-1-0-2021-06", List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"));
    PROTOCOLS.put("ELBSecurityPolicy-TLS13-1-1-2021-06", List.of("TLSv1.1", "TLSv1.2", "TLSv1.3"));
    PROTOCOLS.put("ELBSecurityPolicy-TLS13-1-2-2021-06", List.of("TLSv1.2", "TLSv1.3"));
    PROTOCOLS.put("ELBSecurityPolicy-TLS13-1-2-Res-2021-06", List.of("TLSv1.2", "TLSv1.3"));
    PROTOCOLS.put("ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06", List.of("TLSv1.2", "TLSv1.3"));
    PROTOCOLS.put("ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06", List.of("TLSv1.2", "TLSv1.3"));
    PROTOCOLS.put("ELBSecurityPolicy-TLS13-1-3-2021-06", List.of("TLSv1.3"));
  }

  DescribeSslPoliciesResponse describe(DescribeSslPoliciesRequest q, Call call) {
    List<String> names = q.names().isEmpty() ? List.copyOf(PROTOCOLS.keySet()) : q.names();
    for (String name : names) {
      if (!PROTOCOLS.containsKey(name)) {
        throw new ServiceError("SSLPolicyNotFound", "SSL policy '" + name + "' not found");
      }
    }
    Page<String> page =
        Page.of(
            names,
            q.marker(),
            Check.range(q.pageSize(), 400, 1, 400, "pageSize", INVALID),
            INVALID);
    return DescribeSslPoliciesResponse.builder()
        .sslPolicies(page.items().stream().map(TlsPolicies::shape).toList())
        .nextMarker(page.next())
        .build();
  }

  private static SslPolicy shape(String name) {
    List<String> protocols = PROTOCOLS.getOrDefault(name, List.of());
    List<Cipher> ciphers = new ArrayList<>();
    if (protocols.contains("TLSv1.3")) {
      cipher(ciphers, "TLS_AES_128_GCM_SHA256");
      cipher(ciphers, "TLS_AES_256_GCM_SHA384");
      cipher(ciphers, "TLS_CHACHA20_POLY1305_SHA256");
    }
    if (protocols.contains("TLSv1.2")) {
      cipher(ciphers, "ECDHE-ECDSA-AES128-GCM-SHA256");
      cipher(ciphers, "ECDHE-RSA-AES128-GCM-SHA256");
    }
    return SslPolicy.builder()
        .name(name)
        .sslProtocols(protocols)
        .ciphers(ciphers)
        .supportedLoadBalancerTypes("application", "network")
        .build();
  }

  private static void cipher(List<Cipher> into, String name) {
    into.add(Cipher.builder().name(name).priority(into.size() + 1).build());
  }
}
