package dev.quarterdeck.tui.command.health;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.tui.cli.Background;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.cli.Globals;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.SeveralRendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Looks again and again, every context on its own: on a terminal it redraws in place, elsewhere it
 * says what changed. Ends when a person wants it, when all is healthy, or when its time is over.
 */
final class Watch {
  private final Call call;
  private final HealthCheck.Scope scope;
  private final Duration interval;
  private final @Nullable Duration until;
  private final List<Watched> contexts;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  /** {@code until}: how long to wait for health, or null for watching only. */
  Watch(Call call, HealthCheck.Scope scope, Duration interval, @Nullable Duration until) {
    this.call = call;
    this.scope = scope;
    this.interval = interval;
    this.until = until;
    this.contexts = call.contexts().stream().map(Watched::new).toList();
  }

  private sealed interface Event {
    record Opened(Watched in, Console console) implements Event {}

    record Read(
        Watched in, Outcome<HealthReport> outcome, @Nullable Environment environment, boolean last)
        implements Event {}

    record Quit() implements Event {}
  }

  Answer run() throws InterruptedException {
    ConsoleFactory consoles = call.parts().consoles().get();
    boolean screen =
        call.has("--watch")
            && call.globals().format() == Format.TABLE
            && call.io().inTerminal()
            && call.io().outTerminal();
    try (WatchScreen view =
            screen ? WatchScreen.open(call, () -> events.add(new Event.Quit())) : null;
        Background threads = new Background()) {
      if (view != null) {
        threads.start("keys", view::readKeys);
        view.draw(page());
      }
      for (Watched w : contexts) {
        threads.start("watch " + w.label(), () -> look(consoles, w));
      }
      follow(view);
    } catch (InterruptedException stopped) {
      // A signal ends the watch as q does: with the last answer.
    } finally {
      contexts.forEach(
          w -> {
            if (w.console != null) {
              w.console.close();
            }
          });
    }
    return answer();
  }

  private void follow(@Nullable WatchScreen view) throws InterruptedException {
    while (true) {
      switch (events.take()) {
        case Event.Quit _ -> {
          return;
        }
        case Event.Opened(Watched w, Console console) -> w.console = console;
        case Event.Read(Watched w, var outcome, var environment, boolean last) -> {
          take(w, outcome, environment);
          if (view != null) {
            view.draw(page());
          } else {
            tell(w);
          }
          boolean done = contexts.stream().allMatch(c -> c.verdict() == Verdict.HEALTHY);
          if ((until != null && done) || last) {
            return;
          }
        }
      }
    }
  }

  private static void take(
      Watched w, Outcome<HealthReport> outcome, @Nullable Environment environment) {
    switch (outcome) {
      case Outcome.Done<HealthReport>(HealthReport r) -> {
        w.report = r;
        w.environment = environment;
        w.problem = null;
      }
      case Outcome.Failed<HealthReport>(Problem p) -> {
        if (contextless(p)) {
          throw new ProblemException(p);
        }
        w.problem = p;
      }
    }
  }

  /** A name that is nowhere will not appear by waiting. */
  private static boolean contextless(Problem p) {
    return p instanceof Problem.NotFound || p instanceof Problem.Invalid;
  }

  /** One context's own loop; it ends by interruption, or when waiting has lasted long enough. */
  private void look(ConsoleFactory consoles, Watched w) {
    Console console;
    switch (consoles.open(options(w.globals()))) {
      case Outcome.Done<Console>(Console opened) -> {
        console = opened;
        events.add(new Event.Opened(w, opened));
      }
      case Outcome.Failed<Console>(Problem p) -> {
        events.add(new Event.Read(w, Outcome.failed(p), null, contexts.size() == 1));
        return;
      }
    }
    Instant end = until == null ? Instant.MAX : console.clock().instant().plus(until);
    try {
      while (true) {
        Outcome<HealthReport> outcome = console.health(console.deadline(), scope);
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        boolean last = !console.clock().instant().isBefore(end);
        events.add(new Event.Read(w, outcome, console.environment(), last));
        console.pause().pause(interval);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@code --timeout} limits the waiting here; each look has the usual limit. */
  private Options options(Globals g) {
    return new Options(
        g.profile(),
        g.region(),
        g.endpoint(),
        g.sandbox(),
        g.readOnly(),
        until == null ? g.timeout() : null);
  }

  private Page page() {
    Page page = new Page();
    if (contexts.size() > 1) {
      page.table(overview()).gap();
    }
    for (Watched w : contexts) {
      if (contexts.size() > 1) {
        if (w.problem != null || w.report != null) {
          page.add(w.part().page());
        }
      } else if (w.report != null && w.environment != null) {
        page.add(new HealthRendering(w.report, w.environment).page());
      }
      if (w.problem != null && contexts.size() == 1) {
        page.item(Cell.of("? " + w.problem.sentence()), 0).fix(w.problem.remedy(), 2);
      }
      if (w.problem != null && w.report != null) {
        page.line(Cell.muted("The last answer is of " + Times.second(w.report.asOf()) + "."), 0);
      }
      if (contexts.size() == 1 && w.problem == null && w.report == null) {
        page.line(Cell.muted("reading …"), 0);
      }
    }
    return page;
  }

  /** A line for each context: on a low screen the rest may be out of sight. */
  private Table overview() {
    Table table =
        new Table(
            Column.key("CONTEXT"), Column.text("VERDICT", 90), Column.whole("AS OF (UTC)", 95));
    for (Watched w : contexts) {
      Instant asOf = w.asOf();
      table.row(
          Cell.of(w.label()), w.state(), asOf == null ? Cell.DASH : Cell.muted(Times.second(asOf)));
    }
    return table;
  }

  private void tell(Watched w) {
    String at = w.asOf() == null ? "" : Times.second(w.asOf()) + "  ";
    String in = contexts.size() > 1 ? "[" + w.label() + "] " : "";
    for (String line : w.changes()) {
      Cell cell = Cell.of(at + in + line);
      if (until == null && call.globals().format() == Format.TABLE) {
        call.printer().stdout(cell.text() + "\n");
      } else {
        call.note(cell);
      }
    }
  }

  private Answer answer() {
    boolean good =
        contexts.stream()
            .allMatch(
                w ->
                    until != null
                        ? w.verdict() == Verdict.HEALTHY
                        : HealthNoun.exit(w.verdict()) == ExitCode.GOOD);
    ExitCode exit = good ? ExitCode.GOOD : ExitCode.BAD;
    List<SeveralRendering.Part> parts = new ArrayList<>();
    contexts.forEach(w -> parts.add(w.part()));
    boolean table = call.globals().format() == Format.TABLE;
    if (table && until == null && !call.io().outTerminal()) {
      return Answer.silent(exit);
    }
    if (parts.size() == 1) {
      Answer only = parts.getFirst().answer();
      if (only == null) {
        throw new ProblemException(java.util.Objects.requireNonNull(parts.getFirst().problem()));
      }
      return new Answer(exit, only.rendering(), only.unknowns(), null);
    }
    if (table) {
      parts.forEach(call::print);
    }
    return new Answer(exit, new SeveralRendering(parts), List.of(), null);
  }
}
