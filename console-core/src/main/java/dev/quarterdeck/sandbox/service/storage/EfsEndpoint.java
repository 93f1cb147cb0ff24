package dev.quarterdeck.sandbox.service.storage;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.storage.FileSystem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.efs.model.CreateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.CreateFileSystemResponse;
import software.amazon.awssdk.services.efs.model.DescribeBackupPolicyRequest;
import software.amazon.awssdk.services.efs.model.DescribeBackupPolicyResponse;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.PutBackupPolicyRequest;
import software.amazon.awssdk.services.efs.model.PutBackupPolicyResponse;

/** Amazon EFS: file systems and whether they are backed up by themselves. */
public final class EfsEndpoint extends ServiceEndpoint {
  private static final String SYSTEMS = "/2015-02-01/file-systems";
  private static final int MOST = 100;
  private final World world;

  public EfsEndpoint(World world) {
    this.world = world;
    on("CreateFileSystem", "POST " + SYSTEMS, CreateFileSystemRequest::builder, this::create);
    on(
        "DescribeFileSystems",
        "GET " + SYSTEMS,
        DescribeFileSystemsRequest::builder,
        this::describe);
    on(
        "DescribeBackupPolicy",
        "GET " + SYSTEMS + "/{FileSystemId}/backup-policy",
        DescribeBackupPolicyRequest::builder,
        this::policy);
    on(
        "PutBackupPolicy",
        "PUT " + SYSTEMS + "/{FileSystemId}/backup-policy",
        PutBackupPolicyRequest::builder,
        this::putPolicy);
  }

  private CreateFileSystemResponse create(CreateFileSystemRequest q, Call call) {
    FileSystem made = world.storage().createFileSystem();
    // File systems of one zone are backed up unless told otherwise.
    if (q.backup() == null ? q.availabilityZoneName() != null : q.backup()) {
      made.backups = "ENABLED";
    }
    return CreateFileSystemResponse.builder()
        .fileSystemId(made.id())
        .fileSystemArn(made.arn())
        .ownerId(call.account())
        .creationTime(made.createdAt())
        .creationToken(q.creationToken())
        .lifeCycleState("available")
        .encrypted(q.encrypted())
        .build();
  }

  private DescribeFileSystemsResponse describe(DescribeFileSystemsRequest q, Call call) {
    List<FileSystem> wanted =
        q.fileSystemId() == null
            ? List.copyOf(world.storage().fileSystems())
            : List.of(find(q.fileSystemId()));
    int most = Check.range(q.maxItems(), MOST, 1, Integer.MAX_VALUE, "MaxItems", "BadRequest");
    Page<FileSystem> page = Page.of(wanted, q.marker(), Math.min(most, MOST), "BadRequest");
    return DescribeFileSystemsResponse.builder()
        .marker(q.marker())
        .nextMarker(page.next())
        .fileSystems(
            page.items().stream()
                .map(
                    f ->
                        FileSystemDescription.builder()
                            .fileSystemId(f.id())
                            .fileSystemArn(f.arn())
                            .ownerId(call.account())
                            .creationTime(f.createdAt())
                            .lifeCycleState("available")
                            .build())
                .toList())
        .build();
  }

  private DescribeBackupPolicyResponse policy(DescribeBackupPolicyRequest q, Call call) {
    String set = find(q.fileSystemId()).backups;
    if (set == null) {
      throw new ServiceError(404, "PolicyNotFound", "No backup policy is set for the file system.");
    }
    return DescribeBackupPolicyResponse.builder().backupPolicy(p -> p.status(set)).build();
  }

  private PutBackupPolicyResponse putPolicy(PutBackupPolicyRequest q, Call call) {
    String asked = q.backupPolicy() == null ? null : q.backupPolicy().statusAsString();
    if (!List.of("ENABLED", "DISABLED").contains(String.valueOf(asked))) {
      throw new ServiceError("BadRequest", "The backup policy's status must be set.");
    }
    FileSystem found = find(q.fileSystemId());
    found.backups = asked;
    return PutBackupPolicyResponse.builder().backupPolicy(p -> p.status(asked)).build();
  }

  private FileSystem find(@Nullable String id) {
    FileSystem found = id == null ? null : world.storage().fileSystem(id);
    if (found == null) {
      throw new ServiceError(404, "FileSystemNotFound", "File system '" + id + "' does not exist.");
    }
    return found;
  }

  @Override
  public String signingName() {
    return "elasticfilesystem";
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public String targetPrefix() {
    return "elasticfilesystem";
  }

  @Override
  public String apiVersion() {
    return "2015-02-01";
  }
}
