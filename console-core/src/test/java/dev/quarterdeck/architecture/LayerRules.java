package dev.quarterdeck.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom: tui and fx see screen, screen sees the features, the features see session and
 * audit, everybody sees the kernel; aws implements the features' ports; app puts everything
 * together.
 */
public abstract class LayerRules {
  private static final String[] FEATURES = {
    "secrets", "rotation", "services", "health", "logs", "readiness", "access", "topology"
  };
  private static final String[] FRONT_ENDS = {"tui", "fx"};

  @Test
  void sdkTypesStayInAwsAndSandbox() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.quarterdeck..")
            .and()
            .resideOutsideOfPackages(packages("aws", "sandbox"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .because(
                "an SDK upgrade must stop at the adapters, and a feature must be testable without the SDK"));
  }

  @Test
  void driversStayInTheirRecipes() {
    forbidOutside(
        "rotation.recipe.postgres",
        "org.postgresql..",
        "nobody who rotates no database loads a database's driver");
    forbidOutside(
        "rotation.recipe.redis",
        "redis.clients..",
        "nobody who rotates no Redis loads a client of it");
  }

  private static void forbidOutside(String home, String library, String reason) {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.quarterdeck..")
            .and()
            .resideOutsideOfPackage("dev.quarterdeck." + home)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library)
            .because(reason));
  }

  @Test
  void kernelKnowsNothingOfOurs() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages("kernel"))
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.quarterdeck..")
                    .and(resideOutsideOfPackage("dev.quarterdeck.kernel..")))
            .because("everything stands on it"));
  }

  @Test
  void sessionAndAuditKnowOnlyTheKernel() {
    forbid(
        names("session", "audit"),
        join(FEATURES, "aws", "sandbox", "screen", "app", "tui", "fx"),
        "every feature needs them, so they may need no feature");
  }

  @Test
  void changesKnowNoFeature() {
    forbid(
        names("change"),
        join(FEATURES, "aws", "sandbox", "screen", "app", "tui", "fx"),
        "every feature that changes anything goes through it");
  }

  @Test
  void featuresKnowNeitherAdaptersNorPresentation() {
    forbid(
        FEATURES,
        join(FRONT_ENDS, "aws", "sandbox", "screen", "app"),
        "a feature declares the ports it needs; what implements and what draws them depends on it");
  }

  @Test
  void screenKnowsNeitherAdaptersNorFrontEnds() {
    forbid(
        names("screen"),
        join(FRONT_ENDS, "aws", "sandbox", "app"),
        "what both front ends say is said once, over whatever implements the features");
  }

  @Test
  void adaptersKnowOnlyTheFeatures() {
    forbid(
        names("aws"),
        join(FRONT_ENDS, "sandbox", "screen", "app"),
        "the adapters must behave on AWS exactly as they do on the sandbox");
  }

  @Test
  void sandboxKnowsNoneOfItsUsers() {
    forbid(
        names("sandbox"),
        join(FEATURES, "aws", "session", "audit", "screen", "app", "tui", "fx"),
        "it stands in for AWS: sharing code with what it tests would let both be wrong in the same way");
  }

  @Test
  void sandboxWorldKnowsNoProtocol() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("dev.quarterdeck.sandbox.world..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "software.amazon..",
                        "dev.quarterdeck.sandbox.wire..",
                        "dev.quarterdeck.sandbox.service..")
                    // AWS's code and sentence for a refusal, whatever carries it
                    .and(not(nameMatching("dev\\.quarterdeck\\.sandbox\\.wire\\.ServiceError"))))
            .because(
                "the living account is plain Java that can be driven and tested without HTTP"));
  }

  @Test
  void frontEndsDoNotReachBehindTheFeatures() {
    forbid(
        FRONT_ENDS,
        names("aws"),
        "mains get their parts from app; both front ends then do the same on AWS and on the sandbox");
  }

  @Test
  void nobodyReachesIntoTheSandbox() {
    forbid(
        FRONT_ENDS,
        names("sandbox.wire", "sandbox.service", "sandbox.world"),
        "what its users need, a scenario and an endpoint, is at its front door");
  }

  @Test
  void frontEndsDoNotKnowEachOther() {
    forbid(names("tui"), names("fx"), "either must work and ship without the other");
    forbid(names("fx"), names("tui"), "either must work and ship without the other");
  }

  @Test
  void noCyclesBetweenTopLevelPackages() {
    check(
        slices()
            .matching("dev.quarterdeck.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a cycle means that neither part can be understood or changed alone"));
  }

  private static void forbid(String[] from, String[] to, String reason) {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages(from))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(to))
            .because(reason));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(OurClasses.MAIN);
  }

  private static String[] names(String... names) {
    return names;
  }

  private static String[] join(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static String[] packages(String... names) {
    return Arrays.stream(names)
        .map(name -> "dev.quarterdeck." + name + "..")
        .toArray(String[]::new);
  }
}
