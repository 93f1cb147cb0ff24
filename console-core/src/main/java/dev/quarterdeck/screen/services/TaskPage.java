package dev.quarterdeck.screen.services;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.secrets.TaskVariables;
import dev.quarterdeck.services.ExecCommand;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task, running or stopped, as long as ECS remembers it.
 *
 * @param service its service's name; empty for a task that belongs to none
 */
public record TaskPage(String cluster, String service, String id)
    implements Page.OfSections<TaskPage.Detail> {
  private static final int SHORT = 8;

  /**
   * @param definition null where it could not be read
   * @param secrets what it was given of them
   * @param region where it runs, for the line that opens a session
   * @param sessions whether a session can be opened here
   */
  public record Detail(
      Task task,
      @Nullable TaskDefinition definition,
      List<TaskVariables.Held> secrets,
      String region,
      boolean sessions) {
    public Detail {
      secrets = List.copyOf(secrets);
    }
  }

  public static TaskPage of(Task task) {
    return new TaskPage(task.cluster(), task.service() == null ? "" : task.service(), task.id());
  }

  /** {@code ref}: {@code cluster/service}. */
  public static TaskPage of(String ref, String id) {
    int slash = ref.indexOf('/');
    return new TaskPage(ref.substring(0, slash), ref.substring(slash + 1), id);
  }

  /** Enough of an id to tell tasks apart. */
  public static String shortId(Task task) {
    return shortId(task.id());
  }

  private static String shortId(String id) {
    return id.substring(0, Math.min(SHORT, id.length()));
  }

  @Override
  public String kind() {
    return "task";
  }

  @Override
  public String title() {
    return "Task " + shortId(id);
  }

  @Override
  public String key() {
    return kind() + " " + cluster + " " + id;
  }

  @Override
  public Outcome<Snapshot<Detail>> read(Reads reads) {
    ServiceDesk desk = reads.operations();
    return desk.task(cluster, id)
        .map(
            task -> {
              List<Unknown> unknowns = new ArrayList<>();
              TaskDefinition definition = definition(desk, task, unknowns);
              Listing<TaskVariables.Held> held =
                  definition == null ? Listing.complete(List.of()) : desk.held(task, definition);
              unknowns.addAll(held.unknowns());
              return new Snapshot<>(
                  new Detail(
                      task,
                      definition,
                      held.items(),
                      reads.facts().region(),
                      reads.sessions().here()),
                  reads.now(),
                  unknowns);
            });
  }

  private static @Nullable TaskDefinition definition(
      ServiceDesk desk, Task task, List<Unknown> unknowns) {
    return switch (desk.definition(task.taskDefinition())) {
      case Outcome.Done<TaskDefinition>(TaskDefinition d) -> d;
      case Outcome.Failed<TaskDefinition>(Problem p) -> {
        unknowns.add(Unknown.of("what the task was started from", p));
        yield null;
      }
    };
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Detail> value, State state) {
    return value == null ? List.of() : TaskSections.of(this, value.value(), state);
  }

  @Override
  public List<Offer> offers(@Nullable Detail value, @Nullable Row row) {
    return actions(value, null);
  }

  /** {@code container}: where a session goes; null for the first. */
  List<Offer> actions(@Nullable Detail value, @Nullable String container) {
    List<Offer> offers = new ArrayList<>();
    if (value == null) {
      return offers;
    }
    Task task = value.task();
    TaskLogs.of(task, value.definition(), container)
        .ifPresent(logs -> offers.add(Offer.to("logs", "logs", "l", "Its log lines", logs)));
    if (task.lastStatus().equals("STOPPED")) {
      return offers;
    }
    offers.add(
        Offer.change(
            "stop-task",
            "stop task",
            "K",
            "Stop it; its service starts another one",
            new TaskProposals.StopTask(cluster, List.of(id))));
    if (!service.isEmpty()) {
      offers.add(
          value.sessions()
              ? Offer.change(
                  "exec",
                  "shell",
                  "X",
                  "Open a shell or run a command in a container",
                  new TaskProposals.Exec(cluster, service, id, container))
              : paste(value, container));
    }
    return offers;
  }

  private static Offer paste(Detail value, @Nullable String container) {
    String line = TaskProposals.aws(value.region(), value.task(), container, ExecCommand.SHELL);
    return new Offer(
        "exec-line",
        "copy shell line",
        List.of("X"),
        "Copy the line that opens a shell; the Session Manager plugin is not installed here",
        false,
        null,
        new Msg.Copy(line, line));
  }
}
