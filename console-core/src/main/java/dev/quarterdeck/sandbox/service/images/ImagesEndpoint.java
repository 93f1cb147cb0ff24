package dev.quarterdeck.sandbox.service.images;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.images.Images;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.BatchGetRepositoryScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetRepositoryScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityRequest;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityResponse;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfigurationFailure;

/** ECR: repositories, how they are scanned, and what scans found. */
public final class ImagesEndpoint extends ServiceEndpoint {
  private static final String INVALID = "InvalidParameterException";
  private static final int MOST_NAMES = 100;
  private static final int MOST_SCANNED = 25;
  private final World world;

  public ImagesEndpoint(World world) {
    this.world = world;
    on("CreateRepository", CreateRepositoryRequest::builder, this::create);
    on("DescribeRepositories", DescribeRepositoriesRequest::builder, this::describe);
    on("PutImageTagMutability", PutImageTagMutabilityRequest::builder, this::mutability);
    on(
        "BatchGetRepositoryScanningConfiguration",
        BatchGetRepositoryScanningConfigurationRequest::builder,
        this::scanning);
    on("DescribeImages", DescribeImagesRequest::builder, this::images);
    on("PutImage", PutImageRequest::builder, this::put);
    on("DescribeImageScanFindings", DescribeImageScanFindingsRequest::builder, this::findings);
  }

  private CreateRepositoryResponse create(CreateRepositoryRequest q, Call call) {
    String name = Check.required(q.repositoryName(), "repositoryName", INVALID);
    if (world.images().find(name) != null) {
      throw new ServiceError(
          "RepositoryAlreadyExistsException",
          "The repository with name '"
              + name
              + "' already exists in the registry with id '"
              + world.account().id()
              + "'");
    }
    Images.Repository r = world.images().create(name);
    if (q.imageTagMutabilityAsString() != null) {
      r.mutability = q.imageTagMutabilityAsString();
    }
    r.scanOnPush =
        q.imageScanningConfiguration() != null
            && Check.isTrue(q.imageScanningConfiguration().scanOnPush());
    return CreateRepositoryResponse.builder().repository(shape(r)).build();
  }

  private DescribeRepositoriesResponse describe(DescribeRepositoriesRequest q, Call call) {
    if (q.repositoryNames().size() > MOST_NAMES) {
      throw new ServiceError(INVALID, "Invalid parameter at 'repositoryNames'");
    }
    List<Images.Repository> found =
        q.repositoryNames().isEmpty()
            ? List.copyOf(world.images().all())
            : q.repositoryNames().stream().map(this::find).toList();
    int size = Check.range(q.maxResults(), 100, 1, 1000, "maxResults", INVALID);
    Page<Images.Repository> page =
        q.repositoryNames().isEmpty()
            ? Page.of(found, q.nextToken(), size, INVALID)
            : new Page<>(found, null);
    return DescribeRepositoriesResponse.builder()
        .repositories(page.items().stream().map(this::shape).toList())
        .nextToken(page.next())
        .build();
  }

  private PutImageTagMutabilityResponse mutability(PutImageTagMutabilityRequest q, Call call) {
    Images.Repository r = find(q.repositoryName());
    r.mutability = Check.required(q.imageTagMutabilityAsString(), "imageTagMutability", INVALID);
    return PutImageTagMutabilityResponse.builder()
        .registryId(world.account().id())
        .repositoryName(r.name())
        .imageTagMutability(r.mutability)
        .build();
  }

  private BatchGetRepositoryScanningConfigurationResponse scanning(
      BatchGetRepositoryScanningConfigurationRequest q, Call call) {
    if (q.repositoryNames().isEmpty() || q.repositoryNames().size() > MOST_SCANNED) {
      throw new ServiceError(
          "ValidationException",
          "1 validation error detected: 'repositoryNames' must have between 1 and 25 members");
    }
    return BatchGetRepositoryScanningConfigurationResponse.builder()
        .scanningConfigurations(
            q.repositoryNames().stream()
                .map(n -> world.images().find(n))
                .filter(Objects::nonNull)
                .map(ImagesEndpoint::configuration)
                .toList())
        .failures(
            q.repositoryNames().stream()
                .filter(n -> world.images().find(n) == null)
                .map(
                    n ->
                        RepositoryScanningConfigurationFailure.builder()
                            .repositoryName(n)
                            .failureCode("REPOSITORY_NOT_FOUND")
                            .failureReason("REPOSITORY_NOT_FOUND")
                            .build())
                .toList())
        .build();
  }

  private static RepositoryScanningConfiguration configuration(Images.Repository r) {
    return RepositoryScanningConfiguration.builder()
        .repositoryArn(r.arn())
        .repositoryName(r.name())
        .scanOnPush(r.scanOnPush)
        .scanFrequency(r.scanOnPush ? "SCAN_ON_PUSH" : "MANUAL")
        .appliedScanFilters(List.of())
        .build();
  }

  private DescribeImageScanFindingsResponse findings(
      DescribeImageScanFindingsRequest q, Call call) {
    Images.Repository r = find(q.repositoryName());
    String digest = q.imageId() == null ? "" : Objects.toString(q.imageId().imageDigest(), "");
    Images.Scan scan = r.scan(digest);
    if (scan == null) {
      throw new ServiceError(
          "ScanNotFoundException",
          "Image scan does not exist for the image with '{imageDigest:'"
              + digest
              + "'}' in the repository with name '"
              + r.name()
              + "' in the registry with id '"
              + world.account().id()
              + "'");
    }
    return DescribeImageScanFindingsResponse.builder()
        .registryId(world.account().id())
        .repositoryName(r.name())
        .imageId(q.imageId())
        .imageScanStatus(s -> s.status(scan.status()))
        .imageScanFindings(
            f ->
                f.imageScanCompletedAt(scan.completed())
                    .findingSeverityCountsWithStrings(scan.findings())
                    .findings(List.of()))
        .build();
  }

  /** Without ids all of them, a page at a time; with ids all at once. */
  private DescribeImagesResponse images(DescribeImagesRequest q, Call call) {
    Images.Repository r = find(q.repositoryName());
    if (q.imageIds().size() > MOST_NAMES) {
      throw new ServiceError(INVALID, "Invalid parameter at 'imageIds'");
    }
    List<Images.Image> found =
        q.imageIds().isEmpty()
            ? List.copyOf(r.images())
            : q.imageIds().stream().map(id -> image(r, id)).toList();
    int size = Check.range(q.maxResults(), 100, 1, 1000, "maxResults", INVALID);
    Page<Images.Image> page =
        q.imageIds().isEmpty()
            ? Page.of(found, q.nextToken(), size, INVALID)
            : new Page<>(found, null);
    return DescribeImagesResponse.builder()
        .imageDetails(
            page.items().stream()
                .map(
                    i ->
                        ImageDetail.builder()
                            .registryId(world.account().id())
                            .repositoryName(r.name())
                            .imageDigest(i.digest())
                            .imageTags(i.tag() == null ? List.of() : List.of(i.tag()))
                            .imagePushedAt(i.pushed())
                            .build())
                .toList())
        .nextToken(page.next())
        .build();
  }

  private Images.Image image(Images.Repository r, ImageIdentifier id) {
    return r.images().stream()
        .filter(i -> id.imageDigest() == null || id.imageDigest().equals(i.digest()))
        .filter(i -> id.imageTag() == null || id.imageTag().equals(i.tag()))
        .findFirst()
        .orElseThrow(
            () ->
                new ServiceError(
                    "ImageNotFoundException",
                    "The image with imageId {imageDigest:'%s', imageTag:'%s'} does not exist within"
                            .formatted(id.imageDigest(), id.imageTag())
                        + " the repository with name '%s' in the registry with id '%s'"
                            .formatted(r.name(), world.account().id())));
  }

  private PutImageResponse put(PutImageRequest q, Call call) {
    Images.Repository r = find(q.repositoryName());
    String manifest = Check.required(q.imageManifest(), "imageManifest", INVALID);
    String digest = digest(manifest);
    r.push(digest, q.imageTag(), world.now());
    return PutImageResponse.builder()
        .image(
            i ->
                i.registryId(world.account().id())
                    .repositoryName(r.name())
                    .imageId(id -> id.imageDigest(digest).imageTag(q.imageTag()))
                    .imageManifest(manifest))
        .build();
  }

  private static String digest(String manifest) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(manifest.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Images.Repository find(@Nullable String name) {
    Images.Repository r = world.images().find(Objects.toString(name));
    if (r == null) {
      throw new ServiceError(
          "RepositoryNotFoundException",
          "The repository with name '"
              + name
              + "' does not exist in the registry with id '"
              + world.account().id()
              + "'");
    }
    return r;
  }

  private Repository shape(Images.Repository r) {
    return Repository.builder()
        .repositoryArn(r.arn())
        .registryId(world.account().id())
        .repositoryName(r.name())
        .repositoryUri(r.uri())
        .createdAt(r.created())
        .imageTagMutability(r.mutability)
        .imageScanningConfiguration(c -> c.scanOnPush(r.scanOnPush))
        .encryptionConfiguration(c -> c.encryptionType("AES256"))
        .build();
  }

  @Override
  public String signingName() {
    return "ecr";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "AmazonEC2ContainerRegistry_V20150921";
  }

  @Override
  public String apiVersion() {
    return "2015-09-21";
  }
}
