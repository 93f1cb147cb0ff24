package dev.quarterdeck.screen.console;

import dev.quarterdeck.health.Evidence;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.session.Elsewhere;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.Rotation;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as AWS might give them, hostile ones too. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");
  static final Duration EVERY = Duration.ofSeconds(10);
  static final Problem UNREACHABLE =
      new Problem.Unreachable("AWS is\u001b[2J out of reach.", "Check the\nnetwork.");
  static final Outcome<Identity> IDENTITY =
      Outcome.done(
          new Identity("111122223333", "arn:aws:iam::111122223333:user/ada\u202e", "AIDA"));

  private Samples() {}

  static final State.Facts FACTS = facts("us-east-1\u0007");

  static State.Facts facts(String region) {
    return new State.Facts(
        null, region, null, new Environment("sand\u001bbox", false), true, true, null);
  }

  static State start() {
    return State.start(FACTS, NOW, EVERY, new ServicesPage());
  }

  static String serviceArn(String name) {
    return "arn:aws:ecs:us-east-1:111122223333:service/prod/" + name;
  }

  static ServiceHealth service(String name, Verdict verdict) {
    List<Reason> reasons =
        verdict == Verdict.HEALTHY
            ? List.of()
            : List.of(
                new Reason(
                    "tasks",
                    Reason.Severity.WARNING,
                    "Bad\u001b]0;x\u0007 thing.",
                    NOW,
                    "do \u202ethis"));
    return new ServiceHealth(
        "prod",
        name,
        serviceArn(name),
        verdict,
        reasons,
        2,
        1,
        0,
        "arn:td/fam\u0000:3",
        Rollout.COMPLETED,
        null,
        List.of(),
        List.of(),
        Evidence.NONE,
        NOW.minusSeconds(90));
  }

  static HealthReport report(Instant asOf, String... names) {
    return new HealthReport(
        "111122223333",
        "us-east-1",
        asOf,
        Verdict.DEGRADED,
        Arrays.stream(names).map(n -> service(n, Verdict.DEGRADED)).toList(),
        List.of());
  }

  static HealthReport incomplete(Instant asOf, String... names) {
    HealthReport r = report(asOf, names);
    return new HealthReport(
        null,
        null,
        asOf,
        Verdict.UNKNOWN,
        r.services(),
        List.of(
            new Unknown("target\u001b health", "no", "elb:Describe\u0000"),
            new Unknown("b", "c", null)));
  }

  static SecretSummary summary(String name) {
    return new SecretSummary(
        "arn:secret:" + name,
        name,
        null,
        null,
        null,
        null,
        null,
        Rotation.NONE,
        Map.of("v1", List.of("AWSCURRENT")),
        Map.of(),
        null,
        null,
        null);
  }

  static Snapshot<List<InventoryEntry>> inventory(Instant asOf, String... names) {
    return new Snapshot<>(
        Arrays.stream(names)
            .map(n -> new InventoryEntry(summary(n), asOf.minusSeconds(86_400), 1L, false))
            .toList(),
        asOf,
        List.of());
  }

  static Snapshot<ServiceDetail> serviceDetail(String name) {
    Service s =
        new Service(
            serviceArn(name),
            name,
            "prod",
            "c",
            "ACTIVE",
            2,
            1,
            0,
            "arn:td/fam:3",
            "FARGATE",
            "ECS",
            List.of(),
            List.of(new ServiceEvent("1", NOW, "has\u001b[31m started")),
            List.of(),
            0,
            true,
            true,
            false,
            NOW,
            Map.of());
    return new Snapshot<>(new ServiceDetail(s, List.of(), List.of(), null), NOW, List.of());
  }

  static Snapshot<SecretDetail> secretDetail(String name) {
    return new Snapshot<>(
        new SecretDetail(
            summary(name),
            null,
            SecretDetail.Kind.JSON,
            "v1",
            List.of("AWSCURRENT"),
            List.of(
                new SecretDetail.Key("K\u001b[2J", 7, SecretDetail.ValueType.STRING, List.of())),
            List.of(new SecretVersion("v1", List.of("AWS\nCURRENT"), NOW, null)),
            List.of("Key \u202eK is odd.")),
        NOW,
        List.of());
  }

  /** Reads that are given, not asked. */
  static Reads reads() {
    return new BareReads() {
      @Override
      public State.Facts facts() {
        return FACTS;
      }

      @Override
      public Contexts contexts() {
        return new Contexts(
            List.of("acme-prod", "acme-staging"), List.of("eu-west-1", "us-east-1"));
      }

      @Override
      public Outcome<State.Facts> switchTo(@Nullable String profile, @Nullable String region) {
        return region == null ? Outcome.failed(UNREACHABLE) : Outcome.done(Samples.facts(region));
      }

      @Override
      public Outcome<Elsewhere> elsewhere(Context context) {
        return Outcome.done(new Elsewhere(FACTS, null, incomplete(NOW, "a\u001b[2J")));
      }

      @Override
      public Instant now() {
        return NOW;
      }

      @Override
      public Deadline deadline() {
        return Deadline.in(EVERY);
      }

      @Override
      public Outcome<Identity> identity() {
        return IDENTITY;
      }

      @Override
      public Outcome<HealthReport> health() {
        return Outcome.done(report(NOW, "api", "web"));
      }

      @Override
      public Outcome<Snapshot<List<InventoryEntry>>> secrets() {
        return Outcome.done(inventory(NOW, "a", "b"));
      }

      @Override
      public Outcome<Snapshot<ServiceDetail>> service(String ref) {
        return Outcome.done(serviceDetail(ref.substring(ref.indexOf('/') + 1)));
      }

      @Override
      public Outcome<Snapshot<SecretDetail>> secret(String arn) {
        throw new IllegalStateException("nobody foresaw this");
      }
    };
  }
}
