package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Failure;

/** How ECS is read: ARNs are listed, then described some at a time. */
final class EcsLists {
  private EcsLists() {}

  /** {@code size}: how many ARNs one call describes. */
  static <T> Outcome<Listing<T>> listAndDescribe(
      AwsClients aws,
      String what,
      Function<@Nullable String, Pages.Page<String>> list,
      int size,
      Function<List<String>, Listing<T>> describe) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () -> {
              Listing<String> arns = Pages.all(deadline, what, list);
              if (arns.items().isEmpty()) {
                return new Listing<T>(List.of(), arns.unknowns());
              }
              Listing<T> described =
                  Batches.read(
                      aws.calls(), deadline, what, Pages.batches(arns.items(), size), describe);
              List<Unknown> unknowns = new ArrayList<>(arns.unknowns());
              unknowns.addAll(described.unknowns());
              return new Listing<>(described.items(), unknowns);
            });
  }

  /** What ECS says it could not describe. */
  static List<Unknown> failures(List<Failure> failures, String kind) {
    return failures.stream()
        .map(
            f ->
                new Unknown(
                    kind + " " + Text.clean(Nulls.tail(Nulls.empty(f.arn()))),
                    "ECS answered "
                        + Text.clean(Nulls.or(f.reason(), "a failure without a reason"))
                        + (f.detail() == null ? "." : ": " + Text.clean(f.detail())),
                    null))
        .toList();
  }
}
