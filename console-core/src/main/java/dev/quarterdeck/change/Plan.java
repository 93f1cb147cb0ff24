package dev.quarterdeck.change;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.session.ReadOperations;
import java.util.List;
import java.util.Map;

/**
 * What a change will do, as it is shown before and recorded; never holds a value. Names in it come
 * from AWS and are cleaned here.
 *
 * @param action as the record calls it, for example {@code secrets.set}
 * @param name of the thing that is changed; in a production environment it is typed to confirm
 * @param target for the record: the name and, where only a part is changed, that part
 * @param title one sentence
 * @param details what exactly changes, line by line
 * @param steps the calls in their order; none when there is nothing to change
 * @param notes consequences and warnings
 * @param tags of the thing, which may tell the environment
 */
public record Plan(
    String action,
    String name,
    String target,
    String title,
    List<String> details,
    List<Step> steps,
    List<String> notes,
    Map<String, String> tags) {
  public Plan {
    target = Text.clean(target);
    title = Text.clean(title);
    details = details.stream().map(Text::clean).toList();
    steps = List.copyOf(steps);
    notes = notes.stream().map(Text::clean).toList();
    tags = Map.copyOf(tags);
  }

  /**
   * One call.
   *
   * @param operation as IAM spells it, for example {@code secretsmanager:PutSecretValue}
   * @param text what it does
   */
  public record Step(String operation, String text) {
    public Step {
      text = Text.clean(text);
    }
  }

  /** A step that writes a file of this machine. */
  public static Step file(String text) {
    return new Step(ReadOperations.LOCAL + "WriteFile", text);
  }

  /** Nothing is sent to AWS: files of this machine are written, and no more. */
  public boolean local() {
    return steps.stream().allMatch(s -> s.operation().startsWith(ReadOperations.LOCAL));
  }

  /** Nothing would be called: everything is as it was asked for. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
