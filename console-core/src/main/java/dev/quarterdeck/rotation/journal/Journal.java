package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The one process's hold on an operation: every change is on the disk before it counts. */
public final class Journal implements AutoCloseable {
  private final Path file;
  private final Hold hold;
  private final Disk disk;
  private Operation operation;

  /** {@code hold}: the operation's lock; closed with this. */
  Journal(Path file, Hold hold, Disk disk, Operation operation) {
    this.file = file;
    this.hold = hold;
    this.disk = disk;
    this.operation = operation;
  }

  public Operation operation() {
    return operation;
  }

  public Course course() {
    return operation.course();
  }

  public Order order() {
    return operation.order();
  }

  /**
   * Writes the change, also when the thread was interrupted. Fails with {@link Problem.Storage};
   * then the operation is as it was, on the disk and here.
   */
  public void update(UnaryOperator<Course> change) {
    Operation next = operation.with(change);
    write(next);
    operation = next;
  }

  void at(Operation now) {
    operation = now;
  }

  void write(Operation next) {
    try {
      disk.replace(file, JournalCodec.write(next));
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage(
              "The journal "
                  + file
                  + " could not be written ("
                  + Text.clean(e.getClass().getSimpleName() + ": " + e.getMessage())
                  + "); nothing more was done.",
              "Make room or rights there, then: qd rotations resume " + next.id()));
    }
  }

  @Override
  public void close() {
    hold.close();
  }
}
