package dev.quarterdeck.tui.chaos;

import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import dev.quarterdeck.sandbox.world.secrets.SecretVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is true in the simulated account, seen from behind the wire. */
final class World {
  private final Sandbox sandbox;

  World(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Every key of every live secret with its current value; a secret without keys as one. */
  Map<String, String> values() {
    return sandbox
        .world()
        .call(
            () -> {
              Map<String, String> values = new TreeMap<>();
              for (Secret s : sandbox.world().secrets().all()) {
                SecretVersion current = s.current();
                String text = current == null ? null : current.text();
                if (text != null) {
                  keys(s.name(), text, values);
                }
              }
              return values;
            });
  }

  private static void keys(String name, String text, Map<String, String> into) {
    try {
      var tree = JsonMapper.shared().readTree(text);
      if (tree.isObject()) {
        tree.properties()
            .forEach(
                e ->
                    into.put(
                        name + ":" + e.getKey(),
                        e.getValue().isString()
                            ? e.getValue().asString()
                            : e.getValue().toString()));
        return;
      }
    } catch (JacksonException e) {
      into.put(name, text);
      return;
    }
    into.put(name, text);
  }

  /** Labels that belong to nothing finished: a change or a rotation under way. */
  Set<String> openLabels(String secret) {
    return sandbox
        .world()
        .call(
            () -> {
              Set<String> open = new TreeSet<>();
              Secret s = sandbox.world().secrets().find(secret);
              if (s != null) {
                s.versions().values().forEach(v -> open.addAll(v.stages()));
              }
              open.removeAll(List.of(Secret.CURRENT, Secret.PREVIOUS));
              return open;
            });
  }

  /** How many tasks a service is to have. */
  int desired(String cluster, String service) {
    return sandbox
        .world()
        .call(
            () ->
                Objects.requireNonNull(sandbox.world().ecs().cluster(cluster)).services().stream()
                    .filter(s -> s.name().equals(service))
                    .findFirst()
                    .orElseThrow()
                    .desired);
  }

  /** Whether the alarm's actions are on. */
  boolean acts(String alarm) {
    return sandbox
        .world()
        .call(
            () ->
                sandbox.world().watch().alarms().all().stream()
                    .filter(a -> a.name().equals(alarm))
                    .findFirst()
                    .orElseThrow()
                    .actionsEnabled);
  }

  /** Whether the secret is there and not waiting for its end. */
  boolean lives(String secret) {
    return sandbox
        .world()
        .call(
            () -> {
              Secret s = sandbox.world().secrets().find(secret);
              return s != null && s.deleted == null;
            });
  }

  /** Values long enough that they cannot stand in an answer by chance. */
  List<String> canaries() {
    List<String> canaries = new ArrayList<>(List.of(Orders.CANARY));
    values().values().stream().filter(v -> v.length() >= 12).forEach(canaries::add);
    return canaries;
  }
}
