package dev.quarterdeck.readiness.profile;

import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.catalogue.CatalogueReader;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.YamlFields;
import dev.quarterdeck.readiness.collect.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code readiness.yaml}, the team's file about one product, meant for the product's repository:
 * its profile and what people answered. {@code readiness.example.yaml} among the resources shows
 * every key.
 */
public record ReadinessFile(Profile profile, Map<String, Answer> answers) {
  /** Where it is looked for unless told otherwise. */
  public static final String NAME = "readiness.yaml";

  public ReadinessFile {
    answers = Map.copyOf(answers);
  }

  public Answer answer(String item) {
    return answers.getOrDefault(item, Answer.NONE);
  }

  /** What holds where there is no file. */
  public static ReadinessFile none() {
    return parse(NAME, "version: 1\n").orThrow();
  }

  /** Reads the file; one that does not exist is {@link #none}. */
  public static Outcome<ReadinessFile> read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      return Outcome.done(none());
    } catch (MalformedInputException e) {
      return Outcome.failed(new Problem.Invalid(file + " is not UTF-8 text.", "Save it as UTF-8."));
    } catch (IOException e) {
      return Outcome.failed(
          new Problem.Storage(
              file + " cannot be read (" + IoReason.of(e) + ").",
              "Check that it is a file and that you may read it."));
    }
  }

  /** {@code name} is for messages, which name the line. */
  public static Outcome<ReadinessFile> parse(String name, String text) {
    try {
      return Outcome.done(root(YamlFields.ofFile(name, text)));
    } catch (ProblemException e) {
      return Outcome.failed(e.problem());
    }
  }

  private static ReadinessFile root(YamlFields f) {
    String version = f.text("version");
    if (version != null && !version.equals("1")) {
      throw f.wrong("version", "must be 1: a newer Quarterdeck may have written it");
    }
    Map<String, String> dropped = f.map("drop");
    Catalogue catalogue = catalogue(f.list("items"), f, dropped);
    YamlFields scope = f.fields("scope");
    Profile profile =
        new Profile(
            f.text("product"),
            new Scope(scope.texts("clusters"), scope.texts("services")),
            url(f),
            settings(f.fields("settings")),
            without(f, catalogue),
            f.map("notApplicable"),
            catalogue,
            dropped);
    scope.done();
    for (String id : profile.notApplicable().keySet()) {
      known(f, "notApplicable", id, catalogue);
    }
    YamlFields answers = f.fields("answers");
    Map<String, Answer> byItem = new LinkedHashMap<>();
    for (String id : answers.names()) {
      if (!dropped.containsKey(id)) {
        known(f, "answers", id, catalogue);
      }
      byItem.put(id, answer(answers.fields(id)));
    }
    f.done();
    return new ReadinessFile(profile, byItem);
  }

  private static void known(YamlFields f, String key, String id, Catalogue catalogue) {
    if (catalogue.item(id).isEmpty()) {
      throw f.wrong(key, "names the item " + id + ", which is not in the list");
    }
  }

  private static @Nullable URI url(YamlFields f) {
    String text = f.text("url");
    if (text == null) {
      return null;
    }
    try {
      URI url = new URI(text);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw f.wrong("url", "is not an address");
    }
    throw f.wrong("url", "must begin with https:// or http:// and name a host");
  }

  private static Map<String, String> without(YamlFields f, Catalogue catalogue) {
    Map<String, String> without = f.map("without");
    for (String what : without.keySet()) {
      if (!catalogue.needs().contains(what)) {
        throw f.wrong("without", "takes " + String.join(", ", catalogue.needs()));
      }
    }
    return without;
  }

  /** A team's entry with an id that is shipped changes that item; any other is a new one. */
  private static Catalogue catalogue(
      List<YamlFields> own, YamlFields f, Map<String, String> dropped) {
    Map<String, Item> items = new LinkedHashMap<>();
    Catalogue.builtIn().items().forEach(i -> items.put(i.id(), i));
    for (YamlFields fields : own) {
      String id = fields.required("id");
      Item shipped = items.get(id);
      items.put(id, shipped == null ? CatalogueReader.item(fields) : changed(shipped, fields));
    }
    for (String id : dropped.keySet()) {
      if (items.remove(id) == null) {
        throw f.wrong("drop", "names the item " + id + ", which is not in the list");
      }
    }
    return new Catalogue(new ArrayList<>(items.values()));
  }

  private static Item changed(Item item, YamlFields f) {
    String severity = f.text("severity");
    Integer days = f.number("attestDays");
    Item changed = item.withTexts(f.text("title"), f.text("passes"), f.text("remedy"));
    f.done();
    if (severity != null) {
      changed = changed.withSeverity(CatalogueReader.severity(f, severity));
    }
    return days == null ? changed : changed.withAttestDays(days);
  }

  private static Settings settings(YamlFields f) {
    Settings d = Settings.DEFAULT;
    Settings settings =
        new Settings(
            or(f.number("logRetentionDays"), d.logRetentionDays()),
            or(f.number("secretMaxAgeDays"), d.secretMaxAgeDays()),
            or(f.number("p95Millis"), d.p95Millis()),
            or(f.number("highVulnerabilities"), d.highVulnerabilities()),
            or(f.number("oldRevisions"), d.oldRevisions()),
            f.texts("requiredVariables"),
            or(f, "databaseVariables", d.databaseVariables()),
            f.texts("databases"),
            f.texts("caches"),
            or(f, "singletonVariables", d.singletonVariables()),
            f.text("infrastructureTag"),
            f.texts("healthPaths"),
            f.texts("protectedPaths"),
            f.texts("origins"),
            f.texts("buckets"));
    f.done();
    return settings;
  }

  private static int or(@Nullable Integer set, int otherwise) {
    return set == null ? otherwise : set;
  }

  private static List<String> or(YamlFields f, String key, List<String> otherwise) {
    return f.has(key) ? f.texts(key) : otherwise;
  }

  private static Answer answer(YamlFields f) {
    Answer answer =
        new Answer(
            f.has("attested") ? attestation(f.fields("attested")) : null,
            f.has("waived") ? waiver(f.fields("waived")) : null,
            f.text("owner"),
            f.time("due"),
            f.text("nextStep"));
    f.done();
    return answer;
  }

  private static Answer.Attestation attestation(YamlFields f) {
    Answer.Attestation a =
        new Answer.Attestation(
            f.required("by"),
            time(f, "at"),
            f.required("evidence"),
            f.time("expires"),
            f.text("review"));
    f.done();
    return a;
  }

  private static Answer.Waiver waiver(YamlFields f) {
    Answer.Waiver w =
        new Answer.Waiver(
            f.required("by"), time(f, "at"), f.required("reason"), time(f, "expires"));
    f.done();
    return w;
  }

  private static java.time.Instant time(YamlFields f, String key) {
    f.required(key);
    return Objects.requireNonNull(f.time(key));
  }
}
