package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsBackupFacts;
import dev.quarterdeck.aws.AwsCdnFacts;
import dev.quarterdeck.aws.AwsTraceFacts;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.collect.BackupFacts;
import dev.quarterdeck.readiness.collect.CdnFacts.Distribution;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudfront.model.Origin;

/** Backups, the CDN and traces. */
@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class EdgeFactsContractTest extends Contract {
  EdgeFactsContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @Test
  void fileSystemsAreBackedUpOrNot() {
    BackupFacts facts = new AwsBackupFacts(clients);
    String kept =
        clients
            .efs()
            .createFileSystem(q -> q.creationToken(prefix + "kept").backup(true))
            .fileSystemId();
    assertThat(Expect.done(facts.fileSystemBackups(kept)).orElseThrow())
        .isIn("ENABLED", "ENABLING");
    String bare =
        clients.efs().createFileSystem(q -> q.creationToken(prefix + "bare")).fileSystemId();
    assertThat(Expect.done(facts.fileSystemBackups(bare)))
        .satisfiesAnyOf(
            found -> assertThat(found).isEmpty(), found -> assertThat(found).contains("DISABLED"));
    if (!differs(KnownDifference.BACKUPS_OF_AN_UNKNOWN_FILE_SYSTEM)) {
      Expect.failed(facts.fileSystemBackups("fs-0123456789abcdef0"), Problem.NotFound.class);
    }
  }

  @Test
  void whatWasBackedUpIsListed() {
    if (differs(KnownDifference.PROTECTED_RESOURCES_ARE_NOT_LISTED)) {
      return;
    }
    BackupFacts facts = new AwsBackupFacts(clients);
    assertThat(Expect.done(facts.protectedResources()).items()).isEmpty();
    String arn = "arn:aws:rds:" + endpoint.region() + ":" + endpoint.account() + ":db:shop";
    clients
        .backup()
        .startBackupJob(
            q ->
                q.backupVaultName("Default")
                    .resourceArn(arn)
                    .iamRoleArn("arn:aws:iam::" + endpoint.account() + ":role/backup"));
    endpoint.settle();
    assertThat(Expect.done(facts.protectedResources()).items())
        .anySatisfy(
            p -> {
              assertThat(p.arn()).isEqualTo(arn);
              assertThat(p.type()).isEqualTo("RDS");
              assertThat(p.lastBackup()).isNotNull().isBeforeOrEqualTo(endpoint.now());
            });
  }

  @Test
  void distributionsHaveOriginsAndAliases() {
    assertThat(Expect.done(new AwsCdnFacts(clients).distributions()).items()).isEmpty();
    clients
        .cloudFront()
        .createDistribution(
            q ->
                q.distributionConfig(
                    c ->
                        c.callerReference(prefix)
                            .comment("contract")
                            .enabled(true)
                            .aliases(a -> a.quantity(1).items("shop.example.com"))
                            .origins(
                                o ->
                                    o.quantity(1)
                                        .items(
                                            Origin.builder()
                                                .id("s3")
                                                .domainName("shop.s3.amazonaws.com")
                                                .s3OriginConfig(s -> s.originAccessIdentity(""))
                                                .build()))
                            .defaultCacheBehavior(
                                b ->
                                    b.targetOriginId("s3")
                                        .viewerProtocolPolicy("redirect-to-https")
                                        .cachePolicyId("658327ea-f89d-4fab-a63d-7e88639e58f6"))));
    assertThat(Expect.done(new AwsCdnFacts(clients).distributions()).items())
        .singleElement()
        .satisfies(
            (Distribution found) -> {
              assertThat(found.domainName()).endsWith(".cloudfront.net");
              if (!differs(KnownDifference.DISTRIBUTIONS_ARE_LISTED_BARE)) {
                assertThat(found.enabled()).isTrue();
                assertThat(found.aliases()).containsExactly("shop.example.com");
                assertThat(found.origins()).containsExactly("shop.s3.amazonaws.com");
              }
            });
  }

  @Test
  void tracesTellTheServicesTheyWentThrough() {
    Instant now = endpoint.now();
    AwsTraceFacts traces = new AwsTraceFacts(clients);
    assertThat(Expect.done(traces.services(now.minus(Duration.ofHours(1)), now)).items()).isEmpty();
    long start = now.minusSeconds(60).getEpochSecond();
    clients
        .xray()
        .putTraceSegments(
            q ->
                q.traceSegmentDocuments(
                    "{\"name\":\"shop-web\",\"id\":\"70de5b6f19ff9a0a\",\"trace_id\":\"1-"
                        + Long.toHexString(start)
                        + "-a006649127e371903a2de979\",\"start_time\":"
                        + start
                        + ",\"end_time\":"
                        + (start + 1)
                        + "}"));
    if (!differs(KnownDifference.TRACES_HAVE_NO_SERVICES)) {
      assertThat(Expect.done(traces.services(now.minus(Duration.ofHours(1)), now)).items())
          .containsExactly("shop-web");
    }
  }
}
