package dev.quarterdeck.app;

import dev.quarterdeck.change.Changes;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.load.MetricsReader;
import dev.quarterdeck.health.timeline.TimeLineReader;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.Readiness;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.screen.alarms.AlarmDesk;
import dev.quarterdeck.screen.console.Context;
import dev.quarterdeck.screen.console.Contexts;
import dev.quarterdeck.screen.console.Features;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.logs.LogDesk;
import dev.quarterdeck.screen.rotations.RotationWatch;
import dev.quarterdeck.screen.services.ServiceDesk;
import dev.quarterdeck.screen.services.Sessions;
import dev.quarterdeck.screen.session.Elsewhere;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.secrets.edit.SecretEdits;
import dev.quarterdeck.secrets.edit.SecretLife;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.session.Config;
import dev.quarterdeck.session.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The screens' reads, answered by a console that can be exchanged for another one. */
public final class ConsoleReads implements Reads, AutoCloseable {
  /** Writes things as the commands do; empty for those that no command writes. */
  public interface Documents {
    Optional<String> json(Object thing, List<Unknown> unknowns);
  }

  private static final Problem ONE_SANDBOX =
      new Problem.Refused(
          "The sandbox has one profile and one region.", "Start qd without --sandbox to switch.");

  private final ConsoleFactory consoles;
  private final Path readinessFile;
  private final SideSessions beside;
  private volatile Documents documents = (thing, unknowns) -> Optional.empty();
  private volatile Options options;
  private volatile Console console;
  private volatile ConsoleFeatures features;
  private volatile Sessions sessions = Sessions.NONE;

  private ConsoleReads(
      ConsoleFactory consoles, Options options, Path readinessFile, Console console) {
    this.consoles = consoles;
    this.beside = new SideSessions(consoles);
    this.readinessFile = readinessFile;
    this.options = options;
    this.console = console;
    this.features = features(console, readinessFile);
  }

  private static ConsoleFeatures features(Console c, Path readinessFile) {
    return new ConsoleFeatures(
        c,
        new RotationWatch(),
        new Readiness(
            new Readiness.Parts(
                c.checklist(),
                readinessFile,
                c.home().readiness(),
                c.ports().readiness().watchEditor(),
                c::deadline,
                // A person's word has nothing to do with AWS's clock.
                InstantSource.system())),
        Surroundings.of(c));
  }

  /** Opens the first console; touches no network. The caller closes it. */
  public static Outcome<ConsoleReads> open(ConsoleFactory consoles, Options options) {
    return open(consoles, options, Path.of(ReadinessFile.NAME));
  }

  /** The same with the team's readiness file elsewhere than in this folder. */
  public static Outcome<ConsoleReads> open(
      ConsoleFactory consoles, Options options, Path readinessFile) {
    return consoles
        .open(options)
        .map(console -> new ConsoleReads(consoles, options, readinessFile, console));
  }

  /** From now on JSON looks as these write it. */
  public void writtenBy(Documents next) {
    documents = next;
  }

  /** The state in which a front end starts. */
  public State start(Duration refreshEvery) {
    return State.start(facts(), now(), refreshEvery);
  }

  /** The same as the configuration has it for the full-screen terminal console. */
  public State start() {
    Config.Screen set = console.screen();
    return start(set.refresh()).withLook(new State.Look(set.theme(), set.mouse()));
  }

  /** The console in use now. */
  public Console console() {
    return console;
  }

  @Override
  public State.Facts facts() {
    return facts(console);
  }

  private static State.Facts facts(Console c) {
    var connection = c.connection();
    return new State.Facts(
        connection.profile(),
        c.region(),
        connection.endpoint() == null ? null : connection.endpoint().toString(),
        c.environment(),
        connection.keys() != null,
        c.guard().readOnly(),
        c.guard().elevatedUntil());
  }

  @Override
  public Contexts contexts() {
    return consoles.contexts();
  }

  @Override
  public Outcome<Elsewhere> elsewhere(Context context) {
    Options now = options;
    if (context.equals(Context.of(facts())) || context.equals(now.context())) {
      return elsewhere(console);
    }
    return now.sandbox() == null
        ? beside
            .of(
                new Options(
                    context.profile(), context.region(), now.endpoint(), null, true, now.timeout()))
            .then(ConsoleReads::elsewhere)
        : Outcome.failed(ONE_SANDBOX);
  }

  /** Who one is may stay unknown; the verdict is what is asked for. */
  private static Outcome<Elsewhere> elsewhere(Console c) {
    Identity who = c.identity() instanceof Outcome.Done<Identity>(Identity known) ? known : null;
    return c.health(c.deadline(), HealthCheck.Scope.ALL)
        .map(report -> new Elsewhere(facts(c), who, report));
  }

  @Override
  public synchronized Outcome<State.Facts> switchTo(
      @Nullable String profile, @Nullable String region) {
    if (options.sandbox() != null) {
      return Outcome.failed(ONE_SANDBOX);
    }
    Options next =
        new Options(
            profile == null ? options.profile() : profile,
            region,
            options.endpoint(),
            null,
            options.readOnly(),
            options.timeout());
    return consoles
        .open(next)
        .map(
            opened -> {
              Console left = console;
              console = opened;
              features = features(opened, readinessFile);
              options = next;
              left.close();
              return facts();
            });
  }

  @Override
  public Features features() {
    return features;
  }

  @Override
  public SecretEdits edits() {
    return console.edits();
  }

  @Override
  public SecretLife life() {
    return console.life();
  }

  @Override
  public Changes changes() {
    return console.changes();
  }

  @Override
  public String json(Object thing, List<Unknown> unknowns) {
    return documents.json(thing, unknowns).orElseGet(() -> Reads.super.json(thing, unknowns));
  }

  @Override
  public ServiceDesk operations() {
    return console.operations();
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  /** What opens sessions from now on: a front end with a terminal. */
  public void openSessionsWith(Sessions next) {
    sessions = next;
  }

  @Override
  public AlarmDesk alarms() {
    return console.monitoring();
  }

  @Override
  public Outcome<List<String>> endSilences() {
    return console.endSilences();
  }

  @Override
  public LogDesk logs() {
    return console.logs();
  }

  @Override
  public MetricsReader metrics() {
    return console.monitoring().metrics();
  }

  @Override
  public TimeLineReader timeLine() {
    return console.timeLine();
  }

  @Override
  public Outcome<Listing<Operation>> rotationJournals() {
    return console.rotations().list();
  }

  @Override
  public Outcome<List<History.Entry>> checklistRuns() {
    return console.checklistHistory().all();
  }

  @Override
  public Deadline deadline() {
    return console.deadline();
  }

  @Override
  public Instant now() {
    return console.clock().instant();
  }

  @Override
  public Outcome<Identity> identity() {
    return console.identity();
  }

  @Override
  public Outcome<HealthReport> health() {
    Console c = console;
    return c.health(c.deadline(), HealthCheck.Scope.ALL);
  }

  @Override
  public Outcome<Snapshot<List<InventoryEntry>>> secrets() {
    Console c = console;
    return c.inventory().read(c.deadline());
  }

  @Override
  public Outcome<Snapshot<ServiceDetail>> service(String ref) {
    Console c = console;
    return c.services().show(c.deadline(), ref);
  }

  @Override
  public Outcome<Snapshot<SecretDetail>> secret(String arn) {
    Console c = console;
    return c.secrets().look(c.deadline(), arn);
  }

  /** Interrupts what is being read. */
  @Override
  public void close() {
    beside.close();
    console.close();
  }
}
