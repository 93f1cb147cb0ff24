package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.collect.ImageFacts;
import dev.quarterdeck.services.image.Images;
import java.util.List;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.ImageScanFindings;

/** ECR's repositories and scans as the readiness checklist reads them. */
public final class AwsImageFacts implements ImageFacts {
  private static final int DESCRIBE = 100;
  private static final int SCANNING = 25;
  private final AwsClients aws;

  public AwsImageFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws ecr describe-repositories}, a hundred names a call. */
  @Override
  public Outcome<Listing<Repository>> repositories(String account, List<String> names) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Batches.read(
                    aws.calls(),
                    deadline,
                    "repositories",
                    Pages.batches(names, DESCRIBE),
                    batch -> Listing.complete(existing(account, batch))));
  }

  /** One name that is not there fails the whole call: then each is asked by itself. */
  private List<Repository> existing(String account, List<String> names) {
    try {
      return aws
          .calls()
          .one(
              () ->
                  aws.ecr().describeRepositories(q -> q.registryId(account).repositoryNames(names)))
          .repositories()
          .stream()
          .map(
              r ->
                  new Repository(
                      account,
                      Nulls.empty(r.repositoryName()),
                      Nulls.or(r.imageTagMutabilityAsString(), "MUTABLE")))
          .toList();
    } catch (ProblemException e) {
      if (!(e.problem() instanceof Problem.NotFound)) {
        throw e;
      }
      return names.size() == 1
          ? List.of()
          : names.stream().flatMap(n -> existing(account, List.of(n)).stream()).toList();
    }
  }

  /** {@code aws ecr batch-get-repository-scanning-configuration}, 25 names a call. */
  @Override
  public Outcome<Listing<Scanning>> scanning(List<String> names) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Batches.read(
                    aws.calls(),
                    deadline,
                    "repositories' scanning",
                    Pages.batches(names, SCANNING),
                    batch ->
                        Listing.complete(
                            aws
                                .calls()
                                .one(
                                    () ->
                                        aws.ecr()
                                            .batchGetRepositoryScanningConfiguration(
                                                q -> q.repositoryNames(batch)))
                                .scanningConfigurations()
                                .stream()
                                .map(
                                    s ->
                                        new Scanning(
                                            Nulls.empty(s.repositoryName()),
                                            Nulls.or(s.scanFrequencyAsString(), "MANUAL")))
                                .toList())));
  }

  /** {@code aws ecr describe-images}, a hundred digests a call. */
  @Override
  public Outcome<Listing<String>> held(String account, String repository, List<String> digests) {
    return new AwsImages(aws)
        .pushed(account, repository, digests)
        .map(
            l ->
                new Listing<>(
                    l.items().stream().map(Images.Pushed::digest).toList(), l.unknowns()));
  }

  /** {@code aws ecr describe-image-scan-findings}: one page, for the counts are in each. */
  @Override
  public Outcome<Scan> scan(String account, String repository, String digest) {
    return aws.calls()
        .method(
            () -> {
              DescribeImageScanFindingsResponse r =
                  aws.calls()
                      .one(
                          () ->
                              aws.ecr()
                                  .describeImageScanFindings(
                                      q ->
                                          q.registryId(account)
                                              .repositoryName(repository)
                                              .imageId(i -> i.imageDigest(digest))
                                              .maxResults(1)));
              ImageScanFindings found = r.imageScanFindings();
              return new Scan(
                  r.imageScanStatus() == null
                      ? "unknown"
                      : Nulls.or(r.imageScanStatus().statusAsString(), "unknown"),
                  r.imageScanStatus() == null ? null : r.imageScanStatus().description(),
                  found == null ? null : found.imageScanCompletedAt(),
                  found == null
                      ? java.util.Map.of()
                      : java.util.Map.copyOf(found.findingSeverityCountsAsStrings()));
            });
  }
}
