package dev.quarterdeck.secrets.inject;

import dev.quarterdeck.kernel.IndentedJson;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** {@code {"secrets": [{"name": …, "valueFrom": …}]}}, to be merged into a container definition. */
public final class EcsSecrets {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private EcsSecrets() {}

  /** Indented JSON with a line feed at its end. */
  public static String of(Injection injection) {
    StringWriter out = new StringWriter();
    try (JsonGenerator g = JSON.createGenerator(new IndentedJson(), out)) {
      g.writeStartObject();
      g.writeName("secrets");
      g.writeStartArray();
      for (Injection.Entry e : injection.entries()) {
        g.writeStartObject();
        g.writeStringProperty("name", e.variable());
        g.writeStringProperty("valueFrom", injection.valueFrom(e));
        g.writeEndObject();
      }
      g.writeEndArray();
      g.writeEndObject();
    }
    return out.append('\n').toString();
  }
}
