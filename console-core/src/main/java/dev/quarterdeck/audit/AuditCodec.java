package dev.quarterdeck.audit;

import dev.quarterdeck.kernel.Text;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Entries as JSON lines, and the hash that chains them. */
final class AuditCodec {
  private static final JsonFactory JSON = new JsonFactory();

  /** In UTF-16 units: 4,000 of anything in each field stay far below {@link Tail#LONGEST_LINE}. */
  private static final int LONGEST_FIELD = 4_000;

  private AuditCodec() {}

  static AuditEntry sealed(long seq, Instant at, AuditLog.Event e, String previous) {
    AuditEntry open =
        new AuditEntry(
            seq,
            at.truncatedTo(ChronoUnit.MILLIS),
            field(e.caller()),
            field(e.account()),
            field(e.region()),
            field(e.action()),
            field(e.target()),
            e.reason() == null ? null : field(e.reason()),
            field(e.outcome()),
            e.requestId() == null ? null : field(e.requestId()),
            previous,
            "");
    return withHash(open);
  }

  /** Bounded, so that a line always fits into what {@link Tail} reads back. */
  private static String field(String text) {
    return Text.shorten(Text.clean(text), LONGEST_FIELD);
  }

  private static AuditEntry withHash(AuditEntry e) {
    return new AuditEntry(
        e.seq(),
        e.at(),
        e.caller(),
        e.account(),
        e.region(),
        e.action(),
        e.target(),
        e.reason(),
        e.outcome(),
        e.requestId(),
        e.previous(),
        hash(e));
  }

  /** SHA-256 over the entry's JSON without its hash: the line itself is what is sealed. */
  private static String hash(AuditEntry e) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(json(e, false).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  static String write(AuditEntry e) {
    return json(e, true);
  }

  private static String json(AuditEntry e, boolean withHash) {
    StringWriter out = new StringWriter();
    try (JsonGenerator g = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      g.writeStartObject();
      g.writeNumberProperty("seq", e.seq());
      g.writeStringProperty("at", e.at().toString());
      g.writeStringProperty("caller", e.caller());
      g.writeStringProperty("account", e.account());
      g.writeStringProperty("region", e.region());
      g.writeStringProperty("action", e.action());
      g.writeStringProperty("target", e.target());
      g.writeStringProperty("reason", e.reason());
      g.writeStringProperty("outcome", e.outcome());
      g.writeStringProperty("requestId", e.requestId());
      g.writeStringProperty("previous", e.previous());
      if (withHash) {
        g.writeStringProperty("hash", e.hash());
      }
      g.writeEndObject();
    }
    return out.toString();
  }

  /** Empty when the line is no entry. */
  static Optional<AuditEntry> read(String line) {
    try (JsonParser p = JSON.createParser(ObjectReadContext.empty(), line)) {
      Map<String, String> text = new HashMap<>();
      long seq = 0;
      if (p.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (p.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = p.currentName();
        switch (p.nextToken()) {
          case VALUE_STRING -> text.put(name, p.getString());
          case VALUE_NUMBER_INT -> {
            if (name.equals("seq")) {
              seq = p.getLongValue();
            }
          }
          case VALUE_NULL -> text.remove(name);
          default -> {
            return Optional.empty();
          }
        }
      }
      return entry(seq, text);
    } catch (JacksonException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<AuditEntry> entry(long seq, Map<String, String> t) {
    for (String needed :
        List.of(
            "at",
            "caller",
            "account",
            "region",
            "action",
            "target",
            "outcome",
            "previous",
            "hash")) {
      if (!t.containsKey(needed)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new AuditEntry(
            seq,
            Instant.parse(need(t, "at")),
            need(t, "caller"),
            need(t, "account"),
            need(t, "region"),
            need(t, "action"),
            need(t, "target"),
            t.get("reason"),
            need(t, "outcome"),
            t.get("requestId"),
            need(t, "previous"),
            need(t, "hash")));
  }

  private static String need(Map<String, String> t, String name) {
    @Nullable String value = t.get(name);
    if (value == null) {
      throw new IllegalStateException(name);
    }
    return value;
  }

  /** What is wrong with a line; empty when nothing is. */
  private static String fault(String line, Optional<AuditEntry> read, int number, String previous) {
    if (read.isEmpty()) {
      return "is no entry";
    }
    AuditEntry e = read.get();
    if (e.seq() != number) {
      return "has number " + e.seq() + " where " + number + " belongs";
    }
    if (!e.previous().equals(previous)) {
      return "does not continue the entry before it";
    }
    return sound(e, line) ? "" : "was changed after it was written";
  }

  /** The line is byte for byte what was sealed. */
  static boolean sound(AuditEntry e, String line) {
    return hash(e).equals(e.hash()) && write(e).equals(line);
  }

  static AuditLog.Verification verify(List<AuditLog.Line> lines) {
    String previous = Tail.START;
    for (int i = 0; i < lines.size(); i++) {
      AuditLog.Line line = lines.get(i);
      Optional<AuditEntry> read = read(line.text());
      String bad = fault(line.text(), read, i + 1, previous);
      if (!bad.isEmpty()) {
        String where = line.file() == null ? "" : " of " + line.file();
        return new AuditLog.Verification(
            i, i + 1, "Line " + line.number() + where + " " + bad + ".");
      }
      previous = read.map(AuditEntry::hash).orElse(previous);
    }
    long files = lines.stream().map(AuditLog.Line::file).distinct().count();
    return new AuditLog.Verification(
        lines.size(),
        null,
        lines.isEmpty()
            ? "The record is empty."
            : "All "
                + lines.size()
                + " entries hold"
                + (files > 1 ? ", in " + files + " files." : "."));
  }
}
