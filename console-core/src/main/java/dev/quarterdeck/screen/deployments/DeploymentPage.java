package dev.quarterdeck.screen.deployments;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.logs.LogsPage;
import dev.quarterdeck.screen.services.Deployers;
import dev.quarterdeck.screen.services.DeploymentWords;
import dev.quarterdeck.screen.services.ServiceDesk;
import dev.quarterdeck.screen.services.ServiceProposals;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.services.TaskPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.DeploymentReport;
import dev.quarterdeck.services.deploy.OwnDeployment;
import dev.quarterdeck.services.deploy.RollbackChoice;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One deployment: how it stands, what differs from what ran well before, which tasks failed.
 *
 * @param service {@code cluster/name}
 * @param id {@code ecs-svc/…}
 */
public record DeploymentPage(String service, String id)
    implements Page.OfSections<DeploymentPage.Detail> {
  /** {@code diff}: against what ran well before; null where nothing did, or it was not read. */
  public record Detail(
      DeploymentReport report,
      @Nullable RollbackChoice choice,
      @Nullable TaskDefinitionDiff diff) {}

  @Override
  public String kind() {
    return "deployment";
  }

  @Override
  public String title() {
    return "Deployment of " + service.substring(service.indexOf('/') + 1);
  }

  @Override
  public String key() {
    return kind() + " " + service + " " + id;
  }

  @Override
  public List<Page<?>> needs() {
    return List.of(new ServicesPage(), ChangesPage.of(service));
  }

  @Override
  public Outcome<Snapshot<Detail>> read(Reads reads) {
    ServiceDesk desk = reads.operations();
    return Outcome.of(
        () -> {
          Service s = desk.find(service).orThrow();
          Deployment d =
              s.deployments().stream()
                  .filter(x -> x.id().equals(id))
                  .findFirst()
                  .orElseThrow(() -> new ProblemException(gone()));
          DeploymentReport report = desk.deploymentWatch().look(OwnDeployment.of(s, d)).orThrow();
          List<Unknown> unknowns = new ArrayList<>(report.unknowns());
          RollbackChoice choice = choice(desk, s, unknowns);
          return new Snapshot<>(
              new Detail(report, choice, diff(reads, d, choice, unknowns)), report.at(), unknowns);
        });
  }

  private static @Nullable RollbackChoice choice(
      ServiceDesk desk, Service s, List<Unknown> unknowns) {
    return switch (desk.rollbacks().look(s)) {
      case Outcome.Done<RollbackChoice>(RollbackChoice c) -> {
        unknowns.addAll(c.unknowns());
        yield c;
      }
      case Outcome.Failed<RollbackChoice>(Problem p) -> {
        unknowns.add(Unknown.of("what ran before in " + s.ref(), p));
        yield null;
      }
    };
  }

  /** Against the newest other revision that ran well. */
  private static @Nullable TaskDefinitionDiff diff(
      Reads reads, Deployment d, @Nullable RollbackChoice choice, List<Unknown> unknowns) {
    RollbackChoice.Candidate well =
        choice == null
            ? null
            : choice.candidates().stream()
                .filter(c -> c.well() && !c.taskDefinition().equals(d.taskDefinition()))
                .findFirst()
                .orElse(null);
    if (well == null) {
      return null;
    }
    return switch (DiffPage.diff(reads, well.taskDefinition(), d.taskDefinition())) {
      case Outcome.Done<TaskDefinitionDiff>(TaskDefinitionDiff diff) -> diff;
      case Outcome.Failed<TaskDefinitionDiff>(Problem p) -> {
        unknowns.add(Unknown.of("what differs from " + well.name(), p));
        yield null;
      }
    };
  }

  private Problem gone() {
    return new Problem.NotFound(
        "ECS does not list the deployment " + id + " of " + service + " any more.",
        "See how it ended among the changes of " + service + ".");
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Detail> value, State state) {
    if (value == null) {
      return List.of();
    }
    Detail d = value.value();
    DeploymentReport r = d.report();
    List<Section> sections = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("State", DeploymentWords.line(r), DeploymentWords.tone(r.state())));
    if (r.reason() != null) {
      facts.add(Fact.of("Because", r.reason(), r.state().good() ? Tone.MUTED : Tone.WARN));
    }
    if (r.cause() != null && !r.state().good()) {
      facts.add(Fact.of("Tasks failed", r.cause().text(), Tone.BAD));
      facts.add(Fact.of("  Fix", r.cause().fix(), Tone.ACCENT));
    }
    if (d.choice() != null && d.choice().backAlready() != null) {
      facts.add(Fact.of("Note", d.choice().backAlready(), Tone.ACCENT));
    }
    facts.add(
        Fact.of("Service", service, Tone.ACCENT)
            .to(ServicesPage.page(state, service).orElse(null)));
    facts.add(Fact.of("Started", Words.when(r.own().startedAt(), state.now())));
    facts.add(Deployers.fact(state, service, r.own().taskDefinition(), r.own().startedAt()));
    if (r.own().startedAt() != null) {
      facts.add(
          Fact.of("Logs", "lines from its beginning on", Tone.ACCENT)
              .to(LogsPage.around(service, r.own().startedAt())));
    }
    sections.add(new Section.Facts("Deployment", facts));
    if (!r.stops().isEmpty()) {
      sections.add(stops(r));
    }
    if (d.diff() != null) {
      sections.add(DiffSection.of("What differs from what ran well", d.diff()));
    }
    if (d.choice() != null) {
      sections.add(RevisionsPage.section(d.choice(), state.now()));
    }
    sections.add(events(r, state));
    return sections;
  }

  private static Section stops(DeploymentReport r) {
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (DeploymentReport.Stop s : r.stops().reversed()) {
      links.put(s.task().arn(), TaskPage.of(s.task()));
      rows.add(
          new Row(
              s.task().arn(),
              List.of(
                  Cell.of(Words.age(s.task().stoppedAt(), r.at()), Tone.MUTED),
                  Cell.of(TaskPage.shortId(s.task())),
                  Cell.of(s.cause().text(), Tone.WARN),
                  Cell.of(s.cause().fix(), Tone.ACCENT))));
    }
    return new Section.Rows(
        "Tasks that failed",
        new Table(
            List.of(
                Column.right("stopped", "AGO", 1),
                Column.of("task", "TASK", 3),
                Column.growing("cause", "CAUSE", 1),
                Column.of("fix", "FIX", 2)),
            rows),
        "",
        links);
  }

  private static Section events(DeploymentReport r, State state) {
    return new Section.Rows(
        "What ECS said since it began",
        new Table(
            List.of(Column.right("at", "AGO", 1), Column.growing("event", "EVENT", 1)),
            r.events().reversed().stream()
                .map(
                    e ->
                        new Row(
                            e.id(),
                            List.of(
                                Cell.of(Words.age(e.at(), state.now()), Tone.MUTED),
                                Cell.of(e.brief()))))
                .toList()),
        "Nothing yet.");
  }

  @Override
  public List<Offer> offers(@Nullable Detail value, @Nullable Row row) {
    List<Offer> offers = new ArrayList<>(ServiceProposals.of(service));
    if (value != null && value.choice() != null && row != null) {
      value.choice().candidates().stream()
          .filter(c -> c.taskDefinition().equals(row.id()) && !c.current())
          .findFirst()
          .ifPresent(c -> offers.set(0, ServiceProposals.rollBack(service, c.taskDefinition())));
    }
    offers.add(
        Offer.to("logs", "logs", "l", "Its service's log lines", LogsPage.of(List.of(service))));
    offers.add(
        Offer.to("revisions", "revisions", "v", "What ran before", new RevisionsPage(service)));
    return offers;
  }
}
