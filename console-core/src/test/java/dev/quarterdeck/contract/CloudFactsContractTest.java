package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsBalancerFacts;
import dev.quarterdeck.aws.AwsCertificateFacts;
import dev.quarterdeck.aws.AwsFirewallFacts;
import dev.quarterdeck.aws.AwsImageFacts;
import dev.quarterdeck.aws.AwsImages;
import dev.quarterdeck.aws.AwsKeyFacts;
import dev.quarterdeck.aws.AwsTopicFacts;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.collect.CertificateFacts;
import dev.quarterdeck.readiness.collect.FirewallFacts;
import dev.quarterdeck.readiness.collect.ImageFacts;
import dev.quarterdeck.readiness.collect.KeyFacts;
import dev.quarterdeck.readiness.collect.TopicFacts;
import dev.quarterdeck.services.image.Images;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.RuleAction;
import software.amazon.awssdk.services.wafv2.model.Scope;
import software.amazon.awssdk.services.wafv2.model.VisibilityConfig;

/** Keys, topics, repositories, firewalls and certificates, as the checklist reads them. */
@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class CloudFactsContractTest extends Contract {
  private static final VisibilityConfig VISIBLE =
      VisibilityConfig.builder()
          .metricName("m")
          .cloudWatchMetricsEnabled(false)
          .sampledRequestsEnabled(false)
          .build();
  private static final String MANIFEST =
      """
      {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
       "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 2,
         "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
       "layers": []}
      """;

  CloudFactsContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @Test
  void tellsHowAKeyIs() {
    KeyFacts keys = new AwsKeyFacts(clients);
    String id = clients.kms().createKey().keyMetadata().keyId();
    clients.kms().createAlias(q -> q.aliasName("alias/" + prefix).targetKeyId(id));
    KeyFacts.Key key = Expect.done(keys.key("alias/" + prefix));
    assertThat(key.id()).isEqualTo(id);
    assertThat(key.ownedByCustomer()).isTrue();
    assertThat(key.mayRotate()).isTrue();
    assertThat(key.state()).isEqualTo("Enabled");
    assertThat(Expect.done(keys.rotates(key.arn()))).isFalse();
    clients.kms().enableKeyRotation(q -> q.keyId(id));
    assertThat(Expect.done(keys.rotates(key.arn()))).isTrue();
    clients.kms().scheduleKeyDeletion(q -> q.keyId(id).pendingWindowInDays(7));
    assertThat(Expect.done(keys.key(id)).state()).isEqualTo("PendingDeletion");
    String signing =
        clients
            .kms()
            .createKey(q -> q.keySpec(KeySpec.RSA_4096).keyUsage(KeyUsageType.SIGN_VERIFY))
            .keyMetadata()
            .keyId();
    assertThat(Expect.done(keys.key(signing)).mayRotate()).isFalse();
    Expect.failed(keys.key("00000000-0000-0000-0000-000000000000"), Problem.NotFound.class);
  }

  @Test
  void tellsWhetherATopicReachesSomebody() {
    TopicFacts topics = new AwsTopicFacts(clients);
    String topic = clients.sns().createTopic(q -> q.name(prefix + "topic")).topicArn();
    assertThat(Expect.done(topics.subscriptions(topic)).items()).isEmpty();
    clients
        .sns()
        .subscribe(
            q ->
                q.topicArn(topic)
                    .protocol("sqs")
                    .endpoint(
                        "arn:aws:sqs:" + endpoint.region() + ":" + endpoint.account() + ":q"));
    assertThat(Expect.done(topics.subscriptions(topic)).items())
        .containsExactly(new TopicFacts.Subscription("sqs", true));
    Expect.failed(topics.subscriptions(topic + "-none"), Problem.NotFound.class);
  }

  @Test
  void tellsHowRepositoriesAreSetUp() {
    ImageFacts images = new AwsImageFacts(clients);
    clients
        .ecr()
        .createRepository(
            q ->
                q.repositoryName(prefix + "fixed")
                    .imageTagMutability(ImageTagMutability.IMMUTABLE)
                    .imageScanningConfiguration(c -> c.scanOnPush(true)));
    clients.ecr().createRepository(q -> q.repositoryName(prefix + "loose"));
    List<String> asked = List.of(prefix + "fixed", prefix + "loose", prefix + "none");
    assertThat(Expect.done(images.repositories(endpoint.account(), asked)).items())
        .containsExactlyInAnyOrder(
            new ImageFacts.Repository(endpoint.account(), prefix + "fixed", "IMMUTABLE"),
            new ImageFacts.Repository(endpoint.account(), prefix + "loose", "MUTABLE"));
    assertThat(Expect.done(images.scanning(asked)).items())
        .containsExactlyInAnyOrder(
            new ImageFacts.Scanning(
                prefix + "fixed",
                differs(KnownDifference.SCANNING_OF_ONE_REPOSITORY_IS_NOT_COUNTED)
                    ? "MANUAL"
                    : "SCAN_ON_PUSH"),
            new ImageFacts.Scanning(prefix + "loose", "MANUAL"));
    String digest =
        clients
            .ecr()
            .putImage(q -> q.repositoryName(prefix + "loose").imageManifest(MANIFEST).imageTag("1"))
            .image()
            .imageId()
            .imageDigest();
    assertThat(
            Expect.done(
                    images.held(
                        endpoint.account(),
                        prefix + "loose",
                        List.of(digest, "sha256:" + "0".repeat(64))))
                .items())
        .containsExactly(digest);
    assertThat(
            Expect.done(images.held(endpoint.account(), prefix + "none", List.of(digest))).items())
        .isEmpty();
    Expect.failed(
        images.scan(endpoint.account(), prefix + "loose", "sha256:" + "0".repeat(64)),
        Problem.NotFound.class);
  }

  @Test
  void tellsWhenAnImageWasPushed() {
    Images images = new AwsImages(clients);
    String name = prefix + "pushed";
    clients.ecr().createRepository(q -> q.repositoryName(name));
    String digest =
        clients
            .ecr()
            .putImage(q -> q.repositoryName(name).imageTag("1").imageManifest(MANIFEST))
            .image()
            .imageId()
            .imageDigest();
    String none = "sha256:" + "0".repeat(64);
    assertThat(Expect.done(images.pushed(endpoint.account(), name, List.of(none, digest))).items())
        .as("one that is not there costs the others nothing")
        .singleElement()
        .satisfies(p -> assertThat(p.digest()).isEqualTo(digest));
    assertThat(Expect.done(images.pushed(endpoint.account(), name, List.of(none))).items())
        .isEmpty();
  }

  @Test
  void tellsWhichFirewallStandsBeforeALoadBalancer() {
    FirewallFacts firewalls = new AwsFirewallFacts(clients);
    String balancer = balancer(prefix.replace("contract-", "c") + "lb");
    assertThat(Expect.done(firewalls.webAcl(balancer))).isEmpty();
    String group =
        clients
            .waf()
            .createRuleGroup(
                q ->
                    q.name(prefix + "group")
                        .scope(Scope.REGIONAL)
                        .capacity(10L)
                        .visibilityConfig(VISIBLE)
                        .rules(limit("many", a -> a.captcha(c -> {}))))
            .summary()
            .arn();
    String acl =
        clients
            .waf()
            .createWebACL(
                q ->
                    q.name(prefix + "acl")
                        .scope(Scope.REGIONAL)
                        .defaultAction(a -> a.allow(x -> {}))
                        .visibilityConfig(VISIBLE)
                        .rules(
                            limit("many", a -> a.block(b -> {})),
                            limit("more", a -> a.count(c -> {})),
                            Rule.builder()
                                .name("group")
                                .priority(2)
                                .statement(s -> s.ruleGroupReferenceStatement(g -> g.arn(group)))
                                .overrideAction(o -> o.count(c -> {}))
                                .visibilityConfig(VISIBLE)
                                .build()))
            .summary()
            .arn();
    clients.waf().associateWebACL(q -> q.webACLArn(acl).resourceArn(balancer));
    assertThat(Expect.done(firewalls.webAcl(balancer)))
        .contains(
            new FirewallFacts.WebAcl(
                prefix + "acl",
                List.of(
                    new FirewallFacts.RateLimit("many", 100, Duration.ofMinutes(2), "block"),
                    new FirewallFacts.RateLimit("more", 100, Duration.ofMinutes(2), "count")),
                List.of(new FirewallFacts.GroupReference(group, true, Set.of()))));
    assertThat(Expect.done(firewalls.group(group)))
        .containsExactly(
            new FirewallFacts.RateLimit("many", 100, Duration.ofMinutes(2), "captcha"));
    Expect.failed(firewalls.group(group + "0"), Problem.NotFound.class);
  }

  private String balancer(String name) {
    String subnet = endpoint.network().subnet();
    return clients
        .loadBalancing()
        .createLoadBalancer(q -> q.name(name).subnets(subnet))
        .loadBalancers()
        .getFirst()
        .loadBalancerArn();
  }

  private static Rule limit(String name, Consumer<RuleAction.Builder> action) {
    return Rule.builder()
        .name(name)
        .priority(name.length())
        .statement(
            s ->
                s.rateBasedStatement(
                    r -> r.limit(100L).evaluationWindowSec(120L).aggregateKeyType("IP")))
        .action(action)
        .visibilityConfig(VISIBLE)
        .build();
  }

  @Test
  void tellsHowACertificateStands() {
    CertificateFacts certificates = new AwsCertificateFacts(clients);
    String domain = prefix + "example.com";
    String arn =
        clients
            .acm()
            .requestCertificate(
                q ->
                    q.domainName(domain)
                        .subjectAlternativeNames("www." + domain)
                        .validationMethod(ValidationMethod.DNS))
            .certificateArn();
    CertificateFacts.Certificate c = Expect.done(certificates.certificate(arn));
    assertThat(c.arn()).isEqualTo(arn);
    assertThat(c.domain()).isEqualTo(domain);
    assertThat(c.names()).containsExactlyInAnyOrder(domain, "www." + domain);
    assertThat(c.status()).isEqualTo("PENDING_VALIDATION");
    assertThat(c.type()).isEqualTo("AMAZON_ISSUED");
    assertThat(c.keyAlgorithm()).isEqualTo("RSA_2048");
    String balancer = balancer(prefix.replace("contract-", "t") + "lb");
    String listener =
        clients
            .loadBalancing()
            .createListener(
                q ->
                    q.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.HTTPS)
                        .port(443)
                        .certificates(x -> x.certificateArn(arn))
                        .defaultActions(
                            a ->
                                a.type(ActionTypeEnum.REDIRECT)
                                    .redirectConfig(r -> r.port("443").statusCode("HTTP_301"))))
            .listeners()
            .getFirst()
            .listenerArn();
    assertThat(Expect.done(new AwsBalancerFacts(clients).certificates(listener)).items())
        .containsExactly(arn);
    Expect.failed(
        certificates.certificate(arn.substring(0, arn.length() - 4) + "0000"),
        Problem.NotFound.class);
  }
}
