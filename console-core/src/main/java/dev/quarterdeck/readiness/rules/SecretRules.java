package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.ParameterReadings.Found;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.SecretReadings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Reference;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.plaintext.PlaintextDetector;
import dev.quarterdeck.secrets.Freshness;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.ValueFrom;
import dev.quarterdeck.services.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The secrets that running revisions refer to. */
final class SecretRules {
  private static final String DESCRIBE = "secretsmanager:DescribeSecret";
  private static final String NONE = "No running revision refers to a secret.";
  private static final long UNUSED_DAYS = 90;

  private SecretRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("secret-refs-resolve", SecretRules::resolve);
    rules.put("secrets-per-environment", SecretRules::shared);
    rules.put("secret-rotation", SecretRules::rotation);
    rules.put("sm-rotation-succeeds", SecretRules::rotationSucceeds);
    rules.put("sm-unused", SecretRules::unused);
    rules.put("sm-stale-in-tasks", SecretRules::stale);
    rules.put("sm-resource-policy", SecretRules::policy);
    rules.put("sm-cmk", SecretRules::key);
  }

  private static Finding each(Readings in, String source, BiConsumer<Checks, SecretSummary> look) {
    Checks checks = new Checks(source, in.now());
    return checks
        .each(in.secrets().existing(), SecretSummary::name, s -> look.accept(checks, s))
        .done(NONE);
  }

  private static Finding resolve(Readings in) {
    Checks checks = new Checks(DESCRIBE, in.now());
    Map<String, SecretReadings.Referenced> known = new HashMap<>();
    Listing<SecretReadings.Referenced> referenced = in.secrets().referenced();
    referenced.items().forEach(r -> known.put(r.arn(), r));
    checks.missing(referenced.unknowns());
    for (TaskDefinitionFacts d : in.ecs().definitions().items()) {
      for (ContainerFacts c : d.containers()) {
        Stream.concat(c.secrets().stream(), c.agentSecrets().stream())
            .forEach(r -> reference(checks, in, d, d.ref() + " " + c.name(), r, known));
      }
    }
    return checks.doneOrPass(in.ecs().definitions(), "every running revision", NONE);
  }

  private static void reference(
      Checks checks,
      Readings in,
      TaskDefinitionFacts d,
      String ref,
      Reference r,
      Map<String, SecretReadings.Referenced> known) {
    switch (ValueFrom.parse(r.valueFrom())) {
      case ValueFrom.Parsed.Malformed(String why) ->
          checks.fail(ref, r.name(), r.valueFrom(), r.name() + ": " + why);
      case ValueFrom.Parsed.Parameter(String name) -> {
        if (r.name().equals(SecretReadings.REGISTRY)) {
          checks.unknown(
              ref,
              r.name(),
              name,
              "the registry's secret is named without its ARN, and not looked up");
        } else {
          parameter(checks, in.parameters().of(d, r), ref, r);
        }
      }
      case ValueFrom.Parsed.Secret(ValueFrom v) -> {
        SecretReadings.Referenced found = known.get(v.secretArn());
        if (found == null) {
          return; // told among what is missing
        }
        Optional<SecretSummary> secret = found.secret();
        if (secret.isEmpty()) {
          checks.fail(
              ref, r.name(), v.secretArn(), r.name() + " refers to a secret that is not there");
        } else if (secret.get().deletedAt() != null) {
          checks.fail(
              ref, r.name(), secret.get().name(), r.name() + " refers to a secret being deleted");
        } else {
          checks.pass(
              ref,
              r.name(),
              secret.get().name(),
              r.name()
                  + " refers to a secret that exists"
                  + (v.key() == null ? "" : "; its key is not looked up"));
        }
      }
    }
  }

  /** A String may be meant as one, unless it is named as a secret. */
  private static void parameter(Checks checks, Found found, String ref, Reference r) {
    switch (found) {
      case Found.There there -> {
        boolean plain = !there.secure();
        checks.add(
            !plain ? Status.PASS : PlaintextDetector.names(r.name()) ? Status.FAIL : Status.WARN,
            ref,
            r.name(),
            r.valueFrom(),
            r.name()
                + " refers to a parameter that exists"
                + (plain ? ", of type " + there.type() + ": it is stored unencrypted" : ""));
      }
      case Found.Nowhere nowhere ->
          checks.fail(
              ref, r.name(), r.valueFrom(), r.name() + " refers to a parameter that is not there");
      case Found.Unread unread -> checks.missing(List.of(unread.why()));
    }
  }

  private static Finding shared(Readings in) {
    Listing<ServiceFacts> others = in.ecs().otherServices();
    Listing<TaskDefinitionFacts> foreign = in.ecs().definitions(others);
    Map<String, String> users = new HashMap<>();
    foreign
        .items()
        .forEach(d -> SecretReadings.arns(d).forEach(arn -> users.putIfAbsent(arn, d.ref())));
    Checks checks = new Checks(DefinitionRules.DEFINITIONS, in.now());
    if (others.items().isEmpty() && others.isComplete()) {
      return checks
          .unknown(
              "the scope",
              "",
              null,
              "No service outside the scope was found: name this environment's clusters with"
                  + " --cluster or scope.clusters to compare it with the others.")
          .done();
    }
    checks.missing(foreign.unknowns());
    return checks
        .each(
            in.secrets().referenced(),
            SecretReadings.Referenced::name,
            s -> {
              String user = users.get(s.arn());
              checks.that(
                  user == null,
                  s.name(),
                  "valueFrom",
                  user,
                  user == null
                      ? "is used by this environment only"
                      : "is used by " + user + " of another environment as well");
            })
        .done(NONE);
  }

  private static Finding rotation(Readings in) {
    return each(
        in,
        DESCRIBE,
        (checks, s) -> {
          if (s.rotation().enabled()) {
            Instant next = s.rotation().nextDate();
            if (next == null) {
              checks.unknown(
                  s.name(),
                  "NextRotationDate",
                  null,
                  "rotates, and nobody tells when it will next");
              return;
            }
            checks.that(
                !s.rotation().overdue(in.now()),
                s.name(),
                "NextRotationDate",
                next,
                s.rotation().overdue(in.now())
                    ? "its rotation was due on " + day(next)
                    : "rotates; next on " + day(next));
            return;
          }
          Optional<Instant> since = in.secrets().currentSince(s);
          if (since.isEmpty()) {
            checks.fail(s.name(), "AWSCURRENT", null, "has no current version");
            return;
          }
          long days = Duration.between(since.get(), in.now()).toDays();
          int limit = in.settings().secretMaxAgeDays();
          checks.add(
              days > limit ? Status.FAIL : Status.WARN,
              s.name(),
              "RotationEnabled, AWSCURRENT.CreatedDate",
              "false, " + since.get(),
              "does not rotate by itself; its value is "
                  + days
                  + " days old, "
                  + limit
                  + " are allowed");
        });
  }

  private static String day(@org.jspecify.annotations.Nullable Instant at) {
    return at == null ? "no date" : at.toString().substring(0, 10);
  }

  private static Finding rotationSucceeds(Readings in) {
    return each(
        in,
        DESCRIBE,
        (checks, s) -> {
          String pending = s.versionOf("AWSPENDING");
          boolean stuck = pending != null && !pending.equals(s.currentVersion());
          boolean late = s.rotation().overdue(in.now());
          checks.that(
              !stuck && !late,
              s.name(),
              "NextRotationDate, VersionIdsToStages",
              day(s.rotation().nextDate()),
              late
                  ? "its rotation was due on " + day(s.rotation().nextDate())
                  : stuck
                      ? "a version waits as AWSPENDING: a rotation did not end"
                      : s.rotation().enabled() ? "rotates on time" : "no rotation is under way");
        });
  }

  private static Finding unused(Readings in) {
    return each(
        in,
        DESCRIBE,
        (checks, s) -> {
          Instant last = s.lastAccessed() == null ? s.createdAt() : s.lastAccessed();
          boolean used =
              last != null && last.isAfter(in.now().minus(Duration.ofDays(UNUSED_DAYS + 1)));
          checks.that(
              used,
              s.name(),
              "LastAccessedDate",
              s.lastAccessed(),
              s.lastAccessed() == null
                  ? "was made on " + day(s.createdAt()) + " and never read"
                  : "was last read on " + day(s.lastAccessed()));
        });
  }

  private static Finding stale(Readings in) {
    Checks checks = new Checks("ecs:DescribeTasks, secretsmanager:ListSecretVersionIds", in.now());
    Map<String, SecretSummary> secrets = new HashMap<>();
    Listing<SecretSummary> existing = in.secrets().existing();
    existing.items().forEach(s -> secrets.put(s.arn(), s));
    checks.missing(existing.unknowns());
    return checks
        .each(
            in.secrets().held(),
            h -> "task " + h.task().id(),
            h -> {
              SecretSummary secret = secrets.get(h.secretArn());
              if (secret != null) {
                fresh(checks, h.task(), secret, h.freshness());
              }
            })
        .doneOrPass(
            in.ecs().runningTasks(), "every running task", "No running task was given a secret.");
  }

  private static void fresh(Checks checks, Task t, SecretSummary secret, Freshness f) {
    String ref = t.cluster() + "/" + t.service() + " " + t.id();
    switch (f) {
      case FRESH ->
          checks.pass(
              ref, "startedAt", t.startedAt(), "holds the current values of " + secret.name());
      case STALE ->
          checks.fail(ref, "startedAt", t.startedAt(), "holds an old value of " + secret.name());
      case POSSIBLY_STALE ->
          checks.warn(ref, "startedAt", t.startedAt(), "may hold an old value of " + secret.name());
      case UNKNOWN ->
          checks.unknown(
              ref,
              "startedAt",
              t.startedAt(),
              "nobody can tell which value of " + secret.name() + " it holds");
    }
  }

  private static Finding policy(Readings in) {
    return each(
        in,
        "secretsmanager:GetResourcePolicy",
        (checks, s) -> {
          Optional<String> policy = in.secrets().policy(s.arn());
          if (policy.isEmpty()) {
            checks.pass(s.name(), "ResourcePolicy", null, "has no resource policy");
            return;
          }
          String account = s.arn().split(":", -1)[4];
          List<String> strangers = PolicyDocument.parse(policy.get()).orThrow().strangers(account);
          checks.that(
              strangers.isEmpty(),
              s.name(),
              "ResourcePolicy.Principal",
              String.join(", ", strangers),
              strangers.isEmpty()
                  ? "its policy allows this account only"
                  : "its policy allows " + String.join(", ", strangers));
        });
  }

  private static Finding key(Readings in) {
    return each(
        in,
        DESCRIBE,
        (checks, s) -> {
          String key = s.kmsKeyId();
          boolean own = key != null && !key.endsWith("alias/aws/secretsmanager");
          checks.add(
              own ? Status.PASS : Status.WARN,
              s.name(),
              "KmsKeyId",
              key,
              own
                  ? "is encrypted with a key of your own"
                  : "is encrypted with the AWS-managed key");
        });
  }
}
