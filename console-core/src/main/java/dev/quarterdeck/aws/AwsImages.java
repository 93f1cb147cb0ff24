package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.image.Images;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** ECR's images. */
public final class AwsImages implements Images {
  private static final int DESCRIBE = 100;

  /** In the media types of lists of images: OCI's and Docker's. */
  private static final List<String> SEVERAL = List.of("image.index", "manifest.list");

  private final AwsClients aws;

  public AwsImages(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws ecr describe-images}, a hundred digests a call, which never pages. */
  @Override
  public Outcome<Listing<Pushed>> pushed(String account, String repository, List<String> digests) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Batches.read(
                    aws.calls(),
                    deadline,
                    "images of " + repository,
                    Pages.batches(digests, DESCRIBE),
                    batch -> Listing.complete(existing(account, repository, batch))));
  }

  /** {@code aws ecr describe-images} of one tag. */
  @Override
  public Outcome<Tagged> tagged(String account, String repository, String tag) {
    return aws.calls()
        .method(
            () ->
                described(account, repository, List.of(ImageIdentifier.builder().imageTag(tag)))
                    .map(
                        d ->
                            new Tagged(
                                d.imageDigest(),
                                d.imagePushedAt(),
                                d.imageManifestMediaType() != null
                                    && SEVERAL.stream()
                                        .anyMatch(d.imageManifestMediaType()::contains)))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                new Problem.NotFound(
                                    "The repository has no such tag any more.",
                                    "Look at: aws ecr describe-images --repository-name "
                                        + Text.clean(repository)))));
  }

  /** One image that is not there fails the whole call: the halves are asked by themselves. */
  private List<Pushed> existing(String account, String repository, List<String> digests) {
    try {
      return described(
              account,
              repository,
              digests.stream().map(d -> ImageIdentifier.builder().imageDigest(d)).toList())
          .map(d -> new Pushed(d.imageDigest(), d.imagePushedAt(), d.imageTags()))
          .toList();
    } catch (ProblemException e) {
      if (!(e.problem() instanceof Problem.NotFound)) {
        throw e;
      }
      if (digests.size() == 1) {
        return List.of();
      }
      int half = digests.size() / 2;
      return Stream.of(digests.subList(0, half), digests.subList(half, digests.size()))
          .flatMap(part -> existing(account, repository, part).stream())
          .toList();
    }
  }

  /** {@code aws ecr describe-images}; those that tell neither digest nor day are left out. */
  private Stream<ImageDetail> described(
      String account, String repository, List<ImageIdentifier.Builder> images) {
    return aws
        .calls()
        .one(
            () ->
                aws.ecr()
                    .describeImages(
                        q ->
                            q.registryId(account)
                                .repositoryName(repository)
                                .imageIds(
                                    images.stream().map(ImageIdentifier.Builder::build).toList())))
        .imageDetails()
        .stream()
        .filter(d -> d.imageDigest() != null && d.imagePushedAt() != null);
  }
}
