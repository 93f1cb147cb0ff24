package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.rotation.journal.Course.Retire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person can do about an operation. What is offered and what is refused both come from here.
 */
public enum Way {
  RESUME,
  ABORT,
  RETIRE;

  /** Those that are open, the usual one first; none where nothing is left to do. */
  public static List<Way> of(Operation operation) {
    List<Way> ways = new ArrayList<>();
    Course course = operation.course();
    if (!course.status().ended()) {
      ways.add(RESUME);
      // What is on its way back already goes there by resume.
      if (noWayBack(operation).isEmpty() && !course.next().back()) {
        ways.add(ABORT);
      }
    } else if (retires(operation)) {
      ways.add(RETIRE);
    }
    return ways;
  }

  /** Why an operation that has not ended cannot be taken back; empty when it can. */
  public static Optional<String> noWayBack(Operation operation) {
    Course course = operation.course();
    if (operation.order().driven() && course.next() != Step.DRIVE) {
      return Optional.of(
          "The provider made the new value and may know no other: there is no way back.");
    }
    return course.retire() == Retire.MEANT || course.retire() == Retire.DONE
        ? Optional.of("The old credential is being retired: there is no way back.")
        : Optional.empty();
  }

  /** Whether the old credential of a completed operation still waits to be retired. */
  public static boolean retires(Operation operation) {
    return operation.status() == Status.COMPLETED && operation.course().retire() == Retire.DUE;
  }

  /** The command to paste. */
  public String command(String id) {
    return "qd rotations " + name().toLowerCase(Locale.ROOT) + " " + id;
  }

  /** The same for a sentence: how to go on and, where it is open, how to go back. */
  public static String advice(Operation operation) {
    String id = operation.id();
    return "Go on: "
        + RESUME.command(id)
        + "."
        + (of(operation).contains(ABORT) ? " Or take it back: " + ABORT.command(id) + "." : "");
  }
}
