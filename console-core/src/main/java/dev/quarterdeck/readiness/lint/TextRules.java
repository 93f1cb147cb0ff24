package dev.quarterdeck.readiness.lint;

import static dev.quarterdeck.readiness.lint.LintRule.PLACEHOLDER;
import static dev.quarterdeck.readiness.lint.LintRule.PLAINTEXT_SECRET;

import dev.quarterdeck.readiness.lint.Findings.Spot;
import dev.quarterdeck.readiness.plaintext.PlaintextDetector;
import dev.quarterdeck.readiness.plaintext.Suspicion;
import dev.quarterdeck.readiness.plaintext.ValueShape;
import dev.quarterdeck.services.taskdef.Located;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that should not stand there: secrets, and placeholders that nobody filled in. */
final class TextRules {
  /** Of templates: ECS expands none of them. */
  private static final Pattern TEMPLATE = Pattern.compile("\\$\\{[^}]*}|\\{\\{[^}]*}}");

  private TextRules() {}

  static void check(Located root, List<Container> containers, Findings out) {
    for (String field : List.of("family", "executionRoleArn", "taskRoleArn")) {
      placeholder(new Spot(null, field, root.get(field)), field, out, LintRule.Level.ERROR);
    }
    containers.forEach(c -> container(c, out));
  }

  private static void container(Container c, Findings out) {
    Located json = c.json();
    placeholder(c.spot("image", json.get("image")), "image", out, LintRule.Level.ERROR);
    for (Container.Reference r : c.references()) {
      placeholder(c.spot(r.name(), r.at()), r.name(), out, LintRule.Level.ERROR);
    }
    for (Located v : json.get("environment").items()) {
      String name = v.get("name").text("");
      named(c.spot(name, v.get("value")), "environment", name, out);
      // Programs may expand templates themselves.
      placeholder(c.spot(name, v.get("value")), name, out, LintRule.Level.WARNING);
    }
    c.labels().forEach((name, at) -> named(c.spot(name, at), "label", name, out));
    c.logOptions()
        .forEach(
            (name, at) -> {
              named(c.spot(name, at), "log option", name, out);
              placeholder(c.spot(name, at), name, out, LintRule.Level.ERROR);
            });
    words(c, "command", json.get("command"), out);
    words(c, "entry point", json.get("entryPoint"), out);
    words(c, "health check", json.get("healthCheck").get("command"), out);
  }

  private static void named(Spot spot, String place, String name, Findings out) {
    PlaintextDetector.inspect(name, spot.at().text(""))
        .ifPresent(s -> plaintext(spot, place + " " + name, s, out));
  }

  /** An option and its value may be two words, so they are looked at together. */
  private static void words(Container c, String place, Located list, Findings out) {
    String text = String.join(" ", list.items().stream().map(w -> w.text("")).toList());
    PlaintextDetector.inspectText(text)
        .ifPresent(s -> plaintext(c.spot(place, list), "The " + place, s, out));
  }

  private static void plaintext(Spot spot, String what, Suspicion suspicion, Findings out) {
    boolean sure = suspicion.level() == Suspicion.Level.SECRET;
    out.add(
        PLAINTEXT_SECRET,
        sure ? LintRule.Level.ERROR : LintRule.Level.WARNING,
        spot,
        what + (sure ? " holds " : " may hold ") + suspicion.text() + ".",
        "Move it into a secret (qd secrets set), refer to it in secrets, and rotate it: everybody"
            + " who may describe the task definition can read it.");
  }

  /** A host of an example may be meant in a test environment, so it is a warning. */
  private static void placeholder(
      Spot spot, String what, Findings out, LintRule.Level levelOfTemplates) {
    String text = spot.at().text("");
    for (String found : ValueShape.placeholders(text)) {
      out.add(
          PLACEHOLDER,
          found.contains(".") ? LintRule.Level.WARNING : LintRule.Level.ERROR,
          spot,
          what + " holds the placeholder " + found + ".",
          "Fill it in.");
    }
    Matcher m = TEMPLATE.matcher(text);
    if (m.find()) {
      out.add(
          PLACEHOLDER,
          levelOfTemplates,
          spot,
          what + " holds a template, which ECS does not expand.",
          "Fill it in before the task definition is registered.");
    }
  }
}
