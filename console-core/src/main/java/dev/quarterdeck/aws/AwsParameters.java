package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.lint.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;

/** SSM's parameters: their names and types. */
public final class AwsParameters implements Parameters {
  /** As many values as one filter takes. */
  private static final int MOST_NAMES = 50;

  private final AwsClients aws;

  public AwsParameters(AwsClients aws) {
    this.aws = aws;
  }

  /**
   * {@code aws ssm describe-parameters --parameter-filters Key=Name,Option=Equals,Values=NAMES}.
   */
  @Override
  public Outcome<Listing<Parameter>> named(Set<String> names) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () -> {
              List<Parameter> found = new ArrayList<>();
              List<Unknown> unknowns = new ArrayList<>();
              for (List<String> some : Pages.batches(List.copyOf(names), MOST_NAMES)) {
                Listing<Parameter> part =
                    Pages.all(deadline, "parameters", token -> page(some, token));
                found.addAll(part.items());
                unknowns.addAll(part.unknowns());
              }
              return new Listing<>(found, unknowns);
            });
  }

  private Pages.Page<Parameter> page(List<String> names, @Nullable String token) {
    DescribeParametersResponse r =
        aws.calls()
            .one(
                () ->
                    aws.ssm()
                        .describeParameters(
                            q ->
                                q.nextToken(token)
                                    .parameterFilters(
                                        ParameterStringFilter.builder()
                                            .key("Name")
                                            .option("Equals")
                                            .values(names)
                                            .build())));
    return new Pages.Page<>(
        r.parameters().stream()
            .map(p -> new Parameter(Nulls.empty(p.name()), Nulls.empty(p.typeAsString())))
            .toList(),
        r.nextToken());
  }
}
