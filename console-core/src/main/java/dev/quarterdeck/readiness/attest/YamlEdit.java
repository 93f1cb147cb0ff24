package dev.quarterdeck.readiness.attest;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Sets or takes away one text in a YAML file and touches nothing else of it: comments, order,
 * spacing and quotes stay as people wrote them. Every edit is read back; one that would change
 * anything else is refused.
 */
final class YamlEdit {
  private static final LoadSettings SETTINGS = LoadSettings.builder().build();
  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z0-9/][A-Za-z0-9 _./@+(),%=&?~-]*(?::[A-Za-z0-9/][A-Za-z0-9 _./@+(),%=&?~-]*)*");
  private static final Pattern RESOLVED =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|~|[-+]?[0-9.][0-9._eExXoO+-]*");

  private YamlEdit() {}

  /** The text with {@code path} set to the value; mappings on the way are made where needed. */
  static String set(String text, List<String> path, String value) {
    try {
      return checked(text, path, value);
    } catch (StackOverflowError e) {
      throw new ProblemException(
          new Problem.Invalid("The file is nested too deeply.", "Write it with fewer levels."), e);
    }
  }

  /** The text without the key at {@code path}; a remark behind its value stays. */
  static String without(String text, List<String> path) {
    Node node = compose(text).orElse(null);
    for (int i = 0; node instanceof MappingNode mapping; i++) {
      NodeTuple tuple = tuple(mapping, path.get(i));
      if (tuple == null) {
        return text;
      }
      if (i == path.size() - 1) {
        return checked(path, with(load(text), path, null), cut(text, mapping, tuple));
      }
      node = tuple.getValueNode();
    }
    return text;
  }

  private static String cut(String text, MappingNode mapping, NodeTuple tuple) {
    int start = start(text, tuple.getKeyNode());
    Node value = tuple.getValueNode();
    int end = end(text, empty(value) ? tuple.getKeyNode() : value);
    if (mapping.getFlowStyle() == FlowStyle.FLOW) {
      int next = text.indexOf(',', end);
      boolean last = mapping.getValue().getLast() == tuple;
      return last
          ? text.substring(0, Math.max(0, text.lastIndexOf(',', start))) + text.substring(end)
          : text.substring(0, start) + text.substring(next + 1).stripLeading();
    }
    int line = text.lastIndexOf('\n', start) + 1;
    int behind = empty(value) ? lineEnd(text, end) : last(text, value);
    int remark = text.indexOf('#', end);
    boolean kept = remark >= 0 && remark < behind && !folded(value);
    int rest = kept ? remark : Math.min(text.length(), text.indexOf('\n', behind - 1) + 1);
    return text.substring(0, kept ? start : line)
        + text.substring(rest == 0 ? text.length() : rest);
  }

  private static String checked(String text, List<String> path, String value) {
    return checked(path, with(load(text), path, value), edited(text, path, value));
  }

  /** What is read of it has to be what was meant. */
  private static String checked(List<String> path, Object expected, String edited) {
    if (!expected.equals(load(edited))) {
      throw new ProblemException(
          new Problem.Conflict(
              "The file is written in a way that cannot be edited safely at "
                  + String.join(".", path)
                  + ".",
              "Write the entry by hand, or give the mapping one key per line.",
              null));
    }
    return edited;
  }

  private static String edited(String text, List<String> path, String value) {
    Optional<Node> root = compose(text);
    String eol = text.contains("\r\n") ? "\r\n" : "\n";
    if (root.isEmpty()) {
      String gap = text.isEmpty() || text.endsWith("\n") ? "" : eol;
      return text + gap + block(path, value, 0, eol) + eol;
    }
    Node node = root.get();
    for (int i = 0; i < path.size(); i++) {
      if (!(node instanceof MappingNode mapping)) {
        throw unfit(path.subList(0, i));
      }
      NodeTuple tuple = tuple(mapping, path.get(i));
      List<String> rest = path.subList(i, path.size());
      if (tuple == null) {
        return append(text, mapping, rest, value, eol);
      }
      Node found = tuple.getValueNode();
      if (i == path.size() - 1) {
        if (!(found instanceof ScalarNode)) {
          throw unfit(path);
        }
        return empty(found)
            ? insert(
                text,
                end(text, tuple.getKeyNode()) + colon(text, tuple.getKeyNode()),
                " " + scalar(value))
            : replace(text, (ScalarNode) found, scalar(value), eol);
      }
      if (empty(found)) {
        int indent = column(tuple.getKeyNode()) + 2;
        int line = lineEnd(text, end(text, tuple.getKeyNode()));
        return insert(
            text, line, eol + block(path.subList(i + 1, path.size()), value, indent, eol));
      }
      node = found;
    }
    throw unfit(path);
  }

  private static ProblemException unfit(List<String> path) {
    return new ProblemException(
        new Problem.Conflict(
            "`" + String.join(".", path) + "` in the file is not what it should be.",
            "Compare it with the example: qd checklist attest --help",
            null));
  }

  private static @Nullable NodeTuple tuple(MappingNode mapping, String key) {
    for (NodeTuple t : mapping.getValue()) {
      if (t.getKeyNode() instanceof ScalarNode s && s.getValue().equals(key)) {
        return t;
      }
    }
    return null;
  }

  /** A key without a value. */
  private static boolean empty(Node node) {
    return node instanceof ScalarNode s
        && s.getScalarStyle() == ScalarStyle.PLAIN
        && s.getValue().isEmpty();
  }

  private static String append(
      String text, MappingNode mapping, List<String> path, String value, String eol) {
    if (mapping.getFlowStyle() == FlowStyle.FLOW) {
      int close = end(text, mapping) - 1;
      return insert(text, close, (mapping.getValue().isEmpty() ? "" : ", ") + flow(path, value));
    }
    int indent = column(mapping.getValue().getFirst().getKeyNode());
    int at = last(text, mapping);
    boolean own = at > 0 && text.charAt(at - 1) == '\n';
    String block = block(path, value, indent, eol);
    return insert(text, at, own ? block + eol : eol + block);
  }

  /** Behind the last line that belongs to the node. */
  private static int last(String text, Node node) {
    if (node instanceof CollectionNode<?> c && c.getFlowStyle() == FlowStyle.FLOW) {
      return lineEnd(text, end(text, node));
    }
    if (node instanceof MappingNode m && !m.getValue().isEmpty()) {
      NodeTuple t = m.getValue().getLast();
      return empty(t.getValueNode())
          ? lineEnd(text, end(text, t.getKeyNode()))
          : last(text, t.getValueNode());
    }
    if (node instanceof SequenceNode s && !s.getValue().isEmpty()) {
      return last(text, s.getValue().getLast());
    }
    int end = end(text, node);
    return folded(node) ? end : lineEnd(text, end);
  }

  private static boolean folded(Node node) {
    return node instanceof ScalarNode s
        && (s.getScalarStyle() == ScalarStyle.LITERAL || s.getScalarStyle() == ScalarStyle.FOLDED);
  }

  private static int lineEnd(String text, int from) {
    int feed = text.indexOf('\n', from);
    if (feed < 0) {
      return text.length();
    }
    return feed > from && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
  }

  private static int colon(String text, Node key) {
    return text.indexOf(':', end(text, key)) + 1 - end(text, key);
  }

  private static String replace(String text, ScalarNode node, String value, String eol) {
    int start = start(text, node);
    return text.substring(0, start)
        + value
        + (folded(node) ? eol : "")
        + text.substring(end(text, node));
  }

  private static String insert(String text, int at, String what) {
    return text.substring(0, at) + what + text.substring(at);
  }

  private static String block(List<String> path, String value, int indent, String eol) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      out.append(i == 0 ? "" : eol)
          .append(" ".repeat(indent + 2 * i))
          .append(scalar(path.get(i)))
          .append(':');
    }
    return out.append(' ').append(scalar(value)).toString();
  }

  private static String flow(List<String> path, String value) {
    String key = scalar(path.getFirst()) + ": ";
    return path.size() == 1
        ? key + quoted(value)
        : key + "{" + flow(path.subList(1, path.size()), value) + "}";
  }

  private static String scalar(String value) {
    boolean plain =
        PLAIN.matcher(value).matches()
                && !RESOLVED.matcher(value).matches()
                && !value.endsWith(" ")
                && !value.contains(" #")
            || value.matches("\\d{4}-\\d\\d-\\d\\d");
    return plain ? value : quoted(value);
  }

  private static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  private static Optional<Node> compose(String text) {
    try {
      return new Compose(SETTINGS).composeString(text);
    } catch (YamlEngineException | IndexOutOfBoundsException e) {
      throw notYaml(e);
    }
  }

  /**
   * The parser's own message quotes the file and is not passed on; its scanner loses count of
   * characters beyond the first plane in a long word.
   */
  private static ProblemException notYaml(RuntimeException e) {
    return new ProblemException(
        new Problem.Invalid(
            "The file is not valid YAML.", "Correct it; qd checklist run names the line."),
        e);
  }

  private static Object load(String text) {
    try {
      Object loaded = new Load(SETTINGS).loadFromString(text);
      return loaded == null ? Map.of() : loaded;
    } catch (YamlEngineException | IndexOutOfBoundsException e) {
      throw notYaml(e);
    }
  }

  /** {@code value}: null for without it. */
  private static Object with(@Nullable Object node, List<String> path, @Nullable String value) {
    Map<Object, Object> map = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> old) {
      map.putAll(old);
    }
    String key = path.getFirst();
    if (path.size() > 1) {
      map.put(key, with(map.get(key), path.subList(1, path.size()), value));
    } else if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
    return map;
  }

  private static int column(Node node) {
    return mark(node.getStartMark()).getColumn();
  }

  /** Marks count code points. */
  private static int start(String text, Node node) {
    return text.offsetByCodePoints(0, mark(node.getStartMark()).getIndex());
  }

  private static int end(String text, Node node) {
    return text.offsetByCodePoints(0, mark(node.getEndMark()).getIndex());
  }

  private static Mark mark(Optional<Mark> mark) {
    return mark.orElseThrow(() -> new IllegalStateException("the composer leaves marks"));
  }
}
