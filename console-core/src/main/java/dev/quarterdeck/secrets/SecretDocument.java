package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A secret's value read as a document: the top-level keys of a JSON object with types and lengths,
 * without keeping any value. The ECS agent looks up top-level keys only, and takes the last of
 * duplicates as Go's decoder does.
 */
public final class SecretDocument {
  private static final JsonFactory JSON = new JsonFactory();

  /** A top-level member; {@code length} in code points of a string, in bytes of anything else. */
  public record Member(String key, ValueType type, int length) {}

  private final List<Member> members;
  private final List<String> duplicates;
  private final @Nullable String notJson;

  private SecretDocument(
      List<Member> members, List<String> duplicates, @Nullable String notJson) {
    this.members = List.copyOf(members);
    this.duplicates = List.copyOf(duplicates);
    this.notJson = notJson;
  }

  /** Never fails: what is no JSON object has no members and says why. */
  public static SecretDocument parse(SecretValue value) {
    return value.read(
        bytes -> {
          try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            return object(parser);
          } catch (JacksonException e) {
            // The exception quotes its source; only the place may leave here.
            var where = e.getLocation();
            return notJson(
                where == null
                    ? "not valid JSON"
                    : "not valid JSON at line "
                        + where.getLineNr()
                        + ", column "
                        + where.getColumnNr());
          }
        });
  }

  private static SecretDocument notJson(String why) {
    return new SecretDocument(List.of(), List.of(), why);
  }

  private static SecretDocument object(JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return notJson("empty");
    }
    if (first != JsonToken.START_OBJECT) {
      return notJson("JSON, but not an object");
    }
    List<Member> members = new ArrayList<>();
    List<String> duplicates = new ArrayList<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      Member member = member(key, parser);
      if (members.removeIf(m -> m.key().equals(key))) {
        duplicates.add(key);
      }
      members.add(member);
    }
    return parser.nextToken() == null
        ? new SecretDocument(members, duplicates, null)
        : notJson("more text behind the JSON object");
  }

  private static Member member(String key, JsonParser parser) {
    JsonToken token = parser.nextToken();
    long start = parser.currentTokenLocation().getByteOffset();
    ValueType type =
        switch (token) {
          case VALUE_STRING -> ValueType.STRING;
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ValueType.NUMBER;
          case VALUE_TRUE, VALUE_FALSE -> ValueType.BOOLEAN;
          case VALUE_NULL -> ValueType.NULL;
          case START_OBJECT -> ValueType.OBJECT;
          default -> ValueType.ARRAY;
        };
    if (type == ValueType.STRING) {
      String text = parser.getString();
      return new Member(key, type, text.codePointCount(0, text.length()));
    }
    if (type == ValueType.OBJECT || type == ValueType.ARRAY) {
      parser.skipChildren();
    } else {
      parser.getString();
    }
    return new Member(key, type, (int) (parser.currentLocation().getByteOffset() - start));
  }

  public boolean isJsonObject() {
    return notJson == null;
  }

  /** Why it is no JSON object; empty when it is one. Never quotes the value. */
  public Optional<String> whyNot() {
    return Optional.ofNullable(notJson);
  }

  /** In the order they stand. */
  public List<Member> members() {
    return members;
  }

  /** Keys that stand more than once. */
  public List<String> duplicates() {
    return duplicates;
  }

  /**
   * The value of one top-level string key; empty when there is no such key. Anything that is not a
   * string is given as its JSON text. The caller closes it.
   */
  public static Optional<SecretValue> valueOf(SecretValue document, String key) {
    return document.read(
        bytes -> {
          Optional<SecretValue> found = Optional.empty();
          try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
              return found;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
              boolean wanted = parser.currentName().equals(key);
              JsonToken token = parser.nextToken();
              int start = (int) parser.currentTokenLocation().getByteOffset();
              if (wanted && token == JsonToken.VALUE_STRING) {
                found.ifPresent(SecretValue::close);
                found = Optional.of(SecretValue.ofText(parser.getString()));
                continue;
              }
              parser.skipChildren();
              if (token.isScalarValue()) {
                parser.getString();
              }
              if (wanted) {
                found.ifPresent(SecretValue::close);
                int end = (int) parser.currentLocation().getByteOffset();
                byte[] raw = java.util.Arrays.copyOfRange(bytes, start, end);
                found = Optional.of(SecretValue.ofBytes(raw));
                java.util.Arrays.fill(raw, (byte) 0);
              }
            }
            return found;
          } catch (JacksonException e) {
            found.ifPresent(SecretValue::close);
            return Optional.empty();
          }
        });
  }
}
