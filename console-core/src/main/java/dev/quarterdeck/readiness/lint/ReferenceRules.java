package dev.quarterdeck.readiness.lint;

import static dev.quarterdeck.readiness.lint.LintRule.MALFORMED_REFERENCE;
import static dev.quarterdeck.readiness.lint.LintRule.PARTIAL_ARN;
import static dev.quarterdeck.readiness.lint.LintRule.PINNED_VERSION;

import dev.quarterdeck.readiness.lint.Findings.Spot;
import dev.quarterdeck.secrets.ValueFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the text of a reference tells by itself. */
final class ReferenceRules {
  /** What Secrets Manager adds to a name in an ARN: a hyphen and six characters. */
  private static final Pattern FULL = Pattern.compile(".*-[A-Za-z0-9]{6}");

  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(?:-[a-z]+)+-\\d");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_./-]{1,2048}");
  private static final Pattern PARAMETER_ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:ssm:([a-z]{2,4}(?:-[a-z]+)+-\\d):(\\d{12}):parameter/([A-Za-z0-9_./-]{1,2048})");

  private ReferenceRules() {}

  /** A reference that can be looked up. */
  record Secret(ValueFrom reference, String account, Spot spot) {}

  /**
   * A parameter of SSM.
   *
   * @param name as it is written, a name or an ARN
   * @param region empty for a name alone
   * @param account empty for a name alone
   * @param spellings what it may be called: an ARN tells {@code key} and {@code /key} not apart
   */
  record Parameter(String name, String region, String account, List<String> spellings, Spot spot) {}

  /** A secret with a registry's credentials, which ECS takes by its name as well. */
  record Registry(String name, Spot spot) {}

  record Found(List<Secret> secrets, List<Parameter> parameters, List<Registry> registries) {}

  static Found check(List<Container> containers, Findings out) {
    List<Secret> secrets = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>();
    List<Registry> registries = new ArrayList<>();
    for (Container c : containers) {
      for (Container.Reference r : c.references()) {
        Spot spot = c.spot(r.name(), r.at());
        switch (ValueFrom.parse(r.valueFrom())) {
          case ValueFrom.Parsed.Parameter(String name)
              when r.registry() && !name.startsWith("arn:") ->
              registries.add(new Registry(name, spot));
          case ValueFrom.Parsed.Parameter(String name) -> {
            // Secrets are referred to by ARN; only a parameter may go by its name.
            Parameter parameter = parameter(name, spot);
            if (parameter == null) {
              malformed(spot, "it is neither an ARN nor the name of a parameter", out);
            } else {
              parameters.add(parameter);
            }
          }
          case ValueFrom.Parsed.Malformed(String why) -> malformed(spot, why, out);
          case ValueFrom.Parsed.Secret(ValueFrom reference) ->
              secret(reference, spot, out, secrets);
        }
      }
    }
    return new Found(secrets, parameters, registries);
  }

  private static @Nullable Parameter parameter(String text, Spot spot) {
    if (PARAMETER.matcher(text).matches()) {
      return new Parameter(text, "", "", List.of(text), spot);
    }
    Matcher arn = PARAMETER_ARN.matcher(text);
    if (!arn.matches()) {
      return null;
    }
    String name = arn.group(3);
    return new Parameter(
        text,
        arn.group(1),
        arn.group(2),
        name.contains("/") ? List.of("/" + name) : List.of(name, "/" + name),
        spot);
  }

  private static void secret(ValueFrom reference, Spot spot, Findings out, List<Secret> into) {
    String[] parts = reference.secretArn().split(":", -1);
    if (!REGION.matcher(parts[3]).matches() || !ACCOUNT.matcher(parts[4]).matches()) {
      malformed(
          spot,
          REGION.matcher(parts[3]).matches()
              ? "its account is no number of twelve digits"
              : "its region is none",
          out);
      return;
    }
    if (!FULL.matcher(reference.secretArn()).matches()) {
      out.add(
          PARTIAL_ARN,
          spot,
          spot.variable() + " refers to a secret without the six characters that end its ARN.",
          "Use the full ARN: qd taskdef secrets NAME writes it.");
    }
    if (reference.pinned()) {
      out.add(
          PINNED_VERSION,
          spot,
          spot.variable() + " is pinned to one version: no rotation will ever reach it.",
          "Refer to a label, or leave both empty for AWSCURRENT.");
    }
    into.add(new Secret(reference, parts[4], spot));
  }

  private static void malformed(Spot spot, String why, Findings out) {
    out.add(
        MALFORMED_REFERENCE,
        spot,
        "The reference of " + spot.variable() + " cannot be followed: " + why + ".",
        "Write arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX:KEY:: with the full ARN;"
            + " qd taskdef secrets NAME writes it.");
  }
}
