package dev.quarterdeck.health.timeline;

import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import dev.quarterdeck.services.TaskDefinition.SecretReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two revisions, in one line: images, size, roles, and names of variables.
 * Values of variables are not kept, and so not compared.
 */
final class RevisionDiff {
  private final List<String> parts = new ArrayList<>();

  private RevisionDiff() {}

  static String line(TaskDefinition before, TaskDefinition after) {
    RevisionDiff diff = new RevisionDiff();
    diff.changed("cpu", before.cpu(), after.cpu());
    diff.changed("memory", before.memory(), after.memory());
    diff.changed("executionRole", before.executionRoleArn(), after.executionRoleArn());
    diff.changed("taskRole", before.taskRoleArn(), after.taskRoleArn());
    Map<String, ContainerDefinition> old = byName(before);
    Map<String, ContainerDefinition> now = byName(after);
    boolean several = Math.max(old.size(), now.size()) > 1;
    for (String name : names(old, now)) {
      ContainerDefinition a = old.get(name);
      ContainerDefinition b = now.get(name);
      if (a == null || b == null) {
        diff.parts.add((a == null ? "+container " : "-container ") + name);
      } else {
        diff.container(several ? name + " " : "", a, b);
      }
    }
    return diff.parts.isEmpty()
        ? "no difference in image, size, roles, or names of variables"
        : String.join(", ", diff.parts);
  }

  private void container(String prefix, ContainerDefinition a, ContainerDefinition b) {
    changed(prefix + "image", tag(a.image(), b.image()), tag(b.image(), a.image()));
    names(prefix + "env ", named(a.environment()), named(b.environment()));
    names(prefix + "secret ", secrets(a), secrets(b));
    changed(prefix + "log group", a.logGroup(), b.logGroup());
  }

  /** The tag alone where the repository is the same. */
  private static @Nullable String tag(@Nullable String image, @Nullable String other) {
    if (image == null || other == null) {
      return image;
    }
    int at = image.lastIndexOf(':');
    boolean same = at > 0 && other.startsWith(image.substring(0, at + 1));
    return same ? image.substring(at + 1) : image;
  }

  private void changed(String what, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      parts.add(what + " " + or(before) + " → " + or(after));
    }
  }

  private static String or(@Nullable String text) {
    return text == null
        ? "none"
        : text.substring(text.lastIndexOf("role/") < 0 ? 0 : text.lastIndexOf("role/") + 5);
  }

  private void names(String what, Map<String, String> before, Map<String, String> after) {
    for (String name : names(before, after)) {
      String a = before.get(name);
      String b = after.get(name);
      if (!Objects.equals(a, b)) {
        parts.add((a == null ? "+" : b == null ? "-" : "~") + what + name);
      }
    }
  }

  private static TreeSet<String> names(Map<String, ?> a, Map<String, ?> b) {
    TreeSet<String> all = new TreeSet<>(a.keySet());
    all.addAll(b.keySet());
    return all;
  }

  private static Map<String, String> named(List<String> names) {
    return names.stream().collect(Collectors.toMap(Function.identity(), n -> n, (a, b) -> a));
  }

  private static Map<String, String> secrets(ContainerDefinition c) {
    return c.secrets().stream()
        .collect(Collectors.toMap(SecretReference::name, SecretReference::valueFrom, (a, b) -> b));
  }

  private static Map<String, ContainerDefinition> byName(TaskDefinition d) {
    Map<String, ContainerDefinition> byName = new LinkedHashMap<>();
    d.containers().forEach(c -> byName.put(c.name(), c));
    return byName;
  }
}
