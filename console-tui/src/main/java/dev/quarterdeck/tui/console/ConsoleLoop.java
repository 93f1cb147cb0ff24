package dev.quarterdeck.tui.console;

import dev.quarterdeck.kernel.Defect;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.State.Prompt;
import dev.quarterdeck.screen.console.Update;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.loop.ScreenLoop;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.session.MfaQuestions;
import dev.quarterdeck.tui.terminal.Grid;
import dev.quarterdeck.tui.terminal.Key;
import dev.quarterdeck.tui.terminal.Key.Name;
import dev.quarterdeck.tui.terminal.TerminalEvent;
import dev.quarterdeck.tui.terminal.Tty;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The console's one thread: input, signals, answers and ticks only enqueue; it takes what there is
 * and then draws one frame. Reads run elsewhere, so that keys answer while the network hangs.
 */
public final class ConsoleLoop {
  private static final Duration TICK = Duration.ofSeconds(1);

  /** What one notch of the wheel moves by. */
  private static final int WHEEL_ROWS = 3;

  private final Tty tty;
  private final Reads reads;
  private final Update update;
  private final ScreenLoop<State, Msg> loop;
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Picture picture = new Picture();
  private final MfaQuestions questions =
      new MfaQuestions(queue::add, () -> reply = LineEdit.of(""));
  private LineEdit reply = LineEdit.of("");
  private State.@Nullable Clip copied;
  private State.@Nullable Look look;
  private final LineKeys lineKeys;
  private final SheetKeys sheetKeys = new SheetKeys(m -> sheet(m));
  private boolean over;
  private volatile @Nullable Thread ui;
  private @Nullable IOException failure;
  private @Nullable RuntimeException deaf;

  /** The picture could not be drawn: a page with a defect may offer nothing either. */
  private boolean unseen;

  /** Why the picture cannot be drawn; what is shown instead of it. */
  private @Nullable Problem broken;

  /** The terminal is taken over by {@link #run} and closed by whoever made it. */
  public ConsoleLoop(Tty tty, Reads reads, State start) {
    this.tty = tty;
    this.reads = reads;
    this.update = new Update(reads);
    this.loop = new ScreenLoop<>(start, update::update, Update::crashed, this::execute, s -> {});
    this.lineKeys = new LineKeys(loop::send);
  }

  /** A key's message takes effect before the next key is looked at; answers wait for their turn. */
  private void execute(Runnable task) {
    if (Thread.currentThread().equals(ui)) {
      task.run();
    } else {
      queue.add(task);
    }
  }

  /** Returns when the person leaves or the terminal has gone. */
  public void run() throws IOException, InterruptedException {
    ui = Thread.currentThread();
    try (loop;
        questions;
        HeldClip held = new HeldClip(tty.env(), tty.out(), p -> loop.send(new Msg.Crashed(p)))) {
      tty.open(event -> queue.add(() -> handle(event)));
      draw();
      tick();
      long nextTick = System.nanoTime() + TICK.toNanos();
      while (!over()) {
        Runnable task = queue.poll(nextTick - System.nanoTime(), TimeUnit.NANOSECONDS);
        for (; task != null && !over(); task = queue.poll()) {
          safely(task);
        }
        if (nextTick - System.nanoTime() <= 0) {
          tick();
          nextTick = System.nanoTime() + TICK.toNanos();
        }
        safely(() -> held.follow(update.held()));
        if (!over()) {
          draw();
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    if (deaf != null) {
      throw deaf;
    }
  }

  private void tick() {
    safely(() -> loop.send(new Msg.Tick(reads.now())));
  }

  /** What fails in a way that nobody foresaw is told, and ends nothing. */
  private void safely(Runnable piece) {
    try {
      piece.run();
    } catch (RuntimeException | Error e) {
      tell(Defect.goingOn(e));
    }
  }

  private void tell(Problem problem) {
    try {
      loop.send(new Msg.Crashed(problem));
    } catch (RuntimeException | Error e) {
      // Not even the notice can be made: the next picture is the sentence alone.
      broken = problem;
    }
  }

  /** Asks for codes of MFA devices; called by reads, on their threads. */
  public MfaPrompt codes() {
    return questions;
  }

  /**
   * Lends the terminal to something else; called by effects, on their threads, and waits for its
   * end. The console is not drawn meanwhile.
   *
   * @param line what is told before
   */
  public Outcome<Integer> handOver(String line, Callable<Integer> body) {
    CompletableFuture<Outcome<Integer>> ended = new CompletableFuture<>();
    queue.add(() -> ended.complete(Outcome.of(() -> tty.handOver(line, body))));
    return Outcome.of(ended::get).then(o -> o);
  }

  private boolean over() {
    return over || loop.state().quitting();
  }

  private void draw() throws IOException {
    try {
      obey(loop.state());
      String serial = questions.serial();
      tty.draw(
          grid -> {
            if (broken == null) {
              picture(grid, loop.state().sheet());
            }
            unseen = broken != null;
            if (broken != null) {
              Picture.failed(grid, broken);
              broken = null;
            }
            if (serial != null) {
              Bottom.question(grid, "Code of MFA device " + Text.clean(serial) + ": ", reply);
            }
          });
    } catch (RuntimeException | Error e) {
      tell(Defect.goingOn(e));
    }
  }

  private void picture(Grid grid, @Nullable Sheet sheet) {
    try {
      picture.draw(
          grid,
          loop.state(),
          lineKeys.edit(),
          sheet == null ? null : sheetKeys.caret(sheet),
          update.held());
    } catch (RuntimeException | Error e) {
      broken = Defect.goingOn(e);
    }
  }

  /** What the state asks of the terminal itself. */
  private void obey(State state) throws IOException {
    State.Clip clip = state.clip();
    if (clip != null && !clip.equals(copied)) {
      copied = clip;
      String hint = tty.copy(clip.text());
      if (hint != null) {
        loop.send(new Msg.Note(Text.clean(hint), Tone.WARN));
      }
    }
    if (look == null || !look.equals(state.look())) {
      look = state.look();
      tty.theme(look.theme());
      tty.mouse(look.mouse());
    }
  }

  private void handle(TerminalEvent event) {
    try {
      switch (event) {
        case TerminalEvent.Pressed(Key key) -> press(key);
        case TerminalEvent.Pasted(String text) -> paste(text);
        case TerminalEvent.Clicked(int row, int column) -> {
          if (questions.serial() == null) {
            picture.targets().at(row, column).ifPresent(this::take);
          }
        }
        case TerminalEvent.Wheeled(int by) -> wheel(by * WHEEL_ROWS);
        case TerminalEvent.Resized() -> tty.screen().forget();
        case TerminalEvent.SuspendAsked() -> tty.suspend();
        case TerminalEvent.Continued() -> tty.takeBack();
        case TerminalEvent.InterruptAsked() -> act(Action.QUIT);
        case TerminalEvent.Failed(RuntimeException cause) -> {
          // No key comes any more: it could not even be left.
          deaf = cause;
          over = true;
        }
        case TerminalEvent.Gone() -> over = true;
      }
    } catch (IOException e) {
      failure = e;
      over = true;
    }
  }

  private void press(Key key) throws IOException {
    Bindings.Own own = Bindings.own(key);
    if (own == Bindings.Own.SUSPEND) {
      tty.suspend();
    } else if (own == Bindings.Own.REDRAW) {
      tty.screen().forget();
    } else if (key.equals(Key.ctrl('c'))) {
      act(Action.QUIT);
    } else if (questions.serial() != null) {
      answer(key);
    } else if (picture.tooSmall()) {
      if (Bindings.action(key) == Action.QUIT) {
        act(Action.QUIT);
      }
    } else if (loop.state().sheet() != null) {
      sheetKeys.press(loop.state().sheet(), key, picture.sheet().page());
    } else {
      switch (loop.state().prompt()) {
        case Prompt.None() -> command(key);
        case Prompt.FilterLine() -> lineKeys.filter(key);
        case Prompt.CommandLine(String text) -> lineKeys.command(key, text, loop.state());
      }
    }
  }

  private void wheel(int rows) {
    if (loop.state().sheet() != null) {
      sheet(new SheetMsg.Scroll(rows));
    } else {
      settleScroll();
      loop.send(new Msg.Move(rows));
    }
  }

  private void sheet(SheetMsg message) {
    loop.send(new Msg.OnSheet(message));
    if (loop.state().sheet() == null) {
      sheetKeys.closed();
    }
  }

  private void answer(Key key) {
    if (key.name() == Name.ENTER || key.name() == Name.ESC) {
      boolean given = key.name() == Name.ENTER && !reply.text().isBlank();
      questions.answer(given ? Optional.of(reply.text().strip()) : Optional.empty());
    } else {
      reply = reply.press(key).orElse(reply);
    }
  }

  private void command(Key key) {
    State state = loop.state();
    Action action = Bindings.action(key);
    Optional<Offer> offer =
        state.help()
            ? Optional.empty()
            : unseen ? Roots.offered(key.toString()) : View.offered(state, key.toString());
    if (offer.isPresent()) {
      take(offer.get().msg());
      lineKeys.begin(loop.state());
    } else if (action != null) {
      perform(action);
    }
  }

  /** What a key or a click means here. */
  private void take(Msg msg) {
    if (msg instanceof Msg.Do(Action action)) {
      perform(action);
    } else if (msg instanceof Msg.OnSheet(SheetMsg message)) {
      sheet(message);
    } else {
      loop.send(msg);
    }
  }

  private void perform(Action action) {
    State state = loop.state();
    if (state.help() && action == Action.QUIT) {
      // q leaves what one is in; the help lies over the console.
      act(Action.HELP);
      return;
    }
    settleScroll();
    int page = picture.body().page();
    switch (action) {
      case HALF_UP -> loop.send(new Msg.Move(-Math.max(1, page / 2)));
      case HALF_DOWN -> loop.send(new Msg.Move(Math.max(1, page / 2)));
      case PAGE_UP -> loop.send(new Msg.Move(-page));
      case PAGE_DOWN -> loop.send(new Msg.Move(page));
      case FILTER -> {
        act(action);
        lineKeys.begin(loop.state());
      }
      case COMMAND -> {
        lineKeys.beginCommand();
        act(action);
      }
      default -> act(action);
    }
  }

  /** Core does not know how long the help is: what was scrolled too far is taken back first. */
  private void settleScroll() {
    State state = loop.state();
    if (state.help() && state.helpScroll() > picture.body().deepest()) {
      loop.send(new Msg.Move(picture.body().deepest() - state.helpScroll()));
    }
  }

  private void act(Action action) {
    loop.send(new Msg.Do(action));
  }

  private void paste(String text) {
    if (questions.serial() != null) {
      reply = reply.insert(text);
      return;
    }
    if (picture.tooSmall()) {
      return;
    }
    if (loop.state().sheet() != null) {
      sheetKeys.paste(loop.state().sheet(), text);
      return;
    }
    lineKeys.paste(loop.state().prompt(), text);
  }
}
