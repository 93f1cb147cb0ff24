package dev.quarterdeck.sandbox.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Form parameters as the tree that the dots in their names describe: {@code Tags.member.1.Key=env}.
 */
final class FormTree {
  private final Map<String, FormTree> children = new LinkedHashMap<>();
  private @Nullable String value;

  static FormTree of(Map<String, String> parameters) {
    FormTree root = new FormTree();
    parameters.forEach(
        (name, value) -> {
          FormTree node = root;
          int from = 0;
          for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
            node = node.children.computeIfAbsent(name.substring(from, dot), key -> new FormTree());
            from = dot + 1;
          }
          node.children.computeIfAbsent(name.substring(from), key -> new FormTree()).value = value;
        });
    return root;
  }

  @Nullable String value() {
    return value;
  }

  @Nullable FormTree child(String name) {
    return children.get(name);
  }

  /** The children named 1, 2, 3…, in the order of their numbers; gaps are closed. */
  List<FormTree> numbered() {
    List<Map.Entry<Integer, FormTree>> entries = new ArrayList<>();
    children.forEach(
        (name, child) -> {
          if (name.matches("[0-9]{1,6}")) {
            entries.add(Map.entry(Integer.valueOf(name), child));
          }
        });
    entries.sort(Map.Entry.comparingByKey());
    return entries.stream().map(Map.Entry::getValue).toList();
  }
}
