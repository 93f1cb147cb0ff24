package dev.quarterdeck.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Feeds a parser with texts drawn from a seed: samples, mutilated. A parser may refuse with a
 * {@link ProblemException}; any other exception, an error and a hang are failures. {@code
 * -Dfuzz.tries=N} sets how many texts each parser gets, {@code -Dfuzz.from=SEED} the first seed.
 */
public final class Fuzz {
  private static final int FEW = 300;

  /** Against a parser that hangs; far more than one text takes on a busy machine. */
  private static final int PATIENCE_SECONDS = 30;

  private final String parser;
  private final List<String> samples;
  private boolean files;
  private volatile String current = "";
  private volatile long seed;

  private Fuzz(String parser, List<String> samples) {
    this.parser = parser;
    this.samples = samples;
  }

  /** What is done with one text. */
  @FunctionalInterface
  public interface Use {
    void accept(String text) throws Exception;
  }

  /**
   * Begins.
   *
   * @param parser its name in the report
   * @param samples texts that it understands
   */
  public static Fuzz of(String parser, String... samples) {
    return new Fuzz(parser, List.of(samples));
  }

  /** Only texts that a file in UTF-8 can hold: no lone surrogates. */
  public Fuzz inFiles() {
    files = true;
    return this;
  }

  /** How many texts each parser gets. */
  public static int tries() {
    return Integer.getInteger("fuzz.tries", FEW);
  }

  /** Every text once; fails with the first that is not parsed or refused as it should be. */
  public void each(Use use) {
    FutureTask<Integer> task = new FutureTask<>(() -> run(use));
    Thread worker = Thread.ofPlatform().daemon().name("fuzz " + parser).start(task);
    try {
      int done = ended(task);
      System.Logger log = System.getLogger(Fuzz.class.getName());
      log.log(System.Logger.Level.INFO, () -> "fuzz: " + parser + ": " + done + " texts");
    } catch (TimeoutException e) {
      AssertionError hang = new AssertionError(parser + " hangs " + where());
      hang.setStackTrace(worker.getStackTrace());
      throw hang;
    } catch (ExecutionException e) {
      throw new AssertionError(parser + " fails " + where() + ": " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(parser + " was interrupted", e);
    }
  }

  /** However many texts there are, as long as they go on. */
  private int ended(FutureTask<Integer> task)
      throws InterruptedException, ExecutionException, TimeoutException {
    while (true) {
      long before = seed;
      try {
        return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        if (seed == before) {
          throw e;
        }
      }
    }
  }

  private String where() {
    String text = current.length() > 600 ? current.substring(0, 600) + "…" : current;
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                escaped.append(
                    c >= 0x20 && c < 0x7f ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return "with seed " + seed + ", " + current.length() + " characters: " + escaped;
  }

  private int run(Use use) throws Exception {
    long from = Long.getLong("fuzz.from", 1L);
    List<String> plain = new ArrayList<>(samples);
    plain.add("");
    for (int i = 0; i < tries(); i++) {
      seed = from + i;
      String text = i < plain.size() ? plain.get(i) : new Mutation(seed, samples).text();
      current = files ? new String(text.getBytes(UTF_8), UTF_8) : text;
      try {
        use.accept(current);
      } catch (ProblemException refused) {
        sound(refused.problem());
      }
    }
    return tries();
  }

  /** A refusal is an answer when it is sound. */
  public static <T> void sound(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Failed<T>(Problem problem)) {
      sound(problem);
    }
  }

  /** A problem says what happened and what to do, on one line that a terminal may show. */
  public static void sound(Problem problem) {
    assertThat(problem).isNotInstanceOf(Problem.Unexpected.class);
    assertThat(problem.sentence()).isNotBlank();
    assertThat(problem.remedy()).isNotBlank();
    clean(problem.sentence());
    clean(problem.remedy());
  }

  /** Nothing in it moves a cursor, reorders or hides its neighbours. */
  public static void clean(String text) {
    assertThat(Text.clean(text)).as("cleaned already").isEqualTo(text);
  }
}
