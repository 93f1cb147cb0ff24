package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Proposal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done now: hints, help, buttons and bindings are made from these. Keys are
 * written as in {@link Action}.
 *
 * @param id names it for tests and style sheets
 * @param title a word or two
 * @param help a sentence without a full stop
 * @param danger it changes something: it never hangs on one plain key
 * @param whyNot why it cannot be done now, or null
 * @param msg what happens then
 */
public record Offer(
    String id,
    String title,
    List<String> keys,
    String help,
    boolean danger,
    @Nullable String whyNot,
    Msg msg) {
  public Offer {
    title = Text.clean(title);
    help = Text.clean(help);
    keys = List.copyOf(keys);
    whyNot = whyNot == null ? null : Text.clean(whyNot);
  }

  /** Leads to another place. */
  public static Offer to(String id, String title, String key, String help, Page<?> page) {
    return new Offer(id, title, List.of(key), help, false, null, new Msg.Go(page));
  }

  /** Changes something, after a plan and a confirmation; never on one plain key. */
  public static Offer change(
      String id, String title, String key, String help, Proposal<Reads, ?> proposal) {
    return new Offer(id, title, List.of(key), help, true, null, new Msg.Begin(proposal));
  }

  /** Looks at something, or notes something, on a sheet; changes nothing in AWS. */
  public static Offer run(String id, String title, String key, String help, Errand<Reads> errand) {
    return new Offer(id, title, List.of(key), help, false, null, new Msg.Run(errand));
  }

  /** Writes a file of this machine, after a plan; a read-only session may, for AWS is not asked. */
  public static Offer note(
      String id, String title, String key, String help, Proposal<Reads, ?> proposal) {
    return new Offer(id, title, List.of(key), help, false, null, new Msg.Run(proposal));
  }

  /** What can be done everywhere. */
  public static Offer of(Action action) {
    return new Offer(
        action.name(),
        action.title(),
        action.keys(),
        action.help(),
        false,
        null,
        new Msg.Do(action));
  }
}
