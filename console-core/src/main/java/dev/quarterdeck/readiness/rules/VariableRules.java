package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Variable;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.plaintext.ValueShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the variables of running revisions say. */
final class VariableRules {
  private static final Set<String> ON = Set.of("1", "true", "on", "yes", "enabled");
  private static final Set<String> OFF = Set.of("0", "false", "off", "no", "disabled", "none");
  private static final Pattern DEBUG = Pattern.compile("(?:[A-Z0-9]+_){0,9}DEBUG");
  private static final Set<String> ENVIRONMENT =
      Set.of("APP_ENV", "ENVIRONMENT", "NODE_ENV", "FLASK_ENV", "RAILS_ENV", "ENV");
  private static final Set<String> NOT_PRODUCTION =
      Set.of("dev", "development", "local", "test", "testing", "debug");
  private static final Set<String> PRODUCTION = Set.of("prod", "production", "live");

  private VariableRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("debug-off", VariableRules::debug);
    rules.put("aws-creds-not-in-env", VariableRules::awsKeys);
    rules.put("redis-url-tls", VariableRules::redis);
    rules.put("required-env-present", VariableRules::required);
    rules.put("no-placeholders", VariableRules::placeholders);
    rules.put("single-retry-worker", VariableRules::singletons);
    rules.put(
        "cors-not-wildcard",
        in -> noStar(in, Pattern.compile("(?:.*_)?(?:ALLOWED|CORS)_ORIGINS?")));
    rules.put("allowed-hosts", in -> noStar(in, Pattern.compile("(?:.*_)?ALLOWED_HOSTS?")));
  }

  private static Finding debug(Readings in) {
    return DefinitionRules.definitions(
        in,
        (checks, d) -> {
          boolean named = false;
          for (ContainerFacts c : d.containers()) {
            for (Variable v : c.variables()) {
              named |= looksAt(checks, d.ref() + " " + c.name(), v);
            }
          }
          if (!named) {
            checks.unknown(
                d.ref(), "environment", null, "no variable such as APP_ENV names the environment");
          }
        });
  }

  /** Whether it names the environment. */
  private static boolean looksAt(Checks checks, String ref, Variable v) {
    String name = v.name().toUpperCase(Locale.ROOT);
    String value = v.shape().shown();
    String text = value == null ? "" : value.toLowerCase(Locale.ROOT);
    if (DEBUG.matcher(name).matches()) {
      if (ON.contains(text)) {
        checks.fail(ref, v.name(), value, v.name() + " is on");
      } else if (v.shape().blank() || OFF.contains(text)) {
        checks.pass(ref, v.name(), value, v.name() + " is not on");
      } else {
        checks.warn(
            ref,
            v.name(),
            value,
            v.name() + " is neither on nor off: what it turns on is the framework's to say");
      }
      return false;
    }
    if (!ENVIRONMENT.contains(name)) {
      return false;
    }
    if (NOT_PRODUCTION.contains(text)) {
      checks.fail(ref, v.name(), value, v.name() + " names " + value);
    } else if (PRODUCTION.contains(text)) {
      checks.pass(ref, v.name(), value, v.name() + " names production");
    } else {
      checks.warn(ref, v.name(), value, v.name() + " names neither production nor development");
    }
    return true;
  }

  private static Finding awsKeys(Readings in) {
    Set<String> keys =
        Set.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "ECS_ENGINE_AUTH_DATA");
    return DefinitionRules.definitions(
        in,
        (checks, d) -> {
          for (ContainerFacts c : d.containers()) {
            c.variables().stream()
                .filter(v -> keys.contains(v.name()) && !v.shape().blank())
                .forEach(
                    v ->
                        checks.fail(
                            d.ref() + " " + c.name(),
                            v.name(),
                            null,
                            v.name() + " stands in the environment"));
            c.secrets().stream()
                .filter(s -> keys.contains(s.name()))
                .forEach(
                    s ->
                        checks.warn(
                            d.ref() + " " + c.name(),
                            s.name(),
                            s.valueFrom(),
                            s.name() + " is injected: a static key where a role would do"));
          }
          checks.that(
              d.taskRole() != null,
              d.ref(),
              "taskRoleArn",
              d.taskRole(),
              d.taskRole() == null ? "has no task role" : "has a task role");
        });
  }

  private static Finding redis(Readings in) {
    Checks checks = new Checks(DefinitionRules.DEFINITIONS, in.now());
    checks.each(
        in.ecs().definitions(),
        TaskDefinitionFacts::ref,
        d ->
            d.containers()
                .forEach(
                    c -> {
                      String ref = d.ref() + " " + c.name();
                      c.secrets().stream()
                          .filter(s -> s.name().contains("REDIS_URL"))
                          .forEach(
                              s ->
                                  InjectedRules.reference(
                                      checks, in, d, ref, s, "; its scheme is not looked at"));
                      c.variables().stream()
                          .filter(v -> v.name().contains("REDIS_URL") && !v.shape().blank())
                          .forEach(
                              v ->
                                  checks.that(
                                      "rediss".equals(v.shape().scheme())
                                          && v.shape().suspicion() == null,
                                      ref,
                                      v.name(),
                                      v.shape().scheme() == null
                                          ? null
                                          : v.shape().scheme() + "://…",
                                      v.shape().suspicion() != null
                                          ? v.name() + " carries a password in plain text"
                                          : v.shape().scheme() == null
                                              ? v.name() + " is no address"
                                              : v.name() + " uses " + v.shape().scheme() + "://"));
                    }));
    return checks.done("No variable REDIS_URL was found; leave the item out with without: cache.");
  }

  private static Finding required(Readings in) {
    return DefinitionRules.definitions(
        in,
        (checks, d) -> {
          Set<String> names = new HashSet<>();
          for (ContainerFacts c : d.containers()) {
            c.variables().forEach(v -> names.add(v.name()));
            c.secrets().forEach(s -> names.add(s.name()));
            for (Variable v : c.variables()) {
              String region = v.shape().shown();
              if (v.name().equals("AWS_REGION") && region != null) {
                checks.that(
                    region.equals(in.region()),
                    d.ref(),
                    "AWS_REGION",
                    region,
                    "AWS_REGION names " + region + "; the service runs in " + in.region());
              }
              if (v.name().equals("SECRETS_PROVIDER") && "aws_sm".equals(region)) {
                List.of("AWS_SM_SIGNING_SECRET_ARN", "AUTH_KEY_STORAGE_PROVIDER")
                    .forEach(n -> present(checks, d, names(d), n));
              }
            }
          }
          in.settings().requiredVariables().forEach(n -> present(checks, d, names, n));
          if (in.settings().requiredVariables().isEmpty()) {
            checks.unknown(
                d.ref(),
                "settings.requiredVariables",
                null,
                "readiness.yaml names no required variables");
          }
        });
  }

  private static Set<String> names(TaskDefinitionFacts d) {
    Set<String> names = new HashSet<>();
    for (ContainerFacts c : d.containers()) {
      c.variables().forEach(v -> names.add(v.name()));
      c.secrets().forEach(s -> names.add(s.name()));
    }
    return names;
  }

  private static void present(
      Checks checks, TaskDefinitionFacts d, Set<String> names, String name) {
    boolean there = names.contains(name);
    checks.that(there, d.ref(), name, null, there ? name + " is set" : name + " is not set");
  }

  private static Finding placeholders(Readings in) {
    return DefinitionRules.definitions(
        in,
        (checks, d) -> {
          int before = checks.done().evidence().size();
          placeholder(checks, d.ref(), "executionRoleArn", d.executionRole());
          placeholder(checks, d.ref(), "taskRoleArn", d.taskRole());
          for (ContainerFacts c : d.containers()) {
            String ref = d.ref() + " " + c.name();
            placeholder(checks, ref, "image", c.image());
            c.secrets().forEach(s -> placeholder(checks, ref, s.name(), s.valueFrom()));
            for (Variable v : c.variables()) {
              ValueShape shape = v.shape();
              if (shape.placeholder() != null) {
                checks.fail(
                    ref,
                    v.name(),
                    shape.placeholder(),
                    v.name() + " holds the placeholder " + shape.placeholder());
              }
            }
          }
          if (checks.done().evidence().size() == before) {
            checks.pass(d.ref(), "", null, "holds no placeholder");
          }
        });
  }

  private static void placeholder(
      Checks checks, String ref, String field, @org.jspecify.annotations.Nullable String text) {
    if (text != null) {
      ValueShape.placeholders(text)
          .forEach(p -> checks.fail(ref, field, p, field + " holds the placeholder " + p));
    }
  }

  private static Finding singletons(Readings in) {
    Checks checks = new Checks(DefinitionRules.DEFINITIONS, in.now());
    for (String name : in.settings().singletonVariables()) {
      List<String> on = new ArrayList<>();
      checks.each(
          in.ecs().services(),
          ServiceFacts::ref,
          s ->
              in.ecs().definition(s).containers().stream()
                  .flatMap(c -> c.variables().stream())
                  .filter(v -> v.name().equals(name))
                  .forEach(
                      v -> {
                        String value = v.shape().shown();
                        boolean isOn = value != null && ON.contains(value.toLowerCase(Locale.ROOT));
                        if (isOn) {
                          on.add(s.ref());
                        }
                        checks.that(
                            !isOn || s.desired() <= 1,
                            s.ref(),
                            name,
                            value,
                            isOn
                                ? name + " is on where " + s.desired() + " tasks are desired"
                                : name + " is off");
                      }));
      if (on.isEmpty() && !checks.isEmpty() && in.ecs().definitions().isComplete()) {
        checks.warn("the scope", name, "off", name + " is on in no service: nobody does that work");
      }
      if (on.size() > 1) {
        checks.fail(String.join(", ", on), name, "on", name + " is on in more than one service");
      }
    }
    return checks.done(
        "None of the variables under settings.singletonVariables was found; name yours there, or"
            + " declare the item not applicable.");
  }

  private static Finding noStar(Readings in, Pattern names) {
    Checks checks = new Checks(DefinitionRules.DEFINITIONS, in.now());
    checks.each(
        in.ecs().definitions(),
        TaskDefinitionFacts::ref,
        d ->
            d.containers()
                .forEach(
                    c ->
                        c.variables().stream()
                            .filter(v -> names.matcher(v.name().toUpperCase(Locale.ROOT)).matches())
                            .forEach(
                                v -> {
                                  String value = v.shape().shown();
                                  boolean star = v.shape().star();
                                  checks.that(
                                      !star,
                                      d.ref() + " " + c.name(),
                                      v.name(),
                                      value,
                                      v.name() + (star ? " holds a star" : " names its values"));
                                })));
    return checks.done("No such variable was found in a running revision.");
  }
}
