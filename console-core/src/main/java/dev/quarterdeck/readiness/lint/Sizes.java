package dev.quarterdeck.readiness.lint;

import static dev.quarterdeck.readiness.lint.LintRule.CONTAINER_SIZE;
import static dev.quarterdeck.readiness.lint.LintRule.FARGATE_NETWORK;
import static dev.quarterdeck.readiness.lint.LintRule.FARGATE_SIZE;

import dev.quarterdeck.readiness.lint.Findings.Spot;
import dev.quarterdeck.services.taskdef.Located;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CPU in units of 1/1024 vCPU and memory in MiB: of Fargate's tasks, and of what is in them. */
final class Sizes {
  /** What Fargate has; memory from and to, in steps. */
  private record Fargate(long cpu, long from, long to, long step) {
    boolean has(long memory) {
      return memory >= from && memory <= to && (memory - from) % step == 0;
    }

    String text() {
      return cpu
          + " CPU units go with "
          + from
          + " to "
          + to
          + " MiB in steps of "
          + step
          + (cpu == 256 ? ", but not 1536" : "");
    }
  }

  private static final List<Fargate> FARGATE =
      List.of(
          new Fargate(256, 512, 2048, 512),
          new Fargate(512, 1024, 4096, 1024),
          new Fargate(1024, 2048, 8192, 1024),
          new Fargate(2048, 4096, 16_384, 1024),
          new Fargate(4096, 8192, 30_720, 1024),
          new Fargate(8192, 16_384, 61_440, 4096),
          new Fargate(16_384, 32_768, 122_880, 8192));

  private static final Pattern SIZE =
      Pattern.compile("(\\d{0,6}(?:\\.\\d{1,3})?) ?(vcpu|gb)?", Pattern.CASE_INSENSITIVE);

  private Sizes() {}

  static boolean fargate(Located root) {
    return root.get("requiresCompatibilities").items().stream()
        .anyMatch(c -> c.text("").equals("FARGATE"));
  }

  static void check(Located root, List<Container> containers, Findings out) {
    Long cpu = size(root.get("cpu"));
    Long memory = size(root.get("memory"));
    if (fargate(root)) {
      fargate(root, cpu, memory, out);
    }
    fits(root, containers, "cpu", cpu, "CPU units", out);
    fits(root, containers, "memory", memory, "MiB", out);
    for (Container c : containers) {
      Long limit = c.json().get("memory").whole();
      Long reserved = c.json().get("memoryReservation").whole();
      if (limit != null && reserved != null && reserved > limit) {
        out.add(
            CONTAINER_SIZE,
            c.spot("memoryReservation", c.json().get("memoryReservation")),
            c.name() + " reserves more memory than it may use.",
            "Make memoryReservation smaller than memory.");
      }
      if (memory == null && !fargate(root) && limit == null && reserved == null) {
        out.add(
            CONTAINER_SIZE,
            c.spot("memory", c.json()),
            "Neither the task nor " + c.name() + " says how much memory it gets.",
            "Set memory or memoryReservation.");
      }
    }
  }

  private static void fargate(
      Located root, @Nullable Long cpu, @Nullable Long memory, Findings out) {
    Spot spot = new Spot(null, "cpu", root.get("cpu"));
    if (cpu == null || memory == null) {
      out.add(
          FARGATE_SIZE,
          spot,
          "Fargate needs the task's cpu and memory, and one of them is missing or unreadable.",
          "Set both, for example \"256\" and \"512\".");
    } else {
      Fargate row = FARGATE.stream().filter(f -> f.cpu() == cpu).findFirst().orElse(null);
      if (row == null) {
        out.add(
            FARGATE_SIZE,
            spot,
            "Fargate has no task with " + cpu + " CPU units.",
            "Choose 256, 512, 1024, 2048, 4096, 8192 or 16384.");
      } else if (!row.has(memory) || (cpu == 256 && memory == 1536)) {
        out.add(
            FARGATE_SIZE,
            new Spot(null, "memory", root.get("memory")),
            "Fargate has no task with " + cpu + " CPU units and " + memory + " MiB.",
            row.text() + ".");
      }
    }
    if (!root.get("networkMode").text("").equals("awsvpc")) {
      out.add(
          FARGATE_NETWORK,
          new Spot(null, "networkMode", root.get("networkMode")),
          "The network mode is not awsvpc, which Fargate demands.",
          "Set networkMode to awsvpc.");
    }
  }

  private static void fits(
      Located root,
      List<Container> containers,
      String field,
      @Nullable Long task,
      String unit,
      Findings out) {
    long sum = 0;
    for (Container c : containers) {
      Long own = c.json().get(field).whole();
      if (task != null && own != null && own > task) {
        sum = own;
        break;
      }
      // What is reserved counts; the limit stands for it where nothing else does.
      Long reserved = field.equals("memory") ? c.json().get("memoryReservation").whole() : null;
      sum += reserved != null ? reserved : own == null ? 0 : own;
    }
    if (task != null && sum > task) {
      out.add(
          CONTAINER_SIZE,
          new Spot(null, field, root.get(field)),
          "The containers ask for " + sum + " " + unit + " and the task has " + task + ".",
          "Give the task more, or the containers less.");
    }
  }

  /** {@code 512}, {@code .5 vCPU} or {@code 1 GB}, as ECS takes them; null for anything else. */
  private static @Nullable Long size(Located at) {
    Long plain = at.whole();
    Matcher m = SIZE.matcher(at.text(""));
    if (plain != null || !m.matches() || m.group(1).isEmpty() || m.group(2) == null) {
      return plain;
    }
    return Math.round(Double.parseDouble("0" + m.group(1).toLowerCase(Locale.ROOT)) * 1024);
  }
}
