package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Operations as JSON, strictly: what is not understood whole is not understood. */
final class JournalCodec {
  /** Changed when an older console could not carry such a journal on. */
  private static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private JournalCodec() {}

  private record Envelope(int format, Operation operation) {}

  static byte[] write(Operation operation) {
    return JSON.writeValueAsBytes(new Envelope(FORMAT, operation));
  }

  /** {@code id}: from the file's name; the content must agree. */
  static Operation read(String id, byte[] content) {
    try {
      JsonNode tree = JSON.readTree(content);
      JsonNode format = tree.get("format");
      if (format == null || !format.isInt()) {
        throw corrupt(id, "it does not say its format");
      }
      if (format.intValue() != FORMAT) {
        throw new ProblemException(
            new Problem.Storage(
                "The journal of rotation "
                    + Text.clean(id)
                    + " has format "
                    + format.intValue()
                    + "; this console reads "
                    + FORMAT
                    + ".",
                "Use the version of qd that wrote it."));
      }
      Operation operation = JSON.treeToValue(tree, Envelope.class).operation();
      if (operation == null || !operation.id().equals(id)) {
        throw corrupt(id, "it is that of another operation");
      }
      return operation;
    } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
      throw corrupt(
          id, "it is not complete JSON of this kind (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static ProblemException corrupt(String id, String why) {
    return new ProblemException(
        new Problem.Storage(
            "The journal of rotation " + Text.clean(id) + " cannot be used: " + why + ".",
            "Look at the file; what the secret and its services are at now:"
                + " qd secrets versions NAME, qd secrets stale. A label that is left:"
                + " qd secrets unlock NAME."));
  }
}
