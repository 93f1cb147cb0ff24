package dev.quarterdeck.screen.change;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.change.Preview;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the page while something is changed; drawn alike by both front ends.
 *
 * @param production the change is made in a production environment
 * @param preview what was confirmed, or is to be
 * @param focus counts through the inputs, then the buttons
 * @param good how it ended, once it did
 */
public record Sheet(
    Stage stage,
    Proposal<?, ?> proposal,
    boolean production,
    @Nullable Preview preview,
    List<SheetLine> lines,
    List<Input> inputs,
    int focus,
    int scroll,
    boolean good) {
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
    OVER
  }

  static final String NAME = "name";
  static final String REASON = "reason";

  public Sheet {
    lines = List.copyOf(lines);
    inputs = List.copyOf(inputs);
  }

  static Sheet asking(Proposal<?, ?> proposal) {
    return new Sheet(Stage.ASKING, proposal, false, null, List.of(), proposal.asks(), 0, 0, false);
  }

  static Sheet preparing(Proposal<?, ?> proposal) {
    return new Sheet(
        Stage.PREPARING,
        proposal,
        false,
        null,
        List.of(new SheetLine("Reading what there is, and planning…", Tone.ACCENT)),
        List.of(),
        0,
        0,
        false);
  }

  /** The plan with Cancel in focus; in production the name has to be typed. */
  static Sheet confirming(Proposal<?, ?> proposal, Preview preview) {
    boolean production = preview.environment().production();
    List<Input> inputs = new ArrayList<>();
    if (production) {
      inputs.add(Input.text(NAME, "Name", "type " + preview.plan().name() + " to go on"));
    }
    inputs.add(Input.text(REASON, "Reason", "goes into the record"));
    return new Sheet(
        Stage.CONFIRMING,
        proposal,
        production,
        preview,
        lines(preview),
        inputs,
        inputs.size(),
        0,
        false);
  }

  static Sheet working(Sheet before) {
    return new Sheet(
        Stage.WORKING,
        before.proposal,
        before.production,
        before.preview,
        List.of(new SheetLine("Under way…", Tone.ACCENT)),
        List.of(),
        0,
        0,
        false);
  }

  static Sheet over(Sheet before, List<SheetLine> lines, boolean good) {
    return new Sheet(
        Stage.OVER,
        before.proposal,
        before.production,
        before.preview,
        lines,
        List.of(),
        0,
        0,
        good);
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
      case ASKING -> List.of("Cancel", "Go on");
      case PREPARING -> List.of("Cancel");
      case CONFIRMING -> List.of("Cancel", proposal.verb());
      case WORKING -> List.of("Stop");
      case OVER -> List.of("Close");
    };
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
    return new Sheet(stage, proposal, production, preview, l, i, f, s, good);
  }
}
