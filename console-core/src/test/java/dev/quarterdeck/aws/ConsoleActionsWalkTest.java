package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.quarterdeck.access.console.ConsolePolicy;
import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.access.policy.PolicyText;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.session.ReadOperations;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The policies of the console's users against the calls that stand in the code. */
class ConsoleActionsWalkTest {
  private static final Pattern CLIENT =
      Pattern.compile("software\\.amazon\\.awssdk\\.services\\.([a-z0-9]+)\\.[A-Za-z0-9]+Client");

  /** They hand out values; environment files are full of them. */
  private static final Set<String> VALUES =
      Set.of("secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue", "s3:GetObject");

  /** Of a profile, not of the console; the role's own policy decides. */
  private static final String ASSUME = "sts:AssumeRole";

  /** What AWS asks for beside the operation itself. */
  private static final Set<String> BESIDE =
      Set.of(
          "iam:PassRole",
          "ecs:TagResource",
          "kms:Decrypt",
          "kms:GenerateDataKey",
          "lambda:InvokeFunction");

  /** Every operation that a line of the adapters calls, as the API names it. */
  private static Set<String> called() {
    Set<String> operations = new TreeSet<>();
    new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("dev.quarterdeck.aws")
        .forEach(
            c -> {
              for (JavaMethodCall call : c.getMethodCallsFromSelf()) {
                Matcher client = CLIENT.matcher(call.getTargetOwner().getName());
                String method = call.getTarget().getName();
                boolean request =
                    call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(
                            t ->
                                t.getName().endsWith("Request")
                                    || t.getName().equals("java.util.function.Consumer"));
                if (client.matches() && request) {
                  operations.add(
                      AwsService.prefix(client.group(1))
                          + ":"
                          + Character.toUpperCase(method.charAt(0))
                          + method.substring(1));
                }
              }
            });
    return operations;
  }

  private static Set<String> actions(Set<String> operations) {
    return operations.stream()
        .map(AwsService::action)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> catalogue() {
    return Catalogue.builtIn().items().stream()
        .map(Item::reads)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  /** Of the level's own policies, without those of the levels below. */
  private static Set<String> allowed(ConsolePolicy.Level level) {
    return ConsolePolicy.of(level, null).stream()
        .filter(p -> p.name().startsWith("quarterdeck-" + level.id()))
        .map(p -> PolicyDocument.parse(p.document()).orThrow())
        .flatMap(d -> d.statements().stream())
        .flatMap(s -> s.actions().patterns().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aViewerMayReadWhatIsReadAndNothingElse() {
    Set<String> reads =
        called().stream().filter(ReadOperations::contains).collect(Collectors.toSet());
    Set<String> expected = new TreeSet<>(actions(reads));
    expected.addAll(catalogue());
    // Never called by itself: IAM asks for it beside GetWebACLForResource.
    expected.add("wafv2:GetWebACL");
    expected.removeAll(VALUES);
    expected.remove(ASSUME);
    assertThat(called()).hasSizeGreaterThan(90);
    assertThat(allowed(ConsolePolicy.Level.VIEWER)).isEqualTo(expected);
  }

  @Test
  void operatorsAndAdministratorsMayChangeWhatIsChangedAndNothingElse() {
    Set<String> changes = new TreeSet<>(called());
    changes.removeIf(ReadOperations::contains);
    Set<String> expected = new TreeSet<>(actions(changes));
    expected.addAll(VALUES);
    Set<String> both = allowed(ConsolePolicy.Level.OPERATOR);
    assertThat(both).doesNotContainAnyElementsOf(allowed(ConsolePolicy.Level.ADMINISTRATOR));
    both.addAll(allowed(ConsolePolicy.Level.ADMINISTRATOR));
    assertThat(both).containsAll(BESIDE);
    both.removeAll(BESIDE);
    assertThat(both).isEqualTo(expected);
  }

  @Test
  void noPolicyIsLongerThanIamTakesAndNoneHasAWildcardAction() {
    for (ConsolePolicy p : ConsolePolicy.of(ConsolePolicy.Level.ADMINISTRATOR, null)) {
      assertThat(p.size()).isLessThanOrEqualTo(PolicyText.MANAGED);
      assertThat(p.document()).doesNotContain(":*\"");
    }
    assertThat(allowed(ConsolePolicy.Level.VIEWER)).doesNotContainAnyElementsOf(VALUES);
  }
}
