package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.ConsoleReads;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.screen.console.Context;
import dev.quarterdeck.screen.session.BesidePage;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several contexts in one page: each is read for itself, and gone to with Enter. */
class BesideTest {
  @TempDir private Path folder;

  private static ConsoleRun scripted(ScriptedReads reads, int rows, int columns) throws Exception {
    return new ConsoleRun(reads, ScriptedReads.start(false), rows, columns);
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void theOthersAreThereWhileOneHangsAndOneHasExpired(int rows, int columns) throws Exception {
    ScriptedReads reads = new ScriptedReads();
    reads.hang();
    try (ConsoleRun run = scripted(reads, rows, columns)) {
      run.type(":profile hangs,expired,default\r");
      String shown = run.sees("▲ degraded", "reading …", "? unknown", "The credentials have");
      assertThat(line(shown, "reading …")).contains("hangs");
      assertThat(line(shown, "? unknown")).contains("expired");
      assertThat(line(shown, "▲ degraded")).contains("default", "prod/billing: 1 of 2");
      reads.release();
      run.sees("the one that hung", s -> s.lines().noneMatch(l -> l.contains("reading …")));
    } finally {
      reads.release();
    }
  }

  private static String line(String shown, String with) {
    return shown.lines().filter(l -> l.contains(with)).findFirst().orElse("");
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void enterGoesThereAndABracketComesBack(int rows, int columns) throws Exception {
    try (ConsoleRun run = scripted(new ScriptedReads(), rows, columns)) {
      run.type(":region eu-central-1,us-east-1\r");
      run.sees("Side by side", "Services in trouble", "enter go there");
      run.type("d");
      run.sees("eu-central-1", "Verdict", "Identity");
      run.type(ConsoleRun.ESC);
      run.sees("PROFILE");
      run.type("j\r");
      run.sees(
          "the other region",
          s -> s.lines().findFirst().orElse("").contains("us-east-1") && s.contains("Overview"));
      run.type("[");
      run.sees("Side by side", "PROFILE");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void thoseThatAreMarkedArePutSideBySide(int rows, int columns) throws Exception {
    try (ConsoleRun run = scripted(new ScriptedReads(), rows, columns)) {
      run.type(":contexts\r");
      run.sees("4 rows", "b side by side");
      run.type("*");
      run.sees("4 marked", "enter side by side");
      run.type("\r");
      run.sees(
          "each profile with each region",
          s ->
              4
                  == s.lines()
                      .filter(l -> l.contains("▲ degraded") && l.contains("ago  prod/billing:"))
                      .count());
    }
  }

  @Test
  void aSandboxHasNoOther() throws Exception {
    try (SandboxReads aws = new SandboxReads(Scenario.CALM, folder, SandboxReads.PATIENCE);
        ConsoleRun run = aws.run(50, 200)) {
      run.type(":profile prod,staging\r");
      run.sees("? unknown", "The sandbox has one profile and one region.");
      run.type(":contexts\r");
      run.sees("b side by side");
      run.type("b");
      run.sees("● healthy", "us-east-1", "sandbox");
    }
  }

  @Test
  void noMoreThanADozenAreLookedAtAndItSaysSo() {
    List<Context> wanted =
        IntStream.range(0, 15).mapToObj(i -> new Context("p" + i, null)).toList();
    assertThat(BesidePage.of(wanted).contexts()).hasSize(12);
    assertThat(BesidePage.of(wanted).left()).isEqualTo(3);
  }

  /** Sessions are opened once for each context, for reading only, and closed with the console. */
  @Test
  void eachHasASessionOfItsOwn() throws Exception {
    List<Options> opened = new ArrayList<>();
    try (Sandbox calm = Sandbox.start(Sandbox.Options.running(Scenario.CALM));
        Sandbox crash = Sandbox.start(Sandbox.Options.running(Scenario.CRASH_LOOP))) {
      ConsoleFactory factory =
          new ConsoleFactory() {
            @Override
            public Outcome<Console> open(Options o) {
              return new Consoles(Map.of(), new Home(folder), MfaPrompt.NONE, "test")
                  .on("broken".equals(o.profile()) ? crash : calm, o);
            }

            @Override
            public Outcome<Console> openBeside(Options o) {
              opened.add(o);
              return open(o);
            }
          };
      Options here = new Options(null, "us-east-1", null, null, false, SandboxReads.PATIENCE);
      try (ConsoleReads reads = ConsoleReads.open(factory, here).orThrow()) {
        Context broken = new Context("broken", "us-east-1");
        assertThat(reads.elsewhere(Context.of(reads.facts())).orThrow().health().verdict().name())
            .isEqualTo("HEALTHY");
        assertThat(opened).as("here is here").isEmpty();
        assertThat(reads.elsewhere(broken).orThrow().health().verdict().name())
            .isIn("DEGRADED", "DOWN");
        assertThat(reads.elsewhere(broken).orThrow().facts().readOnly()).isTrue();
        assertThat(opened).hasSize(1).allMatch(Options::readOnly);
        assertThat(reads.facts().readOnly()).isFalse();
      }
    }
  }
}
