package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.TraceFacts;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.xray.model.GetTraceSummariesResponse;

/** AWS X-Ray as the readiness checklist reads it. */
public final class AwsTraceFacts implements TraceFacts {
  private static final int MOST_PAGES = 10;
  private final AwsClients aws;

  public AwsTraceFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws xray get-trace-summaries --sampling}. */
  @Override
  public Outcome<Listing<String>> services(Instant from, Instant to) {
    return aws.calls()
        .method(
            () -> {
              Set<String> names = new LinkedHashSet<>();
              @Nullable String token = null;
              int pages = 0;
              do {
                String next = token;
                GetTraceSummariesResponse r =
                    aws.calls()
                        .one(
                            () ->
                                aws.xray()
                                    .getTraceSummaries(
                                        q ->
                                            q.startTime(from)
                                                .endTime(to)
                                                .sampling(true)
                                                .nextToken(next)));
                r.traceSummaries()
                    .forEach(t -> t.serviceIds().forEach(s -> names.add(Nulls.empty(s.name()))));
                token = r.nextToken();
              } while (token != null && !token.isEmpty() && ++pages < MOST_PAGES);
              return new Listing<>(
                  List.copyOf(names),
                  token == null || token.isEmpty()
                      ? List.of()
                      : List.of(
                          new Unknown(
                              "older traces of the time",
                              "X-Ray has more than " + MOST_PAGES + " pages of them.",
                              null)));
            });
  }
}
