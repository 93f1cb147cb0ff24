package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.storage.Bucket;
import dev.quarterdeck.sandbox.world.trace.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;

/** Backups, the CDN and traces of a small product. */
class EdgeRulesTest {
  private static final Scope SHOP = new Scope(List.of("shop"), List.of());
  @TempDir Path temp;
  private DrivenSandbox d;

  @BeforeEach
  void start() throws IOException {
    d = DrivenSandbox.start(Scenario.EMPTY, temp);
  }

  @AfterEach
  void close() {
    d.close();
  }

  private World world() {
    return d.sandbox().world();
  }

  private void service(Map<String, String> variables, String fileSystem, String... files) {
    SmallProduct.create(d.sandbox(), "shop", variables, fileSystem, files);
  }

  private Run.Result item(String id) {
    return Runs.of(Runs.run(d, ReadinessFile.none(), SHOP, id), id);
  }

  private void expect(String id, Status status, String text) {
    Run.Result r = item(id);
    assertThat(r.status()).as("%s", r.evidence()).isEqualTo(status);
    assertThat(r.evidence())
        .as("%s", r.evidence())
        .anyMatch(e -> e.status() == status && e.text().contains(text));
  }

  private String fileSystem() {
    return world().call(() -> world().storage().createFileSystem().id());
  }

  private void backedUp(String arn, int hoursAgo) {
    world().storage().backups().put(arn, world().now().minus(Duration.ofHours(hoursAgo)));
  }

  @Test
  void a_file_system_is_backed_up_by_itself_or_by_a_plan() {
    String id = fileSystem();
    service(Map.of(), id);
    expect("vector-store-backup", Status.FAIL, "has no automatic backups");
    String arn = "arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/" + id;
    backedUp(arn, 5);
    expect("vector-store-backup", Status.PASS, "was last backed up 5 hours ago");
    backedUp(arn, 50);
    expect("vector-store-backup", Status.FAIL, "was last backed up 50 hours ago");
    java.util.Objects.requireNonNull(world().storage().fileSystem(id)).backups = "ENABLED";
    expect("vector-store-backup", Status.PASS, "is backed up by EFS (volume index of shop-web:1)");
    d.sandbox().faults().on("elasticfilesystem", "DescribeBackupPolicy").deny();
    Run.Result denied = item("vector-store-backup");
    assertThat(denied.status()).isEqualTo(Status.UNKNOWN);
    assertThat(denied.nextStep()).contains("elasticfilesystem:DescribeBackupPolicy");
  }

  @Test
  void copies_in_a_bucket_are_versioned() {
    Bucket copies = world().call(() -> world().storage().createBucket("shop-copies", "us-east-1"));
    service(Map.of("FAISS_INDEX_BUCKET", "s3://shop-copies/nightly/"), "");
    expect("vector-store-backup", Status.FAIL, "keeps no versions of the copies");
    copies.versioning = "Enabled";
    expect("vector-store-backup", Status.PASS, "FAISS_INDEX_BUCKET of shop-web:1");
  }

  @Test
  void neither_volume_nor_copies_is_nothing_known() {
    service(Map.of(), "");
    expect("vector-store-backup", Status.UNKNOWN, "without: fileStore");
  }

  @Test
  void backups_are_there_and_fresh() {
    String id = fileSystem();
    service(Map.of(), id);
    expect("backup-plan-covers", Status.FAIL, "AWS Backup has no backup of it (volume index");
    world().call(() -> world().databases().createCluster("shop", "aurora-mysql", "8.0"));
    expect("backup-plan-covers", Status.FAIL, "AWS Backup has no backup of it (all of the region");
    backedUp("arn:aws:rds:us-east-1:111122223333:cluster:another", 3);
    expect("backup-plan-covers", Status.FAIL, "AWS Backup has no backup of it (all of the region");
    backedUp("arn:aws:rds:us-east-1:111122223333:cluster:shop", 3);
    expect("backup-plan-covers", Status.FAIL, "AWS Backup has no backup of it (volume index");
    backedUp("arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/" + id, 47);
    expect("backup-plan-covers", Status.PASS, "was last backed up 47 hours ago");
    backedUp("arn:aws:rds:us-east-1:111122223333:cluster:shop", 49);
    expect("backup-plan-covers", Status.FAIL, "was last backed up 49 hours ago; 48 are allowed");
  }

  @Test
  void without_a_database_what_else_is_in_scope_decides() {
    service(Map.of("DYNAMODB_ORDERS_TABLE", "shop-orders", "USERS_TABLE", "users"), "");
    expect("backup-plan-covers", Status.WARN, "(DYNAMODB_ORDERS_TABLE of shop-web:1)");
    backedUp("arn:aws:dynamodb:us-east-1:111122223333:table/shop-orders", 3);
    expect("backup-plan-covers", Status.PASS, "was last backed up 3 hours ago");
    world().call(() -> world().databases().createCluster("papers", "docdb", "5.0.0"));
    expect("backup-plan-covers", Status.FAIL, "AWS Backup has no backup of it (all of the region");
    backedUp("arn:aws:rds:us-east-1:111122223333:cluster:papers", 3);
    expect("backup-plan-covers", Status.PASS, "was last backed up 3 hours ago");
  }

  @Test
  void where_nothing_is_stored_nothing_is_known_of_backups() {
    service(Map.of(), "");
    expect("backup-plan-covers", Status.UNKNOWN, "without: database");
  }

  @Test
  void another_products_database_is_none_of_this_one() {
    service(Map.of("DATABASE_HOST", "shop.demo.us-east-1.rds.example.com"), "");
    world()
        .call(
            () -> {
              world().databases().createInstance("another", "postgres", "16.4");
              world().databases().createInstance("shop", "postgres", "16.4").host =
                  "shop.demo.us-east-1.rds.example.com";
              return true;
            });
    world().advance(Duration.ofMinutes(20));
    Run.Result r = item("managed-database");
    assertThat(r.status()).as("%s", r.evidence()).isEqualTo(Status.PASS);
    assertThat(r.evidence()).extracting(Evidence::resource).containsExactly("shop");
  }

  @Test
  void every_bucket_of_the_account_counts_where_none_is_named() {
    world().call(() -> world().storage().createBucket("somebody-s", "us-east-1"));
    world().call(() -> world().storage().createBucket("far-away", "eu-central-1"));
    service(Map.of(), "");
    Run.Result r = item("s3-versioning");
    assertThat(r.status()).isEqualTo(Status.FAIL);
    assertThat(r.evidence()).extracting(Evidence::resource).containsExactly("somebody-s");
    assertThat(r.evidence().getFirst().text())
        .contains("of the account in us-east-1; the scope names none");
    d.sandbox().faults().on("s3", "ListAllMyBuckets").deny();
    Run.Result denied = item("s3-versioning");
    assertThat(denied.status()).isEqualTo(Status.UNKNOWN);
    assertThat(denied.nextStep()).contains("s3:ListAllMyBuckets");
  }

  @Test
  void a_bucket_of_environment_files_counts() {
    world().call(() -> world().storage().createBucket("shop-config", "us-east-1"));
    service(Map.of(), "", "arn:aws:s3:::shop-config/prod/app.env");
    expect("s3-versioning", Status.FAIL, "environmentFiles of shop-web:1");
  }

  private void distribution(boolean enabled, String origin) {
    world()
        .call(
            () ->
                world()
                    .edge()
                    .create(
                        DistributionConfig.builder()
                            .enabled(enabled)
                            .callerReference(origin)
                            .comment("")
                            .origins(
                                o ->
                                    o.quantity(1)
                                        .items(Origin.builder().id("o").domainName(origin).build()))
                            .build()));
  }

  @Test
  void an_enabled_distribution_is_before_something_of_the_scope() {
    world().call(() -> world().storage().createBucket("shop-static", "us-east-1"));
    service(Map.of("STATIC_BUCKET", "shop-static"), "");
    expect("cdn", Status.FAIL, "no CloudFront distribution is enabled");
    distribution(false, "shop-static.s3.us-east-1.amazonaws.com");
    expect("cdn", Status.FAIL, "no CloudFront distribution is enabled");
    distribution(true, "elsewhere.example.org");
    expect("cdn", Status.FAIL, "no enabled distribution has");
    distribution(true, "shop-static.s3.us-east-1.amazonaws.com");
    expect("cdn", Status.PASS, "is before shop-static");
  }

  @Test
  void traces_of_the_last_hour_pass_and_an_exporter_alone_warns() {
    service(Map.of("OTEL_SERVICE_NAME", "Storefront"), "");
    expect("tracing", Status.FAIL, "neither a collector nor an exporter");
    trace("somebody", 5);
    expect("tracing", Status.FAIL, "neither a collector nor an exporter");
    trace("storefront", 90);
    expect("tracing", Status.FAIL, "neither a collector nor an exporter");
    trace("storefront", 5);
    expect("tracing", Status.PASS, "X-Ray has traces of it from the last hour");
  }

  @Test
  void an_exporter_without_traces_warns() {
    service(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317"), "");
    expect("tracing", Status.WARN, "has OTEL_EXPORTER_OTLP_ENDPOINT, and X-Ray has no trace");
  }

  private void trace(String service, int minutesAgo) {
    var at = world().now().minus(Duration.ofMinutes(minutesAgo));
    world()
        .traces()
        .add("1-" + service + "-" + minutesAgo, new Traces.Segment(service, at, at.plusSeconds(1)));
  }
}
