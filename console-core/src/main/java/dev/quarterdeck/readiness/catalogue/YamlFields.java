package dev.quarterdeck.readiness.catalogue;

import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.session.YamlNode;
import dev.quarterdeck.session.YamlTree;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One mapping of a YAML file, asked for its fields; mistakes name the file and the line. */
public final class YamlFields {
  private final String file;
  private final YamlNode.Keys keys;
  private final Set<String> asked = new LinkedHashSet<>();

  private YamlFields(String file, YamlNode.Keys keys) {
    this.file = file;
    this.keys = keys;
  }

  /** The mapping that a whole file is; an empty file is an empty one. */
  public static YamlFields ofFile(String file, String text) {
    return of(file, YamlTree.parse(file, text), "the file");
  }

  private static YamlFields of(String file, YamlNode node, String what) {
    if (node instanceof YamlNode.Keys keys) {
      return new YamlFields(file, keys);
    }
    if (node instanceof YamlNode.Scalar s && s.kind() == YamlNode.Kind.NULL) {
      return new YamlFields(file, new YamlNode.Keys(Map.of(), Map.of(), node.line()));
    }
    throw YamlTree.problem(file, node.line(), "must hold keys and values (" + what + ")");
  }

  public int line() {
    return keys.line();
  }

  public int lineOf(String key) {
    return keys.lines().getOrDefault(key, keys.line());
  }

  public Set<String> names() {
    return keys.values().keySet();
  }

  public boolean has(String key) {
    asked.add(key);
    return keys.values().containsKey(key);
  }

  public @Nullable String text(String key) {
    asked.add(key);
    YamlNode node = keys.values().get(key);
    if (node == null || (node instanceof YamlNode.Scalar s && s.kind() == YamlNode.Kind.NULL)) {
      return null;
    }
    if (node instanceof YamlNode.Scalar s) {
      return s.text();
    }
    throw wrong(key, "must be text");
  }

  public String required(String key) {
    String text = text(key);
    if (text == null || text.isBlank()) {
      throw YamlTree.problem(file, line(), "needs `" + key + "`");
    }
    return text;
  }

  public @Nullable Integer number(String key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a whole number");
    }
  }

  /** A date means its midnight in UTC. */
  public @Nullable Instant time(String key) {
    String text = text(key);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text.strip())
          : LocalDate.parse(text.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw wrong(key, "must be a date such as 2026-12-31");
    }
  }

  public List<String> texts(String key) {
    asked.add(key);
    YamlNode node = keys.values().get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlNode.Items items)) {
      throw wrong(key, "must be a list");
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items.items()) {
      if (!(item instanceof YamlNode.Scalar s)) {
        throw YamlTree.problem(file, item.line(), "must be text, in `" + key + "`");
      }
      texts.add(s.text());
    }
    return List.copyOf(texts);
  }

  /** Names and texts, for example reasons. */
  public Map<String, String> map(String key) {
    YamlFields fields = fields(key);
    Map<String, String> map = new LinkedHashMap<>();
    for (String name : fields.names()) {
      String text = fields.text(name);
      if (text == null || text.isBlank()) {
        throw YamlTree.problem(file, fields.lineOf(name), "needs a text for `" + name + "`");
      }
      map.put(name, text);
    }
    return map;
  }

  /** Whether the key holds a mapping of its own. */
  public boolean nested(String key) {
    asked.add(key);
    return keys.values().get(key) instanceof YamlNode.Keys;
  }

  /** The mapping under the key; empty when it is not there. */
  public YamlFields fields(String key) {
    asked.add(key);
    YamlNode node = keys.values().get(key);
    return node == null
        ? new YamlFields(file, new YamlNode.Keys(Map.of(), Map.of(), line()))
        : of(file, node, key);
  }

  /** The mappings of the list under the key. */
  public List<YamlFields> list(String key) {
    asked.add(key);
    YamlNode node = keys.values().get(key);
    if (node == null || (node instanceof YamlNode.Scalar s && s.kind() == YamlNode.Kind.NULL)) {
      return List.of();
    }
    if (!(node instanceof YamlNode.Items items)) {
      throw wrong(key, "must be a list");
    }
    return items.items().stream().map(i -> of(file, i, key)).toList();
  }

  /** Fails for a key that nobody asked for: a slip of the pen must not be ignored. */
  public void done() {
    for (String name : names()) {
      if (!asked.contains(name)) {
        throw YamlTree.problem(
            file,
            lineOf(name),
            "has the unknown key `" + name + "`; known are " + String.join(", ", asked));
      }
    }
  }

  public ProblemException wrong(String key, String what) {
    return YamlTree.problem(file, lineOf(key), "`" + key + "` " + what);
  }
}
