package dev.quarterdeck.logs;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceReader;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import dev.quarterdeck.session.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From what a person types to log groups and streams: {@code GROUP} (beginning with a slash or an
 * ARN), {@code GROUP:STREAM-PREFIX}, or a service, which stands for what its task definition's
 * awslogs options name.
 */
public final class LogSources {
  private final Logs logs;
  private final Ecs ecs;
  private final ServiceReader services;

  public LogSources(Logs logs, Ecs ecs, ServiceReader services) {
    this.logs = logs;
    this.ecs = ecs;
    this.services = services;
  }

  /**
   * All of them, each once, in the order typed. A name that is neither a service nor a group is
   * {@link Problem.NotFound}; a group whose ARN may not be read is among the unknowns.
   */
  public Outcome<Listing<LogSource>> resolve(Deadline deadline, List<String> refs) {
    return Outcome.of(
        () -> {
          Map<String, LogSource> found = new LinkedHashMap<>();
          List<Unknown> unknowns = new ArrayList<>();
          for (String ref : refs) {
            for (LogSource source : one(deadline, ref, unknowns)) {
              found.putIfAbsent(source.ref(), source);
            }
          }
          return new Listing<>(List.copyOf(found.values()), unknowns);
        });
  }

  private List<LogSource> one(Deadline deadline, String ref, List<Unknown> unknowns) {
    if (ref.startsWith("arn:") && ref.contains(":log-group:")) {
      String name = ref.substring(ref.indexOf(":log-group:") + ":log-group:".length());
      return List.of(
          group(name.endsWith(":*") ? name.substring(0, name.length() - 2) : name, unknowns));
    }
    if (ref.startsWith("/") || (ref.contains(":") && !ref.startsWith("arn:"))) {
      return List.of(group(ref, unknowns));
    }
    return switch (services.find(deadline, ref)) {
      case Outcome.Done<Service>(Service s) ->
          service(s, ref.startsWith("arn:") ? s.ref() : ref, unknowns);
      case Outcome.Failed<Service>(Problem p) -> {
        if (!(p instanceof Problem.NotFound)) {
          throw new ProblemException(p);
        }
        LogGroup named = exact(ref, unknowns);
        if (named == null) {
          throw new ProblemException(
              new Problem.NotFound(
                  "There is neither a service nor a log group " + Text.clean(ref) + ".",
                  "List services with: qd services list, or name a group from: aws logs"
                      + " describe-log-groups"));
        }
        yield List.of(new LogSource(ref, ref, null, arn(named)));
      }
    };
  }

  private LogSource group(String ref, List<Unknown> unknowns) {
    int colon = ref.indexOf(':');
    String name = colon < 0 ? ref : ref.substring(0, colon);
    String prefix = colon < 0 || colon == ref.length() - 1 ? null : ref.substring(colon + 1);
    int before = unknowns.size();
    LogGroup named = exact(name, unknowns);
    if (named == null && unknowns.size() == before) {
      throw new ProblemException(
          new Problem.NotFound(
              "There is no log group " + Text.clean(name) + ".", "Did you mean " + near(name)));
    }
    return new LogSource(ref, name, prefix, named == null ? null : arn(named));
  }

  /** The group of that very name; null where there is none, or where unknowns say why not. */
  private @Nullable LogGroup exact(String name, List<Unknown> unknowns) {
    return switch (logs.groups(name)) {
      case Outcome.Done<Listing<LogGroup>>(Listing<LogGroup> l) -> {
        unknowns.addAll(l.unknowns());
        yield l.items().stream().filter(g -> g.name().equals(name)).findFirst().orElse(null);
      }
      case Outcome.Failed<Listing<LogGroup>>(Problem p) -> {
        if (!(p instanceof Problem.Denied)) {
          throw new ProblemException(p);
        }
        unknowns.add(Unknown.of("log group " + name, p));
        yield null;
      }
    };
  }

  private String near(String name) {
    return switch (logs.groups("")) {
      case Outcome.Done<Listing<LogGroup>>(Listing<LogGroup> l) ->
          Nearest.of(name, l.items().stream().map(LogGroup::name).toList())
              .map(n -> Text.clean(n) + "?")
              .orElse("one of: aws logs describe-log-groups");
      case Outcome.Failed<Listing<LogGroup>> _ -> "one of: aws logs describe-log-groups";
    };
  }

  private static @Nullable String arn(LogGroup g) {
    String arn = g.arn();
    if (arn.isEmpty()) {
      return null;
    }
    return arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
  }

  /** Every container with the awslogs driver, in the service's own revision. */
  private List<LogSource> service(Service s, String ref, List<Unknown> unknowns) {
    TaskDefinition definition = ecs.taskDefinition(s.taskDefinition()).orThrow();
    List<ContainerDefinition> logging =
        definition.containers().stream().filter(c -> c.logGroup() != null).toList();
    if (logging.isEmpty()) {
      throw new ProblemException(
          new Problem.NotFound(
              "No container of " + Text.clean(s.ref()) + " writes to CloudWatch Logs (awslogs).",
              "Name a log group instead, or look at: qd services show " + Text.clean(s.ref())));
    }
    Map<String, LogSource> sources = new LinkedHashMap<>();
    for (ContainerDefinition c : logging) {
      String group = Objects.requireNonNull(c.logGroup());
      String prefix =
          c.logStreamPrefix() == null ? null : c.logStreamPrefix() + "/" + c.name() + "/";
      String label = logging.size() == 1 ? ref : ref + "/" + c.name();
      LogGroup known = exact(group, unknowns);
      sources.putIfAbsent(
          group + ":" + prefix,
          new LogSource(label, group, prefix, known == null ? null : arn(known)));
    }
    return List.copyOf(sources.values());
  }
}
