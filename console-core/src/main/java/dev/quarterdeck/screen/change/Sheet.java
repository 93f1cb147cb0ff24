package dev.quarterdeck.screen.change;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.change.Preview;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the page while something is changed or looked at; drawn alike by both front ends.
 *
 * @param round of a wizard's questions, from 0
 * @param production the change is made in a production environment
 * @param preview what was confirmed, or is to be
 * @param focus counts through the inputs, then the buttons
 * @param good how it ended, once it did
 * @param until when the value that is held goes by itself; null without one
 */
public record Sheet(
    Stage stage,
    Undertaking<?> proposal,
    int round,
    boolean production,
    @Nullable Preview preview,
    List<SheetLine> lines,
    List<Input> inputs,
    int focus,
    int scroll,
    boolean good,
    @Nullable Instant until) {
  /** How far it has come. */
  public enum Stage {
    /** What is missing is filled in. */
    ASKING,
    /** The plan is being made. */
    PREPARING,
    /** The plan is shown. */
    CONFIRMING,
    /** It is being made. */
    WORKING,
    /** It came to its end. */
    OVER,
    /** A value is shown, or lies on the clipboard, for a moment. */
    HELD
  }

  static final String NAME = "name";
  static final String REASON = "reason";

  public Sheet {
    lines = List.copyOf(lines);
    inputs = List.copyOf(inputs);
  }

  private static Sheet at(
      Stage stage, Undertaking<?> proposal, int round, List<SheetLine> lines, List<Input> inputs) {
    return new Sheet(stage, proposal, round, false, null, lines, inputs, 0, 0, false, null);
  }

  static Sheet asking(Undertaking<?> proposal) {
    return at(Stage.ASKING, proposal, 0, List.of(), proposal.asks());
  }

  static Sheet asking(Undertaking<?> proposal, int round, Undertaking.Questions questions) {
    return at(Stage.ASKING, proposal, round, questions.lines(), questions.inputs());
  }

  static Sheet preparing(Undertaking<?> proposal, int round, String text) {
    return at(
        Stage.PREPARING, proposal, round, List.of(new SheetLine(text, Tone.ACCENT)), List.of());
  }

  /** The plan with Cancel in focus; in production the name has to be typed. */
  static Sheet confirming(Undertaking<?> proposal, Preview preview) {
    boolean production = preview.production();
    List<Input> inputs = new ArrayList<>();
    if (production) {
      inputs.add(Input.text(NAME, "Name", "type " + preview.plan().name() + " to go on"));
    }
    inputs.add(Input.text(REASON, "Reason", "goes into the record"));
    return new Sheet(
        Stage.CONFIRMING,
        proposal,
        0,
        production,
        preview,
        lines(preview),
        inputs,
        inputs.size(),
        0,
        false,
        null);
  }

  static Sheet working(Sheet before) {
    return before.come(
        Stage.WORKING, List.of(new SheetLine("Under way…", Tone.ACCENT)), false, null);
  }

  static Sheet over(Sheet before, List<SheetLine> lines, boolean good) {
    return before.come(Stage.OVER, lines, good, null);
  }

  static Sheet held(Sheet before, List<SheetLine> lines, Instant until) {
    return before.come(Stage.HELD, lines, true, until);
  }

  private Sheet come(Stage to, List<SheetLine> text, boolean well, @Nullable Instant end) {
    return new Sheet(to, proposal, round, production, preview, text, List.of(), 0, 0, well, end);
  }

  static List<SheetLine> lines(Problem problem) {
    return List.of(
        new SheetLine("✖ " + problem.sentence(), Tone.BAD),
        SheetLine.BLANK,
        new SheetLine("→ " + problem.remedy(), Tone.ACCENT));
  }

  private static List<SheetLine> lines(Preview preview) {
    Plan plan = preview.plan();
    List<SheetLine> lines = new ArrayList<>();
    lines.add(SheetLine.of(plan.title()));
    plan.details().forEach(d -> lines.add(new SheetLine("  " + d, Tone.NORMAL)));
    lines.add(SheetLine.BLANK);
    int n = 1;
    for (Plan.Step step : plan.steps()) {
      lines.add(new SheetLine("%2d  %s".formatted(n++, step.text()), Tone.NORMAL));
    }
    if (!plan.notes().isEmpty()) {
      lines.add(SheetLine.BLANK);
      plan.notes().forEach(note -> lines.add(new SheetLine("▲ " + note, Tone.WARN)));
    }
    lines.add(SheetLine.BLANK);
    lines.add(
        new SheetLine(
            preview.caller().arn()
                + " in "
                + preview.region()
                + (preview.environment().label().isEmpty()
                    ? ""
                    : ", " + preview.environment().label()),
            Tone.MUTED));
    return lines;
  }

  /** What the buttons say, in their order. */
  public List<String> buttons() {
    return switch (stage) {
      case ASKING -> List.of("Cancel", last() ? proposal.verb() : "Go on");
      case PREPARING -> List.of("Cancel");
      case CONFIRMING -> List.of("Cancel", proposal.verb());
      case WORKING -> runsOn() ? List.of("Leave it running", "Stop") : List.of("Stop");
      case OVER -> List.of("Close");
      case HELD -> List.of("Hide it now");
    };
  }

  /** Nothing stands between what is asked and the doing of it. */
  private boolean last() {
    return proposal instanceof Errand<?> && !proposal.wizard();
  }

  /** Whether one may leave while it goes on. */
  boolean runsOn() {
    return proposal instanceof Proposal<?, ?> p && p.runsOn();
  }

  /** Whether the last button may be pressed: in production the name must stand there. */
  public boolean ready() {
    Preview shown = preview;
    return stage != Stage.CONFIRMING
        || !production
        || (shown != null && shown.plan().name().equals(text(NAME)));
  }

  /** Which input has the focus; -1 for a button. */
  public int input() {
    return focus < inputs.size() ? focus : -1;
  }

  /** Which button has the focus; -1 for an input. */
  public int button() {
    return focus - inputs.size() >= 0 ? focus - inputs.size() : -1;
  }

  String text(String id) {
    return inputs.stream().filter(i -> i.id().equals(id)).map(Input::text).findFirst().orElse("");
  }

  Sheet focused(int next) {
    int all = inputs.size() + buttons().size();
    return with(lines, inputs, Math.floorMod(next, all), scroll);
  }

  Sheet filled(int index, Input input) {
    List<Input> next = new ArrayList<>(inputs);
    next.set(index, input);
    return with(lines, next, focus, scroll);
  }

  Sheet showing(List<SheetLine> next) {
    return with(next, inputs, focus, scroll);
  }

  Sheet scrolled(int by) {
    return with(lines, inputs, focus, Math.max(0, scroll + by));
  }

  private Sheet with(List<SheetLine> l, List<Input> i, int f, int s) {
    return new Sheet(stage, proposal, round, production, preview, l, i, f, s, good, until);
  }
}
