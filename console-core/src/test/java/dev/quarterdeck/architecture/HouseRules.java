package dev.quarterdeck.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What no class does, wherever it lives. */
public abstract class HouseRules {
  @Test
  void onlyOutputPrints() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.quarterdeck.tui.output..")
            .and(not(startAConsole()))
            .should(ACCESS_STANDARD_STREAMS)
            .because(
                "stdout holds the answer and nothing else, and a full-screen console owns its terminal"));
  }

  @Test
  void nobodyLogsThroughTheJdk() {
    check(
        noClasses()
            .that(not(startAConsole())) // to silence the toolkit's own
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because(
                "its default handler prints to stderr, and a log line could hold a secret value"));
  }

  @Test
  void noFieldHoldsASecretAsString() {
    check(
        noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("dev.quarterdeck.sandbox..")
            .and()
            .areNotStatic()
            .and() // these open nothing but the sandbox
            .areNotDeclaredIn("dev.quarterdeck.session.Connection$Keys")
            .and()
            .haveRawType(String.class)
            .should()
            .haveNameMatching(
                "(?i).*(secretValue|secretString|plainText|password|passphrase|privateKey|secretKey"
                    + "|secretAccessKey|sessionToken|apiKey|accessToken).*")
            .because(
                "a String can be neither wiped nor kept out of a toString; kernel.SecretValue can"));
    check(
        noFields()
            .that()
            .areDeclaredIn("dev.quarterdeck.kernel.SecretValue")
            .should()
            .haveRawType(String.class)
            .orShould()
            .haveRawType(CharSequence.class)
            .because("what a SecretValue holds is wiped on close"));
  }

  @Test
  void threadsAreStartedInFewPlaces() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.quarterdeck.kernel..",
                "dev.quarterdeck.aws..",
                "dev.quarterdeck.sandbox..",
                "dev.quarterdeck.screen..",
                "dev.quarterdeck.tui.terminal..",
                "dev.quarterdeck.tui.cli..")
            .and(not(startAConsole()))
            .should(callAny(Thread.class, "<init>|of(Virtual|Platform)|startVirtualThread"))
            .orShould(callAny(Executors.class, "new.*"))
            .because(
                "features are called on whatever thread their caller chose, so that they test on one;"
                    + " views leave threads to the loop"));
  }

  @Test
  void nobodySleeps() {
    check(
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Pauser")
            .should(callAny(Thread.class, "sleep"))
            .orShould(callAny(TimeUnit.class, "sleep"))
            .because("a wait is cancelled, driven by a test's clock, or both: inject a Pauser"));
  }

  @Test
  void nothingIsLeftUnsupported() {
    check(
        noClasses()
            .should(callAny(UnsupportedOperationException.class, "<init>"))
            .because("a method that exists works"));
  }

  @Test
  void testsNeitherSleepNorSkip() {
    checkTests(
        noClasses()
            .should(callAny(Thread.class, "sleep"))
            .orShould(callAny(TimeUnit.class, "sleep"))
            .because("a sleep is either too short on a slow machine or too long on every other"));
    checkTests(
        noClasses()
            .should()
            .dependOnClassesThat(
                nameStartingWith("org.junit.jupiter.api.condition.")
                    .or(nameMatching("org\\.junit\\.jupiter\\.api\\.(Disabled|Assumptions)"))
                    .or(nameStartingWith("org.assertj.core.api.Assumptions"))
                    .forSubtype())
            .because("a test that is skipped somewhere is a test that nobody knows to be failing"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(OurClasses.MAIN);
  }

  private static void checkTests(ArchRule rule) {
    rule.allowEmptyShould(true).check(OurClasses.TEST);
  }

  private static ArchCondition<JavaClass> callAny(Class<?> type, String methods) {
    DescribedPredicate<HasName> named = nameMatching(methods);
    return callCodeUnitWhere(
            target(owner(JavaClass.Predicates.assignableTo(type))).and(target(named)).forSubtype())
        .as("call %s.%s", type.getSimpleName(), methods);
  }

  /** The class with main, and those that open a full-screen or a desktop console for it. */
  private static DescribedPredicate<JavaClass> startAConsole() {
    return DescribedPredicate.describe(
        "start a console",
        type ->
            Set.of("Qd", "FullScreenConsole", "QuarterdeckDesktop", "QuarterdeckApplication")
                .contains(type.getSimpleName()));
  }
}
