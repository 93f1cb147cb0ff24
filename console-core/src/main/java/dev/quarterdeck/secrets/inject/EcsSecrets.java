package dev.quarterdeck.secrets.inject;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** {@code {"secrets": [{"name": …, "valueFrom": …}]}}, to be merged into a container definition. */
public final class EcsSecrets {
  private static final JsonFactory JSON = new JsonFactory();

  private EcsSecrets() {}

  /** Indented JSON with a line feed at its end. */
  public static String of(Injection injection) {
    StringWriter out = new StringWriter();
    try (JsonGenerator g = JSON.createGenerator(new Indented(), out)) {
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

  private static final class Indented extends ObjectWriteContext.Base {
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter().withArrayIndenter(LINES).withObjectIndenter(LINES);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
