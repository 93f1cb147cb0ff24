package dev.quarterdeck.readiness.lint;

import static dev.quarterdeck.readiness.lint.LintRule.KEY_MISSING;
import static dev.quarterdeck.readiness.lint.LintRule.LOG_GROUP_MISSING;
import static dev.quarterdeck.readiness.lint.LintRule.OTHER_ACCOUNT;
import static dev.quarterdeck.readiness.lint.LintRule.OTHER_REGION;
import static dev.quarterdeck.readiness.lint.LintRule.SECRET_DELETED;
import static dev.quarterdeck.readiness.lint.LintRule.SECRET_MISSING;
import static dev.quarterdeck.readiness.lint.LintRule.VALUE_NOT_STRING;
import static dev.quarterdeck.readiness.lint.LintRule.VERSION_MISSING;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.LogGroup;
import dev.quarterdeck.logs.Logs;
import dev.quarterdeck.readiness.lint.Findings.Spot;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.ValueFrom;
import dev.quarterdeck.secrets.VersionRef;
import dev.quarterdeck.services.taskdef.Located;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Follows references into the account: secrets, labels, keys, log groups. Values are measured. */
final class Lookup {
  private final SecretStore store;
  private final Logs logs;
  private final String region;
  private final String account;
  private final Findings out;
  private final Map<String, Unknown> unknowns = new LinkedHashMap<>();
  private final Map<String, Outcome<SecretSummary>> secrets = new HashMap<>();
  private final Map<String, Outcome<Value>> values = new HashMap<>();

  /** What a version's value has; {@code notJson} null for a JSON object. */
  private record Value(Map<String, ValueType> keys, @Nullable String notJson) {}

  Lookup(SecretStore store, Logs logs, String region, String account, Findings out) {
    this.store = store;
    this.logs = logs;
    this.region = region;
    this.account = account;
    this.out = out;
  }

  List<Unknown> unknowns() {
    return List.copyOf(unknowns.values());
  }

  void secret(ReferenceRules.Secret s) {
    ValueFrom reference = s.reference();
    Spot spot = s.spot();
    if (!s.account().equals(account)) {
      out.add(
          OTHER_ACCOUNT,
          spot,
          spot.variable() + " refers to account " + s.account() + "; this one is " + account + ".",
          "Correct the ARN; across accounts the secret's policy and a customer key must let the"
              + " role in.");
      unknown(reference.secretArn(), "It is in another account.");
      return;
    }
    if (!reference.region().equals(region)) {
      out.add(
          OTHER_REGION,
          spot,
          spot.variable() + " refers to region " + reference.region() + "; this is " + region + ".",
          "Refer to the secret, or to a replica, of the region that the task runs in.");
      unknown(reference.secretArn(), "It is in another region.");
      return;
    }
    switch (secrets.computeIfAbsent(reference.secretArn(), store::describe)) {
      case Outcome.Done<SecretSummary>(SecretSummary found) -> existing(found, reference, spot);
      case Outcome.Failed<SecretSummary>(Problem p) -> {
        if (p instanceof Problem.NotFound) {
          missing(reference, spot);
        } else {
          unknowns.putIfAbsent(reference.secretArn(), Unknown.of("secret " + name(reference), p));
        }
      }
    }
  }

  /** A private registry's: ECS looks for the name in the account and region of the task. */
  void named(ReferenceRules.Named n) {
    switch (secrets.computeIfAbsent(n.name(), store::describe)) {
      case Outcome.Done<SecretSummary>(SecretSummary found) -> {
        if (found.deletedAt() != null) {
          deleted(found, n.spot());
        }
      }
      case Outcome.Failed<SecretSummary>(Problem p) -> {
        if (p instanceof Problem.NotFound) {
          out.add(
              SECRET_MISSING,
              n.spot(),
              "There is no secret " + n.name() + " in this account and region.",
              "Correct the name, or create the secret: qd secrets create NAME");
        } else {
          unknowns.putIfAbsent(n.name(), Unknown.of("secret " + n.name(), p));
        }
      }
    }
  }

  private void deleted(SecretSummary secret, Spot spot) {
    out.add(
        SECRET_DELETED,
        spot,
        "Secret " + secret.name() + " is scheduled for deletion; no task can read it.",
        "Bring it back: qd secrets restore " + secret.name());
  }

  /** One that was deleted and made again has another suffix: the name leads to it. */
  private void missing(ValueFrom reference, Spot spot) {
    String gone = "There is no secret " + name(reference) + " in this account and region";
    if (store.describe(reference.secretName())
            instanceof Outcome.Done<SecretSummary>(SecretSummary other)
        && !other.arn().equals(reference.secretArn())) {
      out.add(
          SECRET_MISSING,
          spot,
          gone + "; " + other.name() + " has another suffix now.",
          "Refer to " + other.arn() + ".");
    } else {
      out.add(
          SECRET_MISSING,
          spot,
          gone + ".",
          "Correct the ARN, or create the secret: qd secrets create NAME");
    }
  }

  private void unknown(String arn, String why) {
    unknowns.putIfAbsent(arn, new Unknown("secret " + arn, why, null));
  }

  private static String name(ValueFrom reference) {
    return reference.secretArn().substring(reference.secretArn().lastIndexOf(':') + 1);
  }

  private void existing(SecretSummary secret, ValueFrom reference, Spot spot) {
    if (secret.deletedAt() != null) {
      deleted(secret, spot);
      return;
    }
    String stage = reference.followedStage();
    if (stage != null && secret.versionOf(stage) == null) {
      out.add(
          VERSION_MISSING,
          spot,
          "Secret " + secret.name() + " has no version with the label " + stage + ".",
          "See qd secrets versions " + secret.name() + ".");
      return;
    }
    VersionRef version =
        stage == null
            ? new VersionRef.Id(Objects.requireNonNull(reference.versionId()))
            : new VersionRef.Stage(stage);
    String key = secret.arn() + " " + version;
    switch (values.computeIfAbsent(key, k -> value(secret, version))) {
      case Outcome.Done<Value>(Value value) -> keyed(secret, value, reference, spot);
      case Outcome.Failed<Value>(Problem p) -> {
        if (p instanceof Problem.NotFound) {
          out.add(
              VERSION_MISSING,
              spot,
              "Secret " + secret.name() + " has no such version with a value.",
              "See qd secrets versions " + secret.name() + ".");
        } else {
          unknowns.putIfAbsent(key, Unknown.of("keys of secret " + secret.name(), p));
        }
      }
    }
  }

  private Outcome<Value> value(SecretSummary secret, VersionRef version) {
    return store
        .read(secret.arn(), version)
        .map(
            read -> {
              try (SecretContent content = read) {
                if (content.binary()) {
                  return new Value(Map.of(), "binary");
                }
                SecretDocument document = SecretDocument.parse(content.value());
                Map<String, ValueType> keys = new HashMap<>();
                document.members().forEach(m -> keys.put(m.key(), m.type()));
                return new Value(keys, document.whyNot().orElse(null));
              }
            });
  }

  private void keyed(SecretSummary secret, Value value, ValueFrom reference, Spot spot) {
    String key = reference.key();
    String notJson = value.notJson();
    if ("binary".equals(notJson) || (key != null && notJson != null)) {
      out.add(
          KEY_MISSING,
          spot,
          "binary".equals(notJson)
              ? "Secret " + secret.name() + " is binary, which ECS cannot inject."
              : "Secret " + secret.name() + " is " + notJson + ", so it has no key " + key + ".",
          "Store a JSON object of strings in it.");
    } else if (key != null && !value.keys().containsKey(key)) {
      out.add(
          KEY_MISSING,
          spot,
          "Secret " + secret.name() + " has no key " + key + ".",
          "Correct the reference, or add the key: qd secrets set " + secret.name() + " " + key);
    } else if (key != null && value.keys().get(key) != ValueType.STRING) {
      out.add(
          VALUE_NOT_STRING,
          spot,
          "Key " + key + " is no JSON string: ECS injects it in another spelling.",
          "Store it as a string: qd secrets set " + secret.name() + " " + key);
    }
  }

  /** The group that awslogs needs to be there; empty where it needs none. */
  static String logGroupOf(Container c) {
    Located options = c.log().get("options");
    return c.logsTo("awslogs") && !options.get("awslogs-create-group").text("").equals("true")
        ? options.get("awslogs-group").text("")
        : "";
  }

  void logGroup(Container c) {
    Located options = c.log().get("options");
    String group = logGroupOf(c);
    String where = options.get("awslogs-region").text("");
    if (group.isEmpty() || where.isEmpty()) {
      return;
    }
    if (!where.equals(region)) {
      unknowns.putIfAbsent(
          "group " + group,
          new Unknown("log group " + group, "It is in another region: " + where + ".", null));
      return;
    }
    switch (logs.groups(group)) {
      case Outcome.Done<Listing<LogGroup>>(Listing<LogGroup> found) -> {
        if (found.items().stream().anyMatch(g -> g.name().equals(group))) {
          return;
        }
        if (!found.isComplete()) {
          found.unknowns().forEach(u -> unknowns.putIfAbsent(u.what(), u));
          return;
        }
        out.add(
            LOG_GROUP_MISSING,
            c.spot("awslogs-group", options.get("awslogs-group")),
            "There is no log group " + group + ", and the driver is not told to make it.",
            "Create it with a retention, or set awslogs-create-group to \"true\".");
      }
      case Outcome.Failed<Listing<LogGroup>>(Problem p) ->
          unknowns.putIfAbsent("group " + group, Unknown.of("log group " + group, p));
    }
  }
}
