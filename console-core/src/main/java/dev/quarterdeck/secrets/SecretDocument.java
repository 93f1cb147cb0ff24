package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * A secret's value read as a document: the top-level keys of a JSON object with types and lengths,
 * without keeping any value. The ECS agent looks up top-level keys only, and takes the last of
 * duplicates as Go's decoder does.
 */
public final class SecretDocument {
  /**
   * As Go's decoder reads: UTF-8 only, whatever the bytes look like, and nothing within 65,536
   * bytes is too long or too deep. Without recycling: no buffer with values outlives the parser.
   */
  static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(10_000)
                  .maxNameLength(1 << 20)
                  .maxNumberLength(1 << 20)
                  .build())
          .build();

  /** A top-level member; {@code length} in code points of a string, in bytes of anything else. */
  public record Member(String key, ValueType type, int length) {}

  private final List<Member> members;
  private final List<String> duplicates;
  private final @Nullable String notJson;

  private SecretDocument(List<Member> members, List<String> duplicates, @Nullable String notJson) {
    this.members = members;
    this.duplicates = duplicates;
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
    Map<String, Member> members = new LinkedHashMap<>();
    Set<String> duplicates = new LinkedHashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      if (members.remove(key) != null) {
        duplicates.add(key);
      }
      members.put(key, member(key, parser));
    }
    return parser.nextToken() == null
        ? new SecretDocument(List.copyOf(members.values()), List.copyOf(duplicates), null)
        : notJson("a JSON object with more text behind it");
  }

  private static Member member(String key, JsonParser parser) {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_STRING) {
      return new Member(
          key,
          ValueType.STRING,
          Character.codePointCount(
              parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength()));
    }
    ValueType type =
        switch (token) {
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ValueType.NUMBER;
          case VALUE_TRUE, VALUE_FALSE -> ValueType.BOOLEAN;
          case VALUE_NULL -> ValueType.NULL;
          case START_OBJECT -> ValueType.OBJECT;
          default -> ValueType.ARRAY;
        };
    long start = parser.currentTokenLocation().getByteOffset();
    skip(parser);
    return new Member(key, type, (int) (parser.currentLocation().getByteOffset() - start));
  }

  /** To the value's end, whatever it is. */
  static void skip(JsonParser parser) {
    parser.skipChildren();
    parser.finishToken();
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
   * The value of one top-level key as ECS would look it up; empty when the document is no JSON
   * object or has no such key. Anything that is not a string is given as its JSON text. The caller
   * closes it.
   */
  public static Optional<SecretValue> valueOf(SecretValue document, String key) {
    return document.read(
        bytes -> {
          SecretValue found = null;
          boolean whole = false;
          try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
              while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals(key);
                JsonToken token = parser.nextToken();
                if (!wanted) {
                  skip(parser);
                  continue;
                }
                if (found != null) {
                  found.close();
                }
                found = token == JsonToken.VALUE_STRING ? string(parser) : raw(parser, bytes);
              }
              whole = parser.nextToken() == null;
            }
          } catch (JacksonException e) {
            // No JSON: parse says where; the exception itself quotes its source.
            whole = false;
          }
          if (found != null && !whole) {
            found.close();
            return Optional.empty();
          }
          return Optional.ofNullable(found);
        });
  }

  /**
   * Every top-level value as {@link #valueOf} gives it, in the order the keys stand; empty when the
   * document is no JSON object. The caller closes them all, see {@link #close}.
   */
  public static Optional<Map<String, SecretValue>> values(SecretValue document) {
    return document.read(
        bytes -> {
          Map<String, SecretValue> values = new LinkedHashMap<>();
          boolean whole = false;
          try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
              while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                SecretValue older = values.remove(key);
                if (older != null) {
                  older.close();
                }
                values.put(
                    key,
                    parser.nextToken() == JsonToken.VALUE_STRING
                        ? string(parser)
                        : raw(parser, bytes));
              }
              whole = parser.nextToken() == null;
            }
          } catch (JacksonException e) {
            // No JSON: parse says where; the exception itself quotes its source.
            whole = false;
          }
          if (!whole) {
            close(values);
            return Optional.empty();
          }
          return Optional.of(values);
        });
  }

  /** Wipes what {@link #values} gave. */
  public static void close(Map<String, SecretValue> values) {
    values.values().forEach(SecretValue::close);
  }

  private static SecretValue string(JsonParser parser) {
    return SecretValue.ofText(
        CharBuffer.wrap(
            parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength()));
  }

  private static SecretValue raw(JsonParser parser, byte[] bytes) {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    skip(parser);
    int end = (int) parser.currentLocation().getByteOffset();
    byte[] raw = Arrays.copyOfRange(bytes, start, end);
    SecretValue value = SecretValue.ofBytes(raw);
    Arrays.fill(raw, (byte) 0);
    return value;
  }
}
