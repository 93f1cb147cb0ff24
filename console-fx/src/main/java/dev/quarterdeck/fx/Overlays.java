package dev.quarterdeck.fx;

import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.shell.CommandBar;
import dev.quarterdeck.fx.shell.CommandPalette;
import dev.quarterdeck.fx.shell.HelpSheet;
import dev.quarterdeck.fx.shell.SheetView;
import dev.quarterdeck.fx.shell.Shell;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.palette.Choice;
import dev.quarterdeck.screen.palette.Palette;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What lies over the page; made when first asked for: most windows never show it. */
final class Overlays {
  private final Shell shell;
  private final KeyMap keys;
  private final Consumer<Msg> send;
  private final Supplier<Errand.@Nullable Held> held;
  private final Consumer<String> taken;
  private final Supplier<@Nullable State> shown;
  private final Consumer<Choice> take;
  private final Runnable again;
  private @Nullable CommandBar commands;
  private @Nullable HelpSheet help;
  private @Nullable SheetView sheet;
  private @Nullable CommandPalette palette;
  private boolean finding;
  private boolean found;

  /**
   * @param held a value that core holds for a moment, outside of the state
   * @param taken told what somebody copied from such a value
   * @param shown the state that is drawn
   * @param take something was chosen in the palette
   * @param again draws the state anew: the page takes the keys again
   */
  Overlays(
      Shell shell,
      KeyMap keys,
      Consumer<Msg> send,
      Supplier<Errand.@Nullable Held> held,
      Consumer<String> taken,
      Supplier<@Nullable State> shown,
      Consumer<Choice> take,
      Runnable again) {
    this.again = again;
    this.shell = shell;
    this.keys = keys;
    this.send = send;
    this.held = held;
    this.taken = taken;
    this.shown = shown;
    this.take = take;
  }

  /** Whether the palette is open. */
  boolean finding() {
    return finding;
  }

  /** Opens the palette, or closes it; not over a sheet. */
  void togglePalette() {
    State s = shown.get();
    if (finding) {
      closePalette();
    } else if (s != null && s.sheet() == null && !s.help()) {
      if (palette == null) {
        palette =
            new CommandPalette(
                keys,
                typed -> {
                  State now = shown.get();
                  return now == null ? List.of() : Palette.of(now, typed);
                },
                take,
                this::closePalette);
      }
      finding = true;
      shell.overlay(palette, true);
      palette.start();
      palette.again(Palette.reading(s));
      send.accept(new Msg.Look(Palette.lists()));
    }
  }

  void closePalette() {
    if (palette != null && finding) {
      finding = false;
      found = true;
      shell.overlay(palette, false);
      again.run();
    }
  }

  /** True where one of them has gone, so that the page takes the keys again. */
  boolean draw(@Nullable State before, State s, View v) {
    boolean command = s.prompt() instanceof State.Prompt.CommandLine;
    boolean commandBefore = before != null && before.prompt() instanceof State.Prompt.CommandLine;
    if (command && commands == null) {
      commands = new CommandBar(keys, send);
    }
    if (commands != null) {
      shell.overlay(commands, command);
      commands.show(v.completions());
      if (command && !commandBefore) {
        commands.start();
      }
    }
    boolean helpBefore = before != null && before.help();
    if (s.help() && help == null) {
      help = new HelpSheet(keys, () -> send.accept(new Msg.Do(Action.HELP)));
    }
    if (help != null) {
      shell.overlay(help, s.help());
      if (v.body() instanceof View.Body.Help(List<Offer> offers, int scroll)) {
        help.show(offers);
      }
      if (s.help() && !helpBefore) {
        help.focus();
      }
    }
    if (finding && palette != null) {
      palette.again(Palette.reading(s));
    }
    drawSheet(s);
    boolean sheetGone = before != null && before.sheet() != null && s.sheet() == null;
    boolean left = (commandBefore && !command) || (helpBefore && !s.help()) || sheetGone || found;
    found = false;
    boolean filtered =
        before != null
            && before.prompt() instanceof State.Prompt.FilterLine
            && s.prompt() instanceof State.Prompt.None;
    return left || filtered;
  }

  private void drawSheet(State s) {
    if (s.sheet() == null) {
      if (sheet != null) {
        shell.overlay(sheet, false);
        sheet.forget();
      }
      return;
    }
    if (sheet == null) {
      sheet = new SheetView(m -> send.accept(new Msg.OnSheet(m)), taken);
    }
    shell.overlay(sheet, true);
    sheet.show(s.sheet(), held.get(), s.now());
  }
}
