package dev.quarterdeck.rotation;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.rotation.report.CompromiseReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rotation came to, or how far it is.
 *
 * @param services each one's last roll-out
 * @param why what it stopped at, with what to do; null when all went well
 * @param retireAfter when the old credential may be retired; null where nothing is left to retire
 * @param retired whether the old credential was retired
 * @param ways what a person can do about it now
 * @param report of a compromised key, once it is complete; null for others
 */
public record RotationResult(
    String operation,
    Status status,
    List<Key> keys,
    List<Service> services,
    List<StepEntry> steps,
    Course.@Nullable Why why,
    @Nullable Instant retireAfter,
    boolean retired,
    List<String> notes,
    List<Unknown> unknowns,
    List<Way> ways,
    @Nullable CompromiseReport report) {
  /**
   * @param secret its name
   * @param key null for a secret that is one value
   * @param newVersion the newest that was made, also when it was taken back
   */
  public record Key(
      String secret,
      String arn,
      @Nullable String key,
      String recipe,
      String oldVersion,
      String newVersion) {}

  /**
   * @param deployment one's own; null when it was never started
   * @param status {@code meant}, {@code started}, {@code done}, {@code failed}
   */
  public record Service(
      String cluster, String service, @Nullable String deployment, String status) {}

  /** As a journal tells it. */
  public static RotationResult of(Operation operation, @Nullable CompromiseReport report) {
    Course course = operation.course();
    List<Key> keys = new ArrayList<>();
    for (Target t : operation.order().targets()) {
      for (Target.Key k : t.keys()) {
        keys.add(
            new Key(
                t.name(),
                t.arn(),
                k.key(),
                k.recipe(),
                course.original(t.arn()),
                course.latest(t.arn()).id()));
      }
    }
    return new RotationResult(
        operation.id(),
        course.status(),
        keys,
        services(course),
        course.steps(),
        course.why(),
        course.retire() == Course.Retire.DONE ? null : course.retireAfter(),
        course.retire() == Course.Retire.DONE,
        course.notes(),
        course.unknowns(),
        Way.of(operation),
        report);
  }

  private static List<Service> services(Course course) {
    Map<String, Service> last = new LinkedHashMap<>();
    for (Phase p : course.phases()) {
      for (Roll r : p.rolls()) {
        last.put(
            r.ref(),
            new Service(
                r.cluster(), r.service(), r.after(), r.state().name().toLowerCase(Locale.ROOT)));
      }
    }
    return List.copyOf(last.values());
  }

  /** The exit code of a command that ends with it. */
  public ExitCode exit() {
    return switch (status) {
      case COMPLETED -> why == null ? ExitCode.GOOD : why.exit();
      case BACKED_OUT -> ExitCode.BAD;
      case FAILED -> why == null ? ExitCode.BAD : why.exit();
      case RUNNING, PAUSED -> ExitCode.INTERRUPTED;
    };
  }
}
