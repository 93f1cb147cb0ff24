package dev.quarterdeck.readiness.lint;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.Logs;
import dev.quarterdeck.readiness.lint.Findings.Spot;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.services.taskdef.Located;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a task definition as {@code register-task-definition} takes it and says what is wrong. */
public final class TaskDefinitionLint {
  private final @Nullable Account account;

  /**
   * Where references are followed.
   *
   * @param contents whether environment files are looked into, and not at their size alone
   * @param id of the account, twelve digits
   */
  public record Account(
      SecretStore secrets,
      Logs logs,
      Parameters parameters,
      EnvironmentFiles files,
      boolean contents,
      String region,
      String id) {}

  /** {@code account} null: nothing is looked up, and what would have been is named as unknown. */
  public TaskDefinitionLint(@Nullable Account account) {
    this.account = account;
  }

  /**
   * @param name for the report
   * @param file whether places in the text mean anything to the person
   */
  public LintReport check(String name, byte[] json, boolean file) {
    Findings out = new Findings(file);
    return switch (Located.parse(json)) {
      case Located.Parsed.Malformed(int line, int column) ->
          new LintReport(name, file, List.of(malformed(line, column)), List.of());
      case Located.Parsed.Json parsed -> {
        parsed
            .repeated()
            .forEach(
                e ->
                    out.add(
                        LintRule.REPEATED_FIELD,
                        new Spot(null, e.getKey(), e.getValue()),
                        e.getKey() + " stands twice in one object; the last one counts.",
                        "Remove one of them."));
        yield checked(name, unwrapped(parsed.root()), file, out);
      }
    };
  }

  private static LintFinding malformed(int line, int column) {
    return new LintFinding(
        LintRule.INVALID_JSON,
        LintRule.Level.ERROR,
        null,
        null,
        line,
        column,
        "The file is no JSON from here on.",
        "Look for a missing comma, quote or bracket before this place.");
  }

  /** DescribeTaskDefinition's answer, which people save, has it one level down. */
  private static Located unwrapped(Located root) {
    Located inner = root.get("taskDefinition");
    return inner.isObject() ? inner : root;
  }

  private LintReport checked(String name, Located root, boolean file, Findings out) {
    List<Container> containers = Container.of(root);
    ShapeRules.check(root, containers, out);
    TextRules.check(root, containers, out);
    ContainerRules.check(root, containers, out);
    Sizes.check(root, containers, out);
    ReferenceRules.Found found = ReferenceRules.check(containers, out);
    List<FileRules.File> files = FileRules.check(root, containers, out);
    List<Unknown> unknowns =
        account == null
            ? notLookedUp(containers, found, files)
            : lookedUp(account, containers, found, files, out);
    return new LintReport(name, file, out.sorted(), unknowns);
  }

  private static List<Unknown> lookedUp(
      Account account,
      List<Container> containers,
      ReferenceRules.Found found,
      List<FileRules.File> files,
      Findings out) {
    Lookup lookup =
        new Lookup(account.secrets(), account.logs(), account.region(), account.id(), out);
    found.secrets().forEach(lookup::secret);
    found.named().forEach(lookup::named);
    containers.forEach(lookup::logGroup);
    List<Unknown> unknowns = new ArrayList<>(lookup.unknowns());
    unknowns.addAll(new ParameterLookup(account, out).check(found.parameters()));
    unknowns.addAll(new FileLookup(account, out).check(files));
    return unknowns;
  }

  private static List<Unknown> notLookedUp(
      List<Container> containers, ReferenceRules.Found found, List<FileRules.File> files) {
    Set<String> what = new LinkedHashSet<>();
    found.secrets().forEach(s -> what.add("secret " + s.reference().secretArn()));
    found.named().forEach(n -> what.add("secret " + n.name()));
    found.parameters().forEach(p -> what.add("parameter " + p.name()));
    files.forEach(f -> what.add("environment file " + f.name()));
    containers.stream()
        .map(Lookup::logGroupOf)
        .filter(group -> !group.isEmpty())
        .forEach(group -> what.add("log group " + group));
    return what.stream().map(w -> new Unknown(w, "Not checked: offline.", null)).toList();
  }
}
