package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.deployments.RevisionsPage;
import dev.quarterdeck.screen.logs.LogsPage;
import dev.quarterdeck.screen.metrics.MetricsPage;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.services.WebConsole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service: its verdict from the report of all, and what is read for it alone.
 *
 * @param ref {@code cluster/name}
 */
public record ServicePage(String arn, String ref) implements Page.OfSections<ServiceDetail> {
  private static final ServicesPage ALL = new ServicesPage();

  @Override
  public String kind() {
    return "service";
  }

  @Override
  public String title() {
    return ref;
  }

  @Override
  public Outcome<Snapshot<ServiceDetail>> read(Reads reads) {
    return reads.service(ref);
  }

  /** Verdict and reasons must not grow old while one looks at them. */
  @Override
  public List<Page<?>> needs() {
    return List.of(ALL, ChangesPage.of(ref), new TargetsPage(ref), MetricsPage.of(ref));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<ServiceDetail> value, State state) {
    return ServiceSections.of(this, value, state);
  }

  /** As the report of all tells it; null while there is none. */
  @Nullable ServiceHealth health(State state) {
    HealthReport report = state.place(ALL).value();
    return report == null ? null : ServicesPage.health(report, arn).orElse(null);
  }

  @Override
  public List<Offer> offers(@Nullable ServiceDetail value, @Nullable Row row) {
    List<Offer> offers = new ArrayList<>(both(ref));
    if (value != null) {
      if (row != null && value.tasks().stream().anyMatch(t -> t.arn().equals(row.id()))) {
        offers.addFirst(
            Offer.change(
                "stop-task",
                "stop task",
                "K",
                "Stop the task under the cursor; the service starts another one",
                new TaskProposals.StopTask(value.service().cluster(), List.of(id(row.id())))));
      }
      WebConsole.service(value.service()).ifPresent(url -> offers.add(web(url)));
    }
    return offers;
  }

  private static String id(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Where one goes from a service, the same wherever it stands. */
  private static List<Offer> leads(String ref) {
    return List.of(
        Offer.to("logs", "logs", "l", "Its log lines", LogsPage.of(List.of(ref))),
        Offer.to(
            "tasks", "tasks", "T", "Its tasks as a list, to mark and to stop", new TasksPage(ref)),
        Offer.to("metrics", "metrics", "m", "Its metrics as charts", MetricsPage.of(ref)),
        Offer.to("time-line", "time line", "t", "What changed", ChangesPage.of(ref)),
        Offer.to("revisions", "revisions", "v", "What ran before", new RevisionsPage(ref)));
  }

  /** What one does first stands first: a narrow screen shows only a few. */
  static List<Offer> both(String ref) {
    List<Offer> offers = new ArrayList<>(leads(ref));
    List<Offer> changes = ServiceProposals.of(ref);
    offers.add(1, changes.getFirst());
    offers.addAll(changes.subList(1, changes.size()));
    return offers;
  }

  private static Offer web(String url) {
    return new Offer(
        "web",
        "web console",
        List.of("w"),
        "Copy its address in the AWS web console: " + url,
        false,
        null,
        new Msg.Copy(url, url));
  }
}
