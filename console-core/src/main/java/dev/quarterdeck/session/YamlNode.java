package dev.quarterdeck.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of YAML that knows its line, so that a mistake can be pointed at. */
public sealed interface YamlNode {
  int line();

  /** How a scalar was written. */
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
  }

  record Scalar(String text, Kind kind, int line) implements YamlNode {}

  record Items(List<YamlNode> items, int line) implements YamlNode {}

  record Keys(Map<String, YamlNode> values, Map<String, Integer> lines, int line)
      implements YamlNode {
    static Keys empty(int line) {
      return new Keys(new LinkedHashMap<>(), new LinkedHashMap<>(), line);
    }
  }
}
