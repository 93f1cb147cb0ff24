package dev.quarterdeck.readiness;

import static dev.quarterdeck.readiness.Doctored.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Reference;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.lint.Parameters.Parameter;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets that come from SSM: encrypted is what a look at the parameter's type says. */
class DoctoredParametersTest extends DoctoredRuns {
  private static final String OWN = "arn:aws:ssm:us-east-1:111122223333:parameter/acme/key";

  private static final Map<String, String> VARIABLES =
      Map.of(
          "jwt-secret-strong", "JWT_SECRET",
          "db-creds-from-secrets-manager", "DATABASE_URL",
          "redis-url-tls", "REDIS_URL",
          "secret-refs-resolve", "JWT_SECRET");

  private static String variable(String item) {
    return Objects.requireNonNull(VARIABLES.get(item), item);
  }

  static List<String> items() {
    return List.copyOf(VARIABLES.keySet());
  }

  private Run.Result run(String item, String variable, String from, Outcome<?> parameters) {
    Changes changes =
        change()
            .containers(
                c ->
                    with(
                        with(c, "secrets", List.of(new Reference(variable, from))),
                        "variables",
                        List.of()));
    return run(
        item,
        ReadinessFile.none(),
        (name, answer) -> name.equals("Parameters.named") ? parameters : changes.of(name, answer));
  }

  private Run.Result run(String item, Outcome<?> parameters) {
    return run(item, variable(item), OWN, parameters);
  }

  private static Outcome<?> of(String type) {
    return Outcome.done(Listing.complete(List.of(new Parameter("/acme/key", type))));
  }

  @ParameterizedTest
  @MethodSource("items")
  void a_parameter_is_a_secret_s_place_only_if_it_is_encrypted(String item) {
    is(run(item, of("SecureString")), Status.PASS, "parameter");
    is(run(item, of("String")), Status.FAIL, "stored unencrypted");
    is(run(item, of("StringList")), Status.FAIL, "stored unencrypted");
    is(run(item, Outcome.done(Listing.complete(List.of()))), Status.FAIL, "that is not there");
  }

  @ParameterizedTest
  @MethodSource("items")
  void what_could_not_be_looked_up_is_not_known(String item) {
    Run.Result denied =
        run(
            item,
            Outcome.failed(new Problem.Denied("No.", "Allow it.", "ssm:DescribeParameters", null)));
    is(denied, Status.UNKNOWN, "No.");
    assertThat(denied.nextStep()).contains("ssm:DescribeParameters");
    Unknown rest = new Unknown("the rest", "AWS did not say.", null);
    is(
        run(item, Outcome.done(new Listing<Parameter>(List.of(), List.of(rest)))),
        Status.UNKNOWN,
        "AWS did not say.");
    String variable = variable(item);
    for (String far :
        List.of(
            OWN.replace("us-east-1", "eu-west-1"),
            OWN.replace("111122223333", "999988887777"),
            "/aws/reference/secretsmanager/acme")) {
      assertThat(run(item, variable, far, of("SecureString")).status()).isEqualTo(Status.UNKNOWN);
    }
  }

  @Test
  void a_setting_may_be_a_string() {
    is(
        run("secret-refs-resolve", "LOG_LEVEL", OWN, of("String")),
        Status.WARN,
        "of type String: it is stored unencrypted");
  }
}
