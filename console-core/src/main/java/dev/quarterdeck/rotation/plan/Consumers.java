package dev.quarterdeck.rotation.plan;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.secrets.KeyUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who receives the keys that are rotated.
 *
 * @param services what is redeployed, {@code cluster/service}, with what it takes; sorted
 * @param unreached what a redeployment does not reach, in words
 */
record Consumers(Map<String, TreeSet<String>> services, List<String> unreached) {

  static Consumers of(List<KeyUse> uses, Collection<Target> targets) {
    Map<String, TreeSet<String>> services = new TreeMap<>();
    Map<String, Integer> standalone = new LinkedHashMap<>();
    TreeSet<String> unreached = new TreeSet<>();
    for (KeyUse u : uses) {
      Target target =
          targets.stream().filter(t -> t.arn().equals(u.secret())).findFirst().orElse(null);
      if (target == null || !target.takes(u.key())) {
        continue;
      }
      String where = u.cluster() + "/" + u.service();
      if (u.pinnedVersion() != null) {
        unreached.add(
            place(u)
                + " is pinned to version "
                + u.pinnedVersion()
                + " of "
                + target.name()
                + ": a rotation never reaches it. Register a task definition without the version.");
      } else if (!"AWSCURRENT".equals(u.stage())) {
        unreached.add(
            place(u)
                + " follows "
                + u.stage()
                + " of "
                + target.name()
                + ", not AWSCURRENT: it does not get the new value by this.");
      } else if (u.service() == null) {
        standalone.merge(u.cluster() + " " + u.taskDefinition(), u.tasks().staying(), Math::max);
      } else {
        services.computeIfAbsent(where, k -> new TreeSet<>()).add(shown(target, u.key()));
      }
    }
    standalone.forEach(
        (where, count) ->
            unreached.add(
                count
                    + (count == 1 ? " standalone task" : " standalone tasks")
                    + " of "
                    + where.substring(where.lastIndexOf('/') + 1)
                    + " in "
                    + where.substring(0, where.indexOf(' '))
                    + (count == 1 ? " keeps" : " keep")
                    + " the old value until stopped: no service starts them again."));
    return new Consumers(services, new ArrayList<>(unreached));
  }

  private static String shown(Target target, @Nullable String key) {
    return target.name() + (key == null ? "" : " " + key);
  }

  private static String place(KeyUse u) {
    return Text.clean(
        u.cluster()
            + "/"
            + (u.service() == null ? "(standalone tasks)" : u.service())
            + " "
            + u.container()
            + " "
            + u.variable());
  }
}
