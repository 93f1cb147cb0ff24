package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.storage.Bucket;
import dev.quarterdeck.sandbox.world.storage.PublicBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The items about buckets, one setting at a time. */
class StoredRulesTest {
  private static final String BUCKET = "acme-prod-uploads";
  private static final String TLS =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":%s,"Action":"s3:*",
       "Resource":%s,"Condition":%s}]}""";
  private static final String PLAIN = "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}";
  private static final String BOTH =
      "[\"arn:aws:s3:::acme-prod-uploads\",\"arn:aws:s3:::acme-prod-uploads/*\"]";
  @TempDir Path temp;
  private DrivenSandbox d;

  @BeforeEach
  void start() throws IOException {
    d = DrivenSandbox.start(Scenario.CALM, temp);
  }

  @AfterEach
  void close() {
    d.close();
  }

  private World world() {
    return d.sandbox().world();
  }

  private void bucket(Consumer<Bucket> change) {
    world()
        .call(
            () -> {
              change.accept(Objects.requireNonNull(world().storage().bucket(BUCKET)));
              return true;
            });
  }

  private void expect(String item, Status status, String text) {
    expect(Runs.item(d, item), status, text);
  }

  private static void expect(Run.Result r, Status status, String text) {
    assertThat(r.status()).as("%s", r.evidence()).isEqualTo(status);
    assertThat(r.evidence())
        .as("%s", r.evidence())
        .anyMatch(e -> e.status() == status && e.text().contains(text));
  }

  @Test
  void a_bucket_or_its_account_blocks_the_public() {
    expect("s3-public-access-blocked", Status.PASS, "blocks public access (S3_BUCKET of acme-prod");
    bucket(b -> b.publicAccess = new PublicBlock(true, true, true, false));
    expect("s3-public-access-blocked", Status.FAIL, "may be made public");
    assertThat(Runs.item(d, "s3-public-access-blocked").evidence())
        .extracting(Evidence::value)
        .containsExactly("RestrictPublicBuckets off");
    bucket(
        b -> {
          b.publicAccess = null;
          b.policy =
              "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";
        });
    expect("s3-public-access-blocked", Status.FAIL, "is public by its policy");
    // The more restrictive of both counts, setting by setting.
    bucket(b -> b.publicAccess = new PublicBlock(true, true, false, false));
    world().storage().publicAccess = new PublicBlock(false, false, true, true);
    expect("s3-public-access-blocked", Status.PASS, "blocks public access");
    bucket(b -> b.publicAccess = null);
    world().storage().publicAccess = PublicBlock.ALL;
    expect("s3-public-access-blocked", Status.PASS, "the account blocks public access");
  }

  /** The account's block is about its own buckets; one that answers nobody may be another's. */
  @Test
  void a_bucket_that_nobody_saw_is_not_blocked_by_the_account() {
    world().storage().publicAccess = PublicBlock.ALL;
    d.sandbox().faults().on("s3", "GetBucketPublicAccessBlock").deny();
    expect("s3-public-access-blocked", Status.UNKNOWN, "");
    d.sandbox().faults().clear();
    assertThat(
            world()
                .call(
                    () -> {
                      var bucket = Objects.requireNonNull(world().storage().bucket(BUCKET));
                      world().storage().deleteBucket(bucket);
                      return true;
                    }))
        .isTrue();
    expect("s3-public-access-blocked", Status.FAIL, "does not exist");
  }

  @Test
  void a_bucket_that_is_not_there_fails() {
    world()
        .call(
            () -> {
              world()
                  .storage()
                  .deleteBucket(Objects.requireNonNull(world().storage().bucket(BUCKET)));
              return true;
            });
    for (String item : new String[] {"s3-public-access-blocked", "s3-versioning", "s3-tls-only"}) {
      expect(item, Status.FAIL, "does not exist (S3_BUCKET of acme-prod");
    }
  }

  @Test
  void versions_are_kept() {
    expect("s3-versioning", Status.PASS, "keeps versions");
    bucket(b -> b.versioning = "Suspended");
    expect("s3-versioning", Status.FAIL, "keeps no versions any more");
    bucket(b -> b.versioning = null);
    expect("s3-versioning", Status.FAIL, "never kept versions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "PASS | denies plain HTTP | \"*\" | BOTH | PLAIN",
        "PASS | denies plain HTTP | {\"AWS\":\"*\"} | \"*\" | {\"BoolIfExists\":{\"AWS:SecureTransport\":false}}",
        "PASS | denies plain HTTP | {\"AWS\":[\"*\"]} | \"arn:aws:s3:::acme-prod-uploads*\" | PLAIN",
        "WARN | or its objects only | \"*\" | \"arn:aws:s3:::acme-prod-uploads/*\" | PLAIN",
        "FAIL | does not deny | \"*\" | \"arn:aws:s3:::another/*\" | PLAIN",
        "FAIL | does not deny | {\"AWS\":\"arn:aws:iam::111122223333:root\"} | BOTH | PLAIN",
        "FAIL | does not deny | \"*\" | BOTH | {\"Bool\":{\"aws:SecureTransport\":\"true\"}}",
        "FAIL | does not deny | \"*\" | BOTH | {\"Bool\":{\"aws:SecureTransport\":\"false\"},\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}",
      })
  void plain_http_is_denied_for_everybody_and_everything(
      Status status, String text, String who, String resource, String condition) {
    bucket(
        b ->
            b.policy =
                TLS.formatted(
                    who,
                    resource.equals("BOTH") ? BOTH : resource,
                    condition.equals("PLAIN") ? PLAIN : condition));
    expect("s3-tls-only", status, text);
  }

  @Test
  void no_policy_refuses_nothing_and_an_unreadable_one_is_unknown() {
    expect("s3-tls-only", Status.FAIL, "has no policy");
    bucket(b -> b.policy = "{not json");
    expect("s3-tls-only", Status.UNKNOWN, "not valid JSON");
  }

  @Test
  void acls_logs_and_lifecycle() {
    expect("s3-hygiene", Status.WARN, "logs no requests");
    bucket(b -> b.logging = new Bucket.LogTarget("acme-logs", ""));
    expect("s3-hygiene", Status.PASS, "takes no ACLs");
    bucket(b -> b.lifecycle = null);
    expect("s3-hygiene", Status.WARN, "has no lifecycle");
    bucket(b -> b.ownership = "BucketOwnerPreferred");
    expect("s3-hygiene", Status.FAIL, "takes ACLs");
    bucket(b -> b.ownership = null);
    expect("s3-hygiene", Status.FAIL, "takes ACLs");
  }

  @Test
  void access_logs_are_asked_for_no_versions_and_no_logs_of_their_own() {
    world()
        .call(
            () -> {
              Bucket logs = world().storage().createBucket("acme-prod-logs", "us-east-1");
              logs.ownership = null;
              world().balancing().balancers().stream()
                  .filter(b -> b.name().equals("acme-prod-api"))
                  .forEach(
                      b -> {
                        b.attributes.put("access_logs.s3.enabled", "true");
                        b.attributes.put("access_logs.s3.bucket", "acme-prod-logs");
                      });
              return true;
            });
    assertThat(Runs.item(d, "s3-versioning").evidence())
        .extracting(Evidence::resource)
        .containsExactly(BUCKET);
    Run.Result hygiene = Runs.item(d, "s3-hygiene");
    expect(hygiene, Status.FAIL, "takes ACLs, which may open single objects (access logs of");
    assertThat(hygiene.evidence())
        .filteredOn(e -> e.resource().equals("acme-prod-logs"))
        .noneMatch(e -> e.text().contains("requests"));
  }

  @Test
  void a_team_may_name_its_buckets() {
    Run.Result named =
        Runs.of(
            Runs.run(
                d,
                ReadinessFile.parse(
                        "readiness.yaml", "settings:\n  buckets: [acme-staging-uploads]\n")
                    .orThrow(),
                Runs.PROD,
                "s3-public-access-blocked"),
            "s3-public-access-blocked");
    expect(named, Status.FAIL, "(settings.buckets in readiness.yaml)");
    assertThat(named.evidence())
        .extracting(Evidence::resource)
        .containsExactly("acme-staging-uploads");
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetAccountPublicAccessBlock, s3-public-access-blocked",
    "s3:GetBucketPublicAccessBlock, s3-public-access-blocked",
    "s3:GetBucketVersioning, s3-versioning",
    "s3:GetBucketPolicy, s3-tls-only",
    "s3:GetBucketOwnershipControls, s3-hygiene",
    "s3:GetEncryptionConfiguration, s3-hygiene",
    "s3:GetBucketLogging, s3-hygiene",
    "s3:GetLifecycleConfiguration, s3-hygiene",
    "ecs:DescribeTaskDefinition, s3-versioning",
    "elasticloadbalancing:DescribeLoadBalancerAttributes, s3-versioning",
    "backup:ListProtectedResources, backup-plan-covers",
    "cloudfront:ListDistributions, cdn",
    "xray:GetTraceSummaries, tracing",
  })
  void what_may_not_be_read_is_unknown_and_its_permission_is_named(String action, String item) {
    String[] parts = action.split(":");
    d.sandbox().faults().on(parts[0], parts[1]).deny();
    Run.Result r = Runs.item(d, item);
    assertThat(r.status()).as("%s", r.evidence()).isEqualTo(Status.UNKNOWN);
    assertThat(r.evidence()).extracting(Evidence::permission).contains(action);
    assertThat(r.nextStep()).contains(action);
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetBucketVersioning, s3-versioning",
    "backup:ListProtectedResources, backup-plan-covers",
    "cloudfront:ListDistributions, cdn",
    "xray:GetTraceSummaries, tracing",
  })
  void throttled_or_unreachable_is_unknown_as_well(String action, String item) {
    String[] parts = action.split(":");
    d.sandbox().faults().on(parts[0], parts[1]).throttle();
    assertThat(Runs.item(d, item).status()).as("throttled").isEqualTo(Status.UNKNOWN);
    d.sandbox().faults().clear();
    d.sandbox().faults().on(parts[0], parts[1]).fail(503);
    assertThat(Runs.item(d, item).status()).as("unreachable").isEqualTo(Status.UNKNOWN);
  }

  @Test
  void a_product_without_buckets_says_so() {
    ReadinessFile file =
        ReadinessFile.parse("readiness.yaml", "without:\n  bucket: It stores nothing.\n").orThrow();
    for (String item :
        new String[] {"s3-public-access-blocked", "s3-versioning", "s3-tls-only", "s3-hygiene"}) {
      assertThat(Runs.status(Runs.run(d, file, Runs.PROD, item), item))
          .isEqualTo(Status.NOT_APPLICABLE);
    }
  }

  @Test
  void each_setting_is_read_once_however_many_items_ask() {
    Runs.all(d);
    for (String action :
        new String[] {
          "s3:GetAccountPublicAccessBlock",
          "s3:GetBucketPublicAccessBlock",
          "s3:GetBucketVersioning",
          "s3:GetBucketPolicy",
          "s3:GetBucketOwnershipControls",
          "s3:GetEncryptionConfiguration",
          "s3:GetBucketLogging",
          "s3:GetLifecycleConfiguration",
          "backup:ListProtectedResources",
          "cloudfront:ListDistributions",
          "xray:GetTraceSummaries"
        }) {
      assertThat(d.sandbox().traffic().of(action)).as(action).isEqualTo(1);
    }
    assertThat(d.sandbox().traffic().of("s3:ListAllMyBuckets"))
        .as("the scope names its buckets")
        .isZero();
  }
}
