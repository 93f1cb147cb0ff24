package dev.quarterdeck.access.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement to be written that allows something.
 *
 * @param sid letters and digits
 * @param service the principal of a trust policy, which has no resources; else null
 * @param conditions values by key by operator
 */
public record Grant(
    String sid,
    @Nullable String service,
    List<String> actions,
    List<String> resources,
    Map<String, Map<String, List<String>>> conditions) {
  public Grant {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  /** Of an identity's policy, without conditions. */
  public static Grant of(String sid, List<String> actions, List<String> resources) {
    return new Grant(sid, null, actions, resources, Map.of());
  }

  /** The same where the conditions hold. */
  public Grant where(Map<String, Map<String, List<String>>> demanded) {
    return new Grant(sid, service, actions, resources, demanded);
  }
}
