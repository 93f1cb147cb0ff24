package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsBucketFacts;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.collect.BucketFacts;
import dev.quarterdeck.readiness.collect.BucketFacts.PublicBlock;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class BucketFactsContractTest extends Contract {
  BucketFactsContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  private String create(String name) {
    Consumer<CreateBucketRequest.Builder> here =
        q -> {
          q.bucket(prefix + name);
          if (!endpoint.region().equals("us-east-1")) {
            q.createBucketConfiguration(c -> c.locationConstraint(endpoint.region()));
          }
        };
    clients.s3().createBucket(here);
    return prefix + name;
  }

  @Test
  void listsTheBucketsOfTheRegion() {
    String one = create("one");
    String two = create("two");
    assertThat(Expect.done(new AwsBucketFacts(clients).buckets(endpoint.region())).items())
        .contains(one, two);
  }

  @Test
  void settingsThatWereNeverMadeAreAnswers() {
    BucketFacts facts = new AwsBucketFacts(clients);
    String bucket = create("bare");
    clients.s3().deletePublicAccessBlock(q -> q.bucket(bucket));
    assertThat(Expect.done(facts.block(bucket))).isEmpty();
    assertThat(Expect.done(facts.policy(bucket))).isEmpty();
    assertThat(Expect.done(facts.publicPolicy(bucket))).isFalse();
    assertThat(Expect.done(facts.versioning(bucket))).isEmpty();
    assertThat(Expect.done(facts.logTarget(bucket))).isEmpty();
    assertThat(Expect.done(facts.lifecycleRules(bucket))).isZero();
    if (!differs(KnownDifference.BUCKETS_ARE_NOT_ENCRYPTED_BY_THEMSELVES)) {
      assertThat(Expect.done(facts.encryption(bucket))).contains("AES256");
    }
  }

  @Test
  void readsWhatWasSet() {
    BucketFacts facts = new AwsBucketFacts(clients);
    String bucket = create("set");
    String logs = create("logs");
    clients
        .s3()
        .putPublicAccessBlock(
            q ->
                q.bucket(bucket)
                    .publicAccessBlockConfiguration(
                        c ->
                            c.blockPublicAcls(true)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(false)
                                .restrictPublicBuckets(false)));
    assertThat(Expect.done(facts.block(bucket)))
        .contains(new PublicBlock(true, true, false, false));
    clients
        .s3()
        .putBucketVersioning(
            q -> q.bucket(bucket).versioningConfiguration(v -> v.status("Enabled")));
    assertThat(Expect.done(facts.versioning(bucket))).contains("Enabled");
    clients
        .s3()
        .putBucketOwnershipControls(
            q ->
                q.bucket(bucket)
                    .ownershipControls(
                        c ->
                            c.rules(
                                OwnershipControlsRule.builder()
                                    .objectOwnership("BucketOwnerEnforced")
                                    .build())));
    assertThat(Expect.done(facts.ownership(bucket))).contains("BucketOwnerEnforced");
    clients
        .s3()
        .putBucketLifecycleConfiguration(
            q ->
                q.bucket(bucket)
                    .lifecycleConfiguration(
                        c -> c.rules(rule("on", "Enabled"), rule("off", "Disabled"))));
    assertThat(Expect.done(facts.lifecycleRules(bucket))).isEqualTo(1);
    clients
        .s3()
        .putBucketPolicy(
            q ->
                q.bucket(logs)
                    .policy(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"logging.s3.amazonaws.com\"},\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::"
                            + logs
                            + "/*\"}]}"));
    clients
        .s3()
        .putBucketLogging(
            q ->
                q.bucket(bucket)
                    .bucketLoggingStatus(
                        s -> s.loggingEnabled(l -> l.targetBucket(logs).targetPrefix("s3/"))));
    assertThat(Expect.done(facts.logTarget(bucket))).contains(logs);
    assertThat(Expect.done(facts.policy(logs)).orElseThrow()).contains("logging.s3.amazonaws.com");
  }

  private static LifecycleRule rule(String id, String status) {
    return LifecycleRule.builder()
        .id(id)
        .status(status)
        .filter(f -> f.prefix(id))
        .expiration(e -> e.days(30))
        .build();
  }

  @Test
  void aPolicyForEverybodyIsPublic() {
    BucketFacts facts = new AwsBucketFacts(clients);
    String bucket = create("public");
    clients.s3().deletePublicAccessBlock(q -> q.bucket(bucket));
    clients
        .s3()
        .putBucketPolicy(
            q ->
                q.bucket(bucket)
                    .policy(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::"
                            + bucket
                            + "/*\"}]}"));
    if (!differs(KnownDifference.POLICY_STATUS_IS_NOT_TOLD)) {
      assertThat(Expect.done(facts.publicPolicy(bucket))).isTrue();
    }
  }

  @Test
  void theAccountHasABlockOfItsOwn() {
    BucketFacts facts = new AwsBucketFacts(clients);
    String account = endpoint.account();
    assertThat(Expect.done(facts.accountBlock(account))).isEmpty();
    clients
        .s3Control()
        .putPublicAccessBlock(
            q ->
                q.accountId(account)
                    .publicAccessBlockConfiguration(
                        c ->
                            c.blockPublicAcls(true)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(true)
                                .restrictPublicBuckets(true)));
    assertThat(Expect.done(facts.accountBlock(account)).orElseThrow().all()).isTrue();
  }

  @Test
  void anUnknownBucketIsNotFound() {
    BucketFacts facts = new AwsBucketFacts(clients);
    String none = prefix + "none";
    Expect.failed(facts.versioning(none), Problem.NotFound.class);
    Expect.failed(facts.policy(none), Problem.NotFound.class);
    Expect.failed(facts.block(none), Problem.NotFound.class);
    Expect.failed(facts.lifecycleRules(none), Problem.NotFound.class);
  }
}
