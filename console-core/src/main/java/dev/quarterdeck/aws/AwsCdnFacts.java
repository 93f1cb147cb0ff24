package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.CdnFacts;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.model.DistributionList;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.Origin;

/** CloudFront as the readiness checklist reads it. */
public final class AwsCdnFacts implements CdnFacts {
  private static final String PAGE = "100";
  private final AwsClients aws;

  public AwsCdnFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws cloudfront list-distributions}. */
  @Override
  public Outcome<Listing<Distribution>> distributions() {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "distributions",
                    token -> {
                      DistributionList r =
                          aws.calls()
                              .one(
                                  () ->
                                      aws.cloudFront()
                                          .listDistributions(q -> q.maxItems(PAGE).marker(token))
                                          .distributionList());
                      return r == null
                          ? new Pages.Page<>(List.of(), null)
                          : new Pages.Page<>(
                              r.items().stream().map(AwsCdnFacts::distribution).toList(),
                              r.nextMarker());
                    }));
  }

  private static Distribution distribution(DistributionSummary d) {
    return new Distribution(
        Nulls.empty(d.id()),
        Nulls.empty(d.domainName()),
        Nulls.no(d.enabled()),
        d.aliases() == null ? List.of() : d.aliases().items(),
        d.origins() == null
            ? List.of()
            : d.origins().items().stream().map(Origin::domainName).map(Nulls::empty).toList());
  }
}
