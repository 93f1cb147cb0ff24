package dev.quarterdeck.tui.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Commands;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.State.Prompt;
import dev.quarterdeck.screen.console.Update;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.loop.ScreenLoop;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.tui.terminal.Key;
import dev.quarterdeck.tui.terminal.Key.Name;
import dev.quarterdeck.tui.terminal.TerminalEvent;
import dev.quarterdeck.tui.terminal.Tty;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The console's one thread: input, signals, answers and ticks only enqueue; it takes what there is
 * and then draws one frame. Reads run elsewhere, so that keys answer while the network hangs.
 */
public final class ConsoleLoop {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Tty tty;
  private final Reads reads;
  private final Update update;
  private final ScreenLoop<State, Msg> loop;
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Picture picture = new Picture();
  private final Queue<Question> questions = new ArrayDeque<>();
  private LineEdit edit = LineEdit.of("");
  private LineEdit reply = LineEdit.of("");
  private @Nullable String completing;
  private int completed;
  private State.@Nullable Clip copied;
  private final SheetKeys sheetKeys = new SheetKeys(m -> sheet(m));
  private boolean over;
  private volatile @Nullable Thread ui;
  private @Nullable IOException failure;

  /** The terminal is taken over by {@link #run} and closed by whoever made it. */
  public ConsoleLoop(Tty tty, Reads reads, State start) {
    this.tty = tty;
    this.reads = reads;
    this.update = new Update(reads);
    this.loop = new ScreenLoop<>(start, update::update, Update::crashed, this::execute, s -> {});
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
        HeldClip held = new HeldClip(tty.env(), tty.out(), p -> loop.send(new Msg.Crashed(p)))) {
      tty.open(event -> queue.add(() -> handle(event)));
      draw();
      loop.send(new Msg.Tick(reads.now()));
      long nextTick = System.nanoTime() + TICK.toNanos();
      while (!over()) {
        Runnable task = queue.poll(nextTick - System.nanoTime(), TimeUnit.NANOSECONDS);
        for (; task != null && !over(); task = queue.poll()) {
          task.run();
        }
        if (nextTick - System.nanoTime() <= 0) {
          loop.send(new Msg.Tick(reads.now()));
          nextTick = System.nanoTime() + TICK.toNanos();
        }
        held.follow(update.held());
        if (!over()) {
          draw();
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Asks for the code of an MFA device; called by reads, on their threads, and waits for the
   * answer. Empty when Esc was pressed or the read was given up.
   */
  public Optional<String> askCode(String serial) {
    Question question = Question.of("Code of MFA device " + Text.clean(serial) + ": ");
    queue.add(() -> questions.add(question));
    try {
      return question.answer().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      queue.add(() -> drop(question));
    }
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

  private void drop(Question question) {
    if (questions.remove(question)) {
      reply = LineEdit.of("");
    }
  }

  private boolean over() {
    return over || loop.state().quitting();
  }

  private void draw() throws IOException {
    State.Clip clip = loop.state().clip();
    if (clip != null && !clip.equals(copied)) {
      copied = clip;
      tty.copy(clip.text());
    }
    Question question = questions.peek();
    tty.draw(
        grid -> {
          Sheet sheet = loop.state().sheet();
          picture.draw(
              grid,
              loop.state(),
              edit,
              sheet == null ? null : sheetKeys.caret(sheet),
              update.held());
          if (question != null) {
            Bottom.question(grid, question.text(), reply);
          }
        });
  }

  private void handle(TerminalEvent event) {
    try {
      switch (event) {
        case TerminalEvent.Pressed(Key key) -> press(key);
        case TerminalEvent.Pasted(String text) -> paste(text);
        case TerminalEvent.Resized() -> tty.screen().forget();
        case TerminalEvent.SuspendAsked() -> tty.suspend();
        case TerminalEvent.Continued() -> tty.takeBack();
        case TerminalEvent.InterruptAsked() -> act(Action.QUIT);
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
    } else if (!questions.isEmpty()) {
      answer(questions.element(), key);
    } else if (loop.state().sheet() != null) {
      sheetKeys.press(loop.state().sheet(), key, picture.sheet().page());
    } else {
      switch (loop.state().prompt()) {
        case Prompt.None() -> command(key);
        case Prompt.FilterLine() -> filter(key);
        case Prompt.CommandLine(String text) -> commandLine(key, text);
      }
    }
  }

  private void sheet(SheetMsg message) {
    loop.send(new Msg.OnSheet(message));
    if (loop.state().sheet() == null) {
      sheetKeys.closed();
    }
  }

  private void answer(Question question, Key key) {
    if (key.name() == Name.ENTER || key.name() == Name.ESC) {
      boolean given = key.name() == Name.ENTER && !reply.text().isBlank();
      question.answer().complete(given ? Optional.of(reply.text().strip()) : Optional.empty());
      questions.remove();
      reply = LineEdit.of("");
    } else {
      reply = reply.press(key).orElse(reply);
    }
  }

  private void command(Key key) {
    State state = loop.state();
    Action action = Bindings.action(key);
    Optional<Offer> offer = state.help() ? Optional.empty() : View.offered(state, key.toString());
    if (offer.isPresent()) {
      loop.send(offer.get().msg());
      edit = typed(loop.state());
      return;
    }
    if (action == null) {
      return;
    }
    if (state.help() && action == Action.QUIT) {
      // q leaves what one is in; the help lies over the console.
      act(Action.HELP);
      return;
    }
    if (state.help() && state.helpScroll() > picture.body().deepest()) {
      loop.send(new Msg.Move(picture.body().deepest() - state.helpScroll()));
    }
    switch (action) {
      case PAGE_UP -> loop.send(new Msg.Move(-picture.body().page()));
      case PAGE_DOWN -> loop.send(new Msg.Move(picture.body().page()));
      case FILTER -> {
        act(action);
        edit = typed(loop.state());
      }
      case COMMAND -> {
        edit = LineEdit.of("");
        act(action);
      }
      default -> act(action);
    }
  }

  /** What stands in the line that is typed into. */
  private static LineEdit typed(State state) {
    TableState table = state.table();
    LogView lines = state.place().lines();
    return LineEdit.of(
        switch (state.prompt()) {
          case Prompt.None() -> "";
          case Prompt.CommandLine(String text) -> text;
          case Prompt.FilterLine() ->
              table != null ? table.filter() : lines == null ? "" : lines.search();
        });
  }

  private void act(Action action) {
    loop.send(new Msg.Do(action));
  }

  private void filter(Key key) {
    switch (key.name()) {
      case ENTER -> loop.send(new Msg.Submit());
      case ESC -> act(Action.BACK);
      case UP -> act(Action.UP);
      case DOWN -> act(Action.DOWN);
      default -> edit.press(key).ifPresent(this::filterText);
    }
  }

  private void filterText(LineEdit next) {
    edit = next;
    loop.send(new Msg.FilterText(next.text()));
  }

  private void commandLine(Key key, String text) {
    switch (key.name()) {
      case ENTER -> loop.send(new Msg.Submit());
      case ESC -> act(Action.BACK);
      case TAB -> complete(text, key.shift() ? -1 : 1);
      case BACKSPACE -> {
        if (text.isEmpty()) {
          act(Action.BACK);
        } else {
          edit.press(key).ifPresent(this::commandText);
        }
      }
      default -> edit.press(key).ifPresent(this::commandText);
    }
    if (key.name() != Name.TAB) {
      completing = null;
    }
  }

  private void commandText(LineEdit next) {
    edit = next;
    loop.send(new Msg.CommandText(next.text()));
  }

  /** The first Tab takes the first completion of what was typed, further ones walk through them. */
  private void complete(String text, int step) {
    if (completing == null) {
      completing = text;
      completed = step > 0 ? -1 : 0;
    }
    List<String> found = Commands.completions(completing, loop.state());
    if (!found.isEmpty()) {
      completed = Math.floorMod(completed + step, found.size());
      commandText(LineEdit.of(found.get(completed)));
    }
  }

  private void paste(String text) {
    if (!questions.isEmpty()) {
      reply = reply.insert(text);
      return;
    }
    if (loop.state().sheet() != null) {
      sheetKeys.paste(loop.state().sheet(), text);
      return;
    }
    switch (loop.state().prompt()) {
      case Prompt.None() -> {
        // A paste outside of a line would press keys that nobody meant.
      }
      case Prompt.FilterLine() -> filterText(edit.insert(text));
      case Prompt.CommandLine c -> commandText(edit.insert(text));
    }
  }
}
