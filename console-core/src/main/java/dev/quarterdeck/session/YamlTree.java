package dev.quarterdeck.session;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Parses YAML into {@link YamlNode}s; the parser's own messages quote the file and are not passed
 * on.
 */
public final class YamlTree {
  private static final int DEEPEST = 20;
  private final JsonParser parser;
  private final String file;

  private YamlTree(JsonParser parser, String file) {
    this.parser = parser;
    this.file = file;
  }

  /** Throws {@link ProblemException} with the line for what is no YAML. */
  public static YamlNode parse(String file, String text) {
    try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
      YamlTree tree = new YamlTree(parser, file);
      JsonToken first = parser.nextToken();
      return first == null ? YamlNode.Keys.empty(1) : tree.node(first, 0);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw problem(file, at == null ? 1 : at.getLineNr(), "is not valid YAML");
    } catch (IndexOutOfBoundsException e) {
      // The scanner's own: it loses count of characters beyond the first plane in a long word.
      throw problem(file, 1, "and what follows cannot be read as YAML");
    }
  }

  public static ProblemException problem(String file, int line, String what) {
    return new ProblemException(
        new Problem.Invalid(
            Text.clean(file + " line " + Math.max(1, line) + " " + what + "."),
            "Correct that line: indent with spaces, and quote text that holds `: ` or starts with"
                + " a special character."));
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private YamlNode node(JsonToken token, int depth) {
    if (depth > DEEPEST) {
      throw problem(file, line(), "is nested too deeply");
    }
    int line = line();
    return switch (token) {
      case START_OBJECT -> keys(line, depth);
      case START_ARRAY -> {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
          items.add(node(t, depth + 1));
        }
        yield new YamlNode.Items(items, line);
      }
      case VALUE_NULL -> new YamlNode.Scalar("", YamlNode.Kind.NULL, line);
      case VALUE_TRUE, VALUE_FALSE ->
          new YamlNode.Scalar(parser.getString(), YamlNode.Kind.BOOLEAN, line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new YamlNode.Scalar(parser.getString(), YamlNode.Kind.NUMBER, line);
      default -> new YamlNode.Scalar(parser.getString(), YamlNode.Kind.TEXT, line);
    };
  }

  private YamlNode keys(int line, int depth) {
    YamlNode.Keys keys = YamlNode.Keys.empty(line);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      int at = line();
      if (keys.lines().put(key, at) != null) {
        throw problem(file, at, "sets `" + key + "` a second time");
      }
      keys.values().put(key, node(parser.nextToken(), depth + 1));
    }
    return keys;
  }
}
