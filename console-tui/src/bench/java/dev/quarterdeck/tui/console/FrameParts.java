package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.Update;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.tui.terminal.Grid;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** What a frame is made of, at 10,000 rows and 200×50. */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FrameParts {
  private static final int ROWS = 10_000;

  private final ScriptedReads reads = new ScriptedReads();
  private final Update update = new Update(reads);
  private final Picture picture = new Picture();
  private final Grid grid = new Grid(50, 200);
  private final LineEdit line = LineEdit.of("");
  private State state = ScriptedReads.start(false);
  private Msg fresh = new Msg.Tick(ScriptedReads.START);
  private boolean down;

  /** A console that has read its 10,000 services. */
  @Setup
  public void read() throws Exception {
    reads.services(ScriptedServices.many(ROWS));
    var begun = update.update(state, new Msg.Tick(ScriptedReads.START));
    state = begun.state();
    for (Effect<Msg> effect : begun.effects()) {
      Msg answer = effect.body().call();
      state = update.update(state, answer).state();
      fresh = answer instanceof Msg.PageRead ? answer : fresh;
    }
  }

  private TableState table() {
    return Objects.requireNonNull(state.table());
  }

  /** The state's answer to j and k. */
  @Benchmark
  public Object updateOneRow() {
    down = !down;
    state = update.update(state, new Msg.Do(down ? Action.DOWN : Action.UP)).state();
    return state;
  }

  @Benchmark
  public Object view() {
    return View.of(state);
  }

  @Benchmark
  public Object picture() {
    grid.clear();
    picture.draw(grid, state, line, null, null);
    return grid;
  }

  @Benchmark
  public Object filterOfText() {
    return table().withFilter("svc-09 !down service:9");
  }

  @Benchmark
  public Object filterOfPattern() {
    return table().withFilter("/svc-0[1-7].*9$/");
  }

  @Benchmark
  public Object sort() {
    return table().sortedBy("service", true);
  }

  /** What the console's own thread does when 10,000 fresh rows arrive. */
  @Benchmark
  public Object freshRows() {
    State next = update.update(state, fresh).state();
    grid.clear();
    picture.draw(grid, next, line, null, null);
    return next;
  }
}
