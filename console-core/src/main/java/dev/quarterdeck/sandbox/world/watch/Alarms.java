package dev.quarterdeck.sandbox.world.watch;

import dev.quarterdeck.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Alarms, looked at once a minute as events of the world. */
public final class Alarms {
  private static final int HISTORY = 1_000;
  private final World world;
  private final Metrics metrics;
  private final Map<String, Alarm> alarms = new TreeMap<>();
  private final List<Alarm.Entry> history = new ArrayList<>();
  private BiConsumer<String, String> acted = (alarm, action) -> {};

  Alarms(World world, Metrics metrics) {
    this.world = world;
    this.metrics = metrics;
  }

  public Collection<Alarm> all() {
    return alarms.values();
  }

  public @Nullable Alarm find(String name) {
    return alarms.get(name);
  }

  /** Hears the alarm's name and the ARN of every action that an alarm executes. */
  public void onAction(BiConsumer<String, String> listener) {
    acted = listener;
  }

  /** Oldest first. */
  public List<Alarm.Entry> history() {
    return List.copyOf(history);
  }

  /** Makes an alarm or changes its rule; it is evaluated from the next minute on. */
  public Alarm put(String name, Alarm.Rule rule) {
    Alarm a = alarms.get(name);
    if (a == null) {
      Alarm made =
          new Alarm(name, world.account().arn("cloudwatch", "alarm:" + name), rule, world.now());
      alarms.put(name, made);
      note(made, "ConfigurationUpdate", "Alarm \"" + name + "\" created", "{}");
      next(made);
      return made;
    }
    a.rule = rule;
    a.configured = world.now();
    note(a, "ConfigurationUpdate", "Alarm \"" + name + "\" updated", "{}");
    return a;
  }

  public void delete(Alarm a) {
    alarms.remove(a.name());
    note(a, "ConfigurationUpdate", "Alarm \"" + a.name() + "\" deleted", "{}");
  }

  /** Sets a state by hand or by evaluation; the change goes into the history. */
  public void state(Alarm a, String state, String reason, String data) {
    if (!a.state.equals(state)) {
      note(a, "StateUpdate", "Alarm updated from " + a.state + " to " + state, data);
      a.updated = world.now();
      List<String> actions =
          state.equals("ALARM")
              ? a.alarmActions
              : state.equals("OK") ? a.okActions : a.insufficientActions;
      if (a.actionsEnabled) {
        for (String action : actions) {
          note(a, "Action", "Successfully executed action " + action, "{}");
          acted.accept(a.name(), action);
        }
      }
    }
    a.state = state;
    a.reason = reason;
    a.reasonData = data;
  }

  private void note(Alarm a, String type, String summary, String data) {
    history.add(new Alarm.Entry(a.name(), world.now(), type, summary, data));
    if (history.size() > HISTORY) {
      history.removeFirst();
    }
  }

  private void next(Alarm a) {
    world.at(
        world.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofSeconds(65)),
        () -> {
          if (alarms.get(a.name()) == a) {
            evaluate(a);
            next(a);
          }
        });
  }

  /** Null without any data. */
  private @Nullable Double value(Alarm a, Instant from, Instant to) {
    Double sum = Datum.statistic(metrics.read(a.rule.metric(), from, to), a.rule.stat());
    for (Metrics.Id id : a.further) {
      Double more = Datum.statistic(metrics.read(id, from, to), a.rule.stat());
      sum = sum == null ? more : more == null ? sum : Double.valueOf(sum + more);
    }
    return sum;
  }

  private void evaluate(Alarm a) {
    Alarm.Rule r = a.rule;
    long period = Math.max(60, r.period());
    Instant end = Instant.ofEpochSecond(world.now().getEpochSecond() / period * period);
    int breaching = 0;
    int known = 0;
    Double newest = null;
    for (int i = 1; i <= r.periods(); i++) {
      Instant from = end.minusSeconds(period * i);
      Double value = value(a, from, from.plusSeconds(period));
      if (value != null) {
        known++;
        newest = newest == null ? value : newest;
        breaching += breaches(r, value) ? 1 : 0;
      } else if (r.missing().equals("breaching")) {
        breaching++;
      } else if (r.missing().equals("notBreaching")) {
        known++;
      }
    }
    if (breaching >= r.toAlarm()) {
      state(
          a,
          "ALARM",
          "Threshold Crossed: "
              + breaching
              + " out of the last "
              + r.periods()
              + " datapoints ["
              + newest
              + "] were "
              + words(r.comparison())
              + " the threshold ("
              + r.threshold()
              + ").",
          "{\"threshold\":" + r.threshold() + "}");
    } else if (known > 0) {
      state(
          a,
          "OK",
          "Threshold Crossed: "
              + (r.periods() - breaching)
              + " out of the last "
              + r.periods()
              + " datapoints were not "
              + words(r.comparison())
              + " the threshold ("
              + r.threshold()
              + ").",
          "{\"threshold\":" + r.threshold() + "}");
    } else if (!r.missing().equals("ignore")) {
      state(
          a,
          "INSUFFICIENT_DATA",
          "Insufficient Data: " + r.periods() + " datapoints were unknown.",
          "{}");
    }
  }

  private static boolean breaches(Alarm.Rule r, double v) {
    return switch (r.comparison()) {
      case "GreaterThanThreshold" -> v > r.threshold();
      case "GreaterThanOrEqualToThreshold" -> v >= r.threshold();
      case "LessThanThreshold" -> v < r.threshold();
      case "LessThanOrEqualToThreshold" -> v <= r.threshold();
      default -> false;
    };
  }

  private static String words(String comparison) {
    return comparison
        .replace("Threshold", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(java.util.Locale.ROOT)
        .strip();
  }
}
