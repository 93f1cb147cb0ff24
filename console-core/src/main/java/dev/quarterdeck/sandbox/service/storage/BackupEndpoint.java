package dev.quarterdeck.sandbox.service.storage;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.backup.model.ListProtectedResourcesRequest;
import software.amazon.awssdk.services.backup.model.ListProtectedResourcesResponse;
import software.amazon.awssdk.services.backup.model.ProtectedResource;
import software.amazon.awssdk.services.backup.model.StartBackupJobRequest;
import software.amazon.awssdk.services.backup.model.StartBackupJobResponse;

/** AWS Backup: what it backed up, and backups on demand. */
public final class BackupEndpoint extends ServiceEndpoint {
  private static final String VALUE = "InvalidParameterValueException";
  private static final int MOST = 1000;

  /** By the service in a resource's ARN. */
  private static final Map<String, String> TYPES =
      Map.of("elasticfilesystem", "EFS", "rds", "RDS", "s3", "S3", "dynamodb", "DynamoDB");

  private final World world;

  public BackupEndpoint(World world) {
    this.world = world;
    on(
        "ListProtectedResources",
        "GET /resources/",
        ListProtectedResourcesRequest::builder,
        this::resources);
    on("StartBackupJob", "PUT /backup-jobs", StartBackupJobRequest::builder, this::start);
  }

  private ListProtectedResourcesResponse resources(ListProtectedResourcesRequest q, Call call) {
    int most = Check.range(q.maxResults(), MOST, 1, MOST, "maxResults", VALUE);
    Page<Map.Entry<String, Instant>> page =
        Page.of(List.copyOf(world.storage().backups().entrySet()), q.nextToken(), most, VALUE);
    return ListProtectedResourcesResponse.builder()
        .nextToken(page.next())
        .results(
            page.items().stream()
                .map(
                    e ->
                        ProtectedResource.builder()
                            .resourceArn(e.getKey())
                            .resourceType(type(e.getKey()))
                            .lastBackupTime(e.getValue())
                            .build())
                .toList())
        .build();
  }

  private static String type(String arn) {
    String service = arn.split(":", -1)[2];
    String type = TYPES.getOrDefault(service, service);
    return type.equals("RDS") && arn.contains(":cluster:") ? "Aurora" : type;
  }

  private StartBackupJobResponse start(StartBackupJobRequest q, Call call) {
    String missing = "MissingParameterValueException";
    Check.required(q.backupVaultName(), "backupVaultName", missing);
    Check.required(q.iamRoleArn(), "iamRoleArn", missing);
    String arn = Check.required(q.resourceArn(), "resourceArn", missing);
    if (!arn.matches("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+")) {
      throw new ServiceError(VALUE, "Invalid ARN: " + arn);
    }
    world.storage().backUp(arn);
    return StartBackupJobResponse.builder()
        .backupJobId(world.randomness().uuid("backup"))
        .creationDate(call.now())
        .build();
  }

  @Override
  public String signingName() {
    return "backup";
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public String targetPrefix() {
    return "backup";
  }

  @Override
  public String apiVersion() {
    return "2018-11-15";
  }
}
