package dev.quarterdeck.access.policy;

import dev.quarterdeck.kernel.IndentedJson;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Policies as IAM takes them. */
public final class PolicyText {
  /** What IAM lets a managed policy have, white space not counted. */
  public static final int MANAGED = 6_144;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private PolicyText() {}

  /** Indented JSON without a line feed at its end. */
  public static String of(List<Grant> grants) {
    StringWriter out = new StringWriter();
    try (JsonGenerator g = JSON.createGenerator(new IndentedJson(), out)) {
      g.writeStartObject();
      g.writeStringProperty("Version", "2012-10-17");
      g.writeName("Statement");
      g.writeStartArray();
      grants.forEach(s -> statement(g, s));
      g.writeEndArray();
      g.writeEndObject();
    }
    return out.toString();
  }

  /** Characters as IAM counts them towards {@link #MANAGED}. */
  public static int size(String policy) {
    return (int) policy.chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  /**
   * As few policies as hold all statements within IAM's limit; a statement whose actions alone are
   * too many is divided.
   */
  public static List<List<Grant>> split(List<Grant> grants) {
    List<List<Grant>> parts = new ArrayList<>();
    List<Grant> part = new ArrayList<>();
    for (Grant grant : grants) {
      for (Grant piece : pieces(grant)) {
        part.add(piece);
        if (size(of(part)) > MANAGED && part.size() > 1) {
          part.removeLast();
          parts.add(List.copyOf(part));
          part = new ArrayList<>(List.of(piece));
        }
      }
    }
    if (!part.isEmpty()) {
      parts.add(List.copyOf(part));
    }
    return parts;
  }

  private static List<Grant> pieces(Grant grant) {
    if (size(of(List.of(grant))) <= MANAGED || grant.actions().size() < 2) {
      return List.of(grant);
    }
    int half = grant.actions().size() / 2;
    List<Grant> pieces = new ArrayList<>(pieces(part(grant, 0, half, "A")));
    pieces.addAll(pieces(part(grant, half, grant.actions().size(), "B")));
    return pieces;
  }

  private static Grant part(Grant g, int from, int to, String mark) {
    return new Grant(
        g.sid() + mark, g.service(), g.actions().subList(from, to), g.resources(), g.conditions());
  }

  private static void statement(JsonGenerator g, Grant s) {
    g.writeStartObject();
    g.writeStringProperty("Sid", s.sid());
    g.writeStringProperty("Effect", "Allow");
    if (s.service() != null) {
      g.writeName("Principal");
      g.writeStartObject();
      g.writeStringProperty("Service", s.service());
      g.writeEndObject();
    }
    texts(g, "Action", s.actions());
    if (s.service() == null) {
      texts(g, "Resource", s.resources());
    }
    if (!s.conditions().isEmpty()) {
      g.writeName("Condition");
      g.writeStartObject();
      s.conditions()
          .forEach(
              (operator, keys) -> {
                g.writeName(operator);
                g.writeStartObject();
                keys.forEach((key, values) -> texts(g, key, values));
                g.writeEndObject();
              });
      g.writeEndObject();
    }
    g.writeEndObject();
  }

  private static void texts(JsonGenerator g, String name, List<String> texts) {
    g.writeName(name);
    if (texts.size() == 1) {
      g.writeString(texts.getFirst());
      return;
    }
    g.writeStartArray();
    texts.forEach(g::writeString);
    g.writeEndArray();
  }
}
