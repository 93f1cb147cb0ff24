package dev.quarterdeck.tui.console;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.BareReads;
import dev.quarterdeck.screen.console.Context;
import dev.quarterdeck.screen.console.Contexts;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.session.Elsewhere;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.Rotation;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads that answer what a test wants, when it wants; the time stands until it is moved. */
final class ScriptedReads extends BareReads {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final String ECS = "arn:aws:ecs:eu-central-1:123456789012:";
  private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:";

  private final boolean production;
  private volatile Instant now = START;
  private volatile String region = "eu-central-1";
  private volatile @Nullable Problem problem;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  final AtomicInteger healthReads = new AtomicInteger();
  private volatile List<ServiceHealth> services =
      List.of(
          ScriptedServices.named(
              "billing",
              Verdict.DEGRADED,
              1,
              2,
              "1 of 2 tasks is running: task 4f2a cannot start, the key STRIPE_KEY is not in the"
                  + " secret prod/billing"),
          ScriptedServices.named("api", Verdict.HEALTHY, 3, 3, null),
          ScriptedServices.named("web", Verdict.HEALTHY, 2, 2, null),
          ScriptedServices.named(
              "worker", Verdict.DEPLOYING, 2, 2, "revision 18 replaces 17: 1 of 2 tasks"));
  private volatile List<String> names =
      List.of("prod/api", "prod/billing", "prod/web", "prod/worker", "shared/ed25519-keyset");

  ScriptedReads() {
    this(false);
  }

  ScriptedReads(boolean production) {
    this.production = production;
  }

  static State start(boolean production) {
    return State.start(
        new State.Facts(
            "ops",
            "eu-central-1",
            null,
            new Environment(production ? "production" : "staging", production),
            !production,
            true,
            null),
        START,
        Duration.ofSeconds(5),
        new ServicesPage());
  }

  /** From now on reads fail, or answer again where it is null. */
  void failWith(@Nullable Problem next) {
    problem = next;
  }

  /** From now on reads hang until {@link #release}. */
  void hang() {
    gate = new CountDownLatch(1);
  }

  void release() {
    gate.countDown();
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  void services(List<ServiceHealth> next) {
    services = next;
  }

  void names(List<String> next) {
    names = next;
  }

  private <T> Outcome<T> answer(T value) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Problem p = problem;
    return p == null ? Outcome.done(value) : Outcome.failed(p);
  }

  @Override
  public State.Facts facts() {
    State.Facts from = start(production).facts();
    return new State.Facts(
        from.profile(),
        region,
        from.endpoint(),
        from.environment(),
        from.sandbox(),
        from.readOnly(),
        null);
  }

  @Override
  public Contexts contexts() {
    return new Contexts(
        List.of("default", "production"),
        List.of("eu-central-1", "us-east-1"),
        Map.of(
            "production",
            new Contexts.About(
                new Environment("production", true), true, "eu-central-1", "123456789012")));
  }

  /** One context hangs with the other reads, another has expired. */
  @Override
  public Outcome<Elsewhere> elsewhere(Context context) {
    if ("expired".equals(context.profile())) {
      return Outcome.failed(
          new Problem.Credentials("The credentials have expired.", "Run: aws sso login"));
    }
    HealthReport report =
        new HealthReport("123456789012", region, now, Verdict.DEGRADED, services, List.of());
    Outcome<HealthReport> health =
        "hangs".equals(context.profile()) ? answer(report) : Outcome.done(report);
    return health.map(h -> new Elsewhere(facts(), null, h));
  }

  @Override
  public Outcome<State.Facts> switchTo(@Nullable String profile, @Nullable String next) {
    if (next != null) {
      region = next;
    }
    return Outcome.done(facts());
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  @Override
  public Outcome<Identity> identity() {
    return answer(new Identity("123456789012", "arn:aws:iam::123456789012:user/ada", "AIDA0000"));
  }

  @Override
  public Outcome<HealthReport> health() {
    healthReads.incrementAndGet();
    Verdict worst =
        services.stream().map(ServiceHealth::verdict).reduce(Verdict.HEALTHY, Verdict::worst);
    return answer(
        new HealthReport("123456789012", "eu-central-1", now, worst, services, List.of()));
  }

  @Override
  public Outcome<Snapshot<List<InventoryEntry>>> secrets() {
    List<InventoryEntry> entries = names.stream().map(this::entry).toList();
    return answer(new Snapshot<>(entries, now, List.of()));
  }

  private InventoryEntry entry(String name) {
    long days = name.length() * 11L;
    return new InventoryEntry(summary(name), now.minus(Duration.ofDays(days)), days, days > 120);
  }

  private SecretSummary summary(String name) {
    return new SecretSummary(
        SECRET + name + "-AbCdEf",
        name,
        null,
        now.minus(Duration.ofDays(400)),
        null,
        now.minus(Duration.ofDays(1)),
        null,
        Rotation.NONE,
        Map.of("v2", List.of("AWSCURRENT"), "v1", List.of("AWSPREVIOUS")),
        Map.of(),
        null,
        null,
        null);
  }

  @Override
  public Outcome<Snapshot<ServiceDetail>> service(String ref) {
    String name = ref.substring(ref.indexOf('/') + 1);
    Service service =
        new Service(
            ECS + "service/prod/" + name,
            name,
            "prod",
            ECS + "cluster/prod",
            "ACTIVE",
            2,
            1,
            1,
            ECS + "task-definition/" + name + ":17",
            "FARGATE",
            "ECS",
            List.of(
                new Deployment(
                    "ecs-svc/1",
                    "PRIMARY",
                    ECS + "task-definition/" + name + ":17",
                    2,
                    1,
                    1,
                    4,
                    Rollout.IN_PROGRESS,
                    null,
                    now,
                    now)),
            List.of(
                new ServiceEvent(
                    "e1",
                    now.minusSeconds(30),
                    "(service "
                        + name
                        + ") was unable to place a task because no container instance met all of"
                        + " its requirements; the closest matching container instance lacks"
                        + " memory.")),
            List.of(),
            0,
            true,
            true,
            false,
            now.minus(Duration.ofDays(90)),
            Map.of());
    return answer(
        new Snapshot<>(new ServiceDetail(service, List.of(), List.of(), null), now, List.of()));
  }

  @Override
  public Outcome<Snapshot<SecretDetail>> secret(String arn) {
    String name = arn.substring(SECRET.length(), arn.length() - "-AbCdEf".length());
    KeyUse use =
        new KeyUse(
            arn,
            name,
            "DATABASE_URL",
            "AWSCURRENT",
            null,
            "prod",
            "api",
            "ecs-svc/1",
            "api:17",
            "app",
            "DATABASE_URL",
            new KeyUse.Tasks(1, 2, 0, 0));
    SecretDetail detail =
        new SecretDetail(
            summary(name),
            entry(name),
            SecretDetail.Kind.JSON,
            "v2",
            List.of("AWSCURRENT"),
            List.of(
                new SecretDetail.Key(
                    "DATABASE_URL", 52, SecretDetail.ValueType.STRING, List.of(use)),
                new SecretDetail.Key("REDIS_URL", 31, SecretDetail.ValueType.STRING, List.of())),
            List.of(
                new SecretVersion(
                    "v2", List.of("AWSCURRENT"), now.minus(Duration.ofDays(99)), null)),
            List.of());
    return answer(new Snapshot<>(detail, now, List.of()));
  }
}
