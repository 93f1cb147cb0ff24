package dev.quarterdeck.sandbox.service.edge;

import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.edge.Distribution;
import software.amazon.awssdk.services.cloudfront.model.Aliases;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionsRequest;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionsResponse;

/** CloudFront: distributions. */
public final class CloudFrontEndpoint extends ServiceEndpoint {
  private static final String PATH = "/2020-05-31/distribution";
  private static final int MOST = 100;
  private final World world;

  public CloudFrontEndpoint(World world) {
    this.world = world;
    on("ListDistributions", "GET " + PATH, ListDistributionsRequest::builder, this::list);
    on("CreateDistribution", "POST " + PATH, CreateDistributionRequest::builder, this::create);
  }

  private ListDistributionsResponse list(ListDistributionsRequest q, Call call) {
    int asked =
        q.maxItems() == null || !q.maxItems().matches("[0-9]{1,4}")
            ? MOST
            : Integer.parseInt(q.maxItems());
    int most = Math.max(1, Math.min(asked, MOST));
    String marker = q.marker() == null || q.marker().isEmpty() ? null : q.marker();
    Page<Distribution> page =
        Page.of(world.edge().distributions(), marker, most, "InvalidArgument");
    return ListDistributionsResponse.builder()
        .distributionList(
            l ->
                l.marker(q.marker() == null ? "" : q.marker())
                    .nextMarker(page.next())
                    .maxItems(most)
                    .isTruncated(page.next() != null)
                    .quantity(page.items().size())
                    .items(page.items().stream().map(CloudFrontEndpoint::summary).toList()))
        .build();
  }

  private static DistributionSummary summary(Distribution d) {
    DistributionConfig c = (DistributionConfig) d.config();
    return DistributionSummary.builder()
        .id(d.id())
        .arn(d.arn())
        .status("Deployed")
        .lastModifiedTime(d.changedAt())
        .domainName(d.domainName())
        .aliases(c.aliases() == null ? Aliases.builder().quantity(0).build() : c.aliases())
        .origins(c.origins())
        .defaultCacheBehavior(c.defaultCacheBehavior())
        .comment(c.comment() == null ? "" : c.comment())
        .priceClass(c.priceClass())
        .enabled(c.enabled())
        .build();
  }

  private CreateDistributionResponse create(CreateDistributionRequest q, Call call) {
    DistributionConfig asked = q.distributionConfig();
    if (asked == null || asked.origins() == null || asked.origins().items().isEmpty()) {
      throw new ServiceError("InvalidOrigin", "A distribution needs at least one origin.");
    }
    Distribution made = world.edge().create(asked);
    return CreateDistributionResponse.builder()
        .location("https://cloudfront.amazonaws.com" + PATH + "/" + made.id())
        .eTag(made.id())
        .distribution(
            d ->
                d.id(made.id())
                    .arn(made.arn())
                    .status("Deployed")
                    .lastModifiedTime(made.changedAt())
                    .domainName(made.domainName())
                    .distributionConfig(asked))
        .build();
  }

  @Override
  public String signingName() {
    return "cloudfront";
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_XML;
  }

  @Override
  public String targetPrefix() {
    return "cloudfront";
  }

  @Override
  public String apiVersion() {
    return "2020-05-31";
  }
}
