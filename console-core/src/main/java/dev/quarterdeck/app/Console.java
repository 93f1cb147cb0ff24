package dev.quarterdeck.app;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.audit.ship.Shipping;
import dev.quarterdeck.change.Changes;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.timeline.TimeLineReader;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Later;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.Checklist;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.rotation.Rotations;
import dev.quarterdeck.rotation.journal.Disk;
import dev.quarterdeck.rotation.journal.Journals;
import dev.quarterdeck.rotation.journal.Recorded;
import dev.quarterdeck.rotation.recipe.RecipeChooser;
import dev.quarterdeck.rotation.recipe.Recipes;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.secrets.Inventory;
import dev.quarterdeck.secrets.KeyAges;
import dev.quarterdeck.secrets.OverduePolicy;
import dev.quarterdeck.secrets.Promotions;
import dev.quarterdeck.secrets.Reuse;
import dev.quarterdeck.secrets.Reveal;
import dev.quarterdeck.secrets.SecretReader;
import dev.quarterdeck.secrets.TaskSecrets;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.secrets.edit.SecretEdits;
import dev.quarterdeck.secrets.edit.SecretLife;
import dev.quarterdeck.secrets.edit.TakenBack;
import dev.quarterdeck.secrets.edit.Unfinished;
import dev.quarterdeck.secrets.edit.Unlocking;
import dev.quarterdeck.secrets.edit.VersionHistory;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.ServiceReader;
import dev.quarterdeck.session.Config;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.Elevation;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.EnvironmentLabel;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.Identity;
import dev.quarterdeck.session.ReadOnlyGuard;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One session's parts, wired: what commands and screens call. Cheap to make; clients behind the
 * ports are made when first used.
 */
public final class Console implements AutoCloseable {
  /** What runs beside others ends a little earlier, with what it has. */
  private static final double BESIDE = 0.97;

  private final Connection connection;
  private final String region;
  private final Config config;
  private final ReadOnlyGuard guard;
  private final Home home;
  private final InstantSource clock;
  private final Pause pause;
  private final Ports ports;
  private final Runnable onClose;
  private final FleetReader fleet;
  private final Inventory inventory;
  private final UsageReader usage;
  private final Journals journals;
  private final Promotions promotions;
  private final SecretReader secrets;
  private final Monitoring monitoring;
  private final AuditLog audit;
  private volatile EnvironmentLabel.Known known;

  /**
   * @param region the resolved region, for display and reports
   * @param clock the time that AWS lives in: the machine's, or the sandbox's
   * @param pause waits in that time
   */
  public Console(
      Connection connection,
      Config config,
      String region,
      ReadOnlyGuard guard,
      Home home,
      InstantSource clock,
      Pause pause,
      Ports ports,
      Runnable onClose) {
    this.connection = connection;
    this.region = region;
    this.config = config;
    this.guard = guard;
    this.known =
        new EnvironmentLabel.Known(null, connection.profile(), region, List.of(), Map.of());
    this.home = home;
    this.clock = clock;
    this.pause = pause;
    this.ports = ports;
    this.onClose = onClose;
    this.fleet = new FleetReader(ports.ecs(), clock);
    this.inventory = new Inventory(ports.secrets(), overdue(config), clock);
    this.journals = new Journals(home.rotations(), Disk.REAL);
    this.promotions = new Recorded(journals).and(new TakenBack(home.takenBack()));
    this.usage = new UsageReader(fleet, ports.secrets(), promotions);
    this.secrets = new SecretReader(ports.secrets(), inventory, usage, clock);
    this.monitoring =
        new Monitoring(
            ports, fleet, usage, config, home, region, clock, connection.endpoint() == null);
    this.audit = new AuditLog(home.audit(), clock);
  }

  public Connection connection() {
    return connection;
  }

  public String region() {
    return region;
  }

  /** The label as far as it is known: more certain once account and clusters were read. */
  public Environment environment() {
    return EnvironmentLabel.of(connection, config, known);
  }

  /** What the configuration says of the full-screen terminal console. */
  Config.Screen screen() {
    return config.console();
  }

  /** What may be changed; asked by the adapters before every call. */
  public ReadOnlyGuard guard() {
    return guard;
  }

  /** Opens a read-only session for changes: with a reason, for a time, recorded. */
  public Elevation elevation() {
    return new Elevation(guard, this::identity, audit, () -> region, this::environment, clock);
  }

  public Home home() {
    return home;
  }

  public InstantSource clock() {
    return clock;
  }

  /** Waits in the time that {@link #clock} tells. */
  public Pause pause() {
    return pause;
  }

  public Ports ports() {
    return ports;
  }

  /** STS's answer; the adapter remembers it for the session. */
  public Outcome<Identity> identity() {
    return ports
        .identities()
        .caller()
        .map(
            who -> {
              learn(k -> k.withAccount(who.account()));
              return who;
            });
  }

  /**
   * An environment that is configured as read-only closes the guard as soon as it is recognised.
   */
  private synchronized void learn(UnaryOperator<EnvironmentLabel.Known> lesson) {
    EnvironmentLabel.Known more = lesson.apply(known);
    if (more.equals(known)) {
      return;
    }
    boolean before = readOnlyRule();
    known = more;
    if (!before && readOnlyRule()) {
      guard.close();
    }
  }

  private boolean readOnlyRule() {
    return EnvironmentLabel.rule(config.environments(), known)
        .map(Config.EnvironmentRule::readOnly)
        .orElse(false);
  }

  public FleetReader fleet() {
    return fleet;
  }

  public ServiceReader services() {
    return new ServiceReader(fleet, ports.ecs(), clock);
  }

  /** Changes of services and tasks, what follows them, and task definitions. */
  public Operations operations() {
    return new Operations(ports, fleet, services(), pause, clock, promotions, this::deadline);
  }

  public Inventory inventory() {
    return inventory;
  }

  public UsageReader usage() {
    return usage;
  }

  public SecretReader secrets() {
    return secrets;
  }

  /** Since when each key of a secret has had its value; reads its older versions. */
  public KeyAges keyAges() {
    return new KeyAges(ports.secrets(), overdue(config), clock);
  }

  /** Values, with a reason, recorded. */
  public Reveal reveal() {
    return new Reveal(secrets, ports.identities(), audit, () -> region);
  }

  /** The same value in several places; reads them all, with a reason, recorded. */
  public Reuse reuse() {
    return new Reuse(
        ports.secrets(), ports.secretValues(), ports.identities(), audit, () -> region, clock);
  }

  /** The way in which anything is changed. */
  public Changes changes() {
    return new Changes(this::identity, audit, guard, () -> region, this::environment);
  }

  /** Where a plan works: what its name and tags tell counts as well. */
  private Environment environment(Plan plan) {
    List<String> names = new ArrayList<>(known.names());
    names.add(plan.name());
    return EnvironmentLabel.of(connection, config, known.withNames(names).withTags(plan.tags()));
  }

  /** Versions of a secret and their differences. */
  public VersionHistory history() {
    return new VersionHistory(ports.secrets(), clock);
  }

  /** Changes of a secret's value, to be run by {@link #changes}. */
  public SecretEdits edits() {
    return new SecretEdits(
        ports.secrets(),
        ports.secretEditor(),
        usage,
        history(),
        new Unfinished(home.edits()),
        new TakenBack(home.takenBack()),
        this::identity,
        this::deadline);
  }

  /** Gives up somebody's change of a secret that hangs; to be run by {@link #changes}. */
  public Unlocking unlocking() {
    return new Unlocking(
        ports.secrets(), ports.secretEditor(), new Unfinished(home.edits()), clock);
  }

  /** Changes of a secret as a whole, to be run by {@link #changes}. */
  public SecretLife life() {
    return new SecretLife(ports.secrets(), ports.secretEditor(), usage, this::deadline);
  }

  /** What changed, and when. */
  public TimeLineReader timeLine() {
    return new TimeLineReader(
        fleet, ports.ecs(), ports.secrets(), ports.alarms(), ports.history(), audit);
  }

  /** How new values are made; nobody can supply one. */
  public Recipes recipes() {
    return recipes(ValueSource.NONE);
  }

  /** How new values are made; {@code values}: where those come from that somebody else issued. */
  public Recipes recipes(ValueSource values) {
    return RecipeBook.of(ports, clock, pause, values);
  }

  /** Which recipe a key is rotated with. */
  public RecipeChooser recipeChooser() {
    return new RecipeChooser(ports.secrets());
  }

  /** Safe rotations of keys, to be run by {@link #changes}. */
  public Rotations rotations() {
    return Rotating.rotations(this, journals);
  }

  /** Tail, search and queries of logs. */
  public ConsoleLogs logs() {
    return new ConsoleLogs(ports, services(), config, clock, pause);
  }

  /** The report with account and region; an account that STS does not tell is an unknown. */
  public Outcome<HealthReport> health(Deadline deadline, HealthCheck.Scope scope) {
    // Beside the reading: an account that cannot be told must not cost what was read.
    Later<HealthReport> report =
        Later.of("health", () -> monitoring.health().run(deadline.part(BESIDE), scope));
    Later<Identity> caller = Later.of("the account", this::identity);
    Later.readAll(deadline, List.of(report, caller));
    return report.outcome().map(r -> identified(r, caller.outcome()));
  }

  private HealthReport identified(HealthReport r, Outcome<Identity> caller) {
    List<Unknown> unknowns = new ArrayList<>(r.unknowns());
    String account =
        switch (caller) {
          case Outcome.Done<Identity>(Identity who) -> who.account();
          case Outcome.Failed<Identity>(var problem) -> {
            unknowns.add(Unknown.of("the account", problem));
            yield null;
          }
        };
    List<String> clusters =
        r.services().stream().map(ServiceHealth::cluster).distinct().sorted().toList();
    learn(k -> k.withNames(clusters));
    return new HealthReport(account, region, r.asOf(), r.verdict(), r.services(), unknowns);
  }

  /** Metrics, and alarms with their silences. */
  public Monitoring monitoring() {
    return monitoring;
  }

  /**
   * Ends the silences of alarms that are over, as a change of its own: the alarms' names. A
   * read-only session only says so.
   */
  public Outcome<List<String>> endSilences() {
    return monitoring.silenceBook().isUnused()
        ? Outcome.done(List.of())
        : monitoring.overdue().end(region, guard.readOnly(), changes());
  }

  /** The production-readiness checklist. */
  public Checklist checklist() {
    TaskSecrets holdings = new TaskSecrets(ports.secrets(), promotions);
    return new Checklist(
        ports
            .readiness()
            .sources(ports, holdings, this::identity, cluster -> learn(k -> k.withName(cluster))),
        region,
        clock);
  }

  /** Its earlier runs on this machine. */
  public History checklistHistory() {
    return new History(home.readiness().resolve("history.jsonl"));
  }

  public AuditLog audit() {
    return audit;
  }

  /** The record's way to a log group. */
  public Shipping shipping() {
    return new Shipping(audit, ports.logSink(), home.folder().resolve("audit"), clock, pause);
  }

  private static OverduePolicy overdue(Config config) {
    return new OverduePolicy(
        config.overdueDays(),
        config.overdueDaysByName(),
        config.overdueDaysTag() == null ? OverduePolicy.TAG : config.overdueDaysTag());
  }

  /** The time limit of one command or refresh, starting now. */
  public Deadline deadline() {
    return Deadline.in(connection.limits().command());
  }

  @Override
  public void close() {
    onClose.run();
  }
}
