package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Service;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The target groups of the services at hand.
 *
 * @param unread services ({@code cluster/name}) with a target group that could not be described
 * @param unknowns why; empty when no service at hand is touched
 */
record Groups(Map<String, TargetGroup> byArn, Set<String> unread, List<Unknown> unknowns) {

  static Groups of(Outcome<Listing<TargetGroup>> listed, List<Service> services) {
    Map<String, TargetGroup> byArn = new HashMap<>();
    List<Unknown> unknowns =
        switch (listed) {
          case Outcome.Done<Listing<TargetGroup>>(Listing<TargetGroup> all) -> {
            all.items().forEach(g -> byArn.put(g.arn(), g));
            yield all.unknowns();
          }
          case Outcome.Failed<Listing<TargetGroup>>(Problem p) ->
              List.of(Unknown.of("the target groups, and with them requests and errors", p));
        };
    Set<String> unread = new HashSet<>();
    if (!unknowns.isEmpty()) {
      for (Service s : services) {
        if (s.servingGroups().stream().anyMatch(g -> !byArn.containsKey(g))) {
          unread.add(s.ref());
        }
      }
    }
    return new Groups(byArn, unread, unread.isEmpty() ? List.of() : unknowns);
  }
}
