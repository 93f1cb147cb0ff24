package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.services.ServiceDetail;
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
    return List.of(ALL);
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<ServiceDetail> value, State state) {
    Snapshot<HealthReport> report = state.place(ALL).feed().value();
    return ServiceSections.sections(
        report == null ? null : ServicesPage.health(report.value(), arn).orElse(null),
        value,
        state.now());
  }
}
