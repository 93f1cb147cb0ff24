package dev.quarterdeck.tui.console;

import static dev.quarterdeck.tui.console.ConsoleRun.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets by keys only: key, versions, difference; reveal, copy, and the other changes. */
class SecretPagesOnSandboxTest {
  /** How the value begins that the sandbox's secret holds. */
  private static final String VALUE = "demo-jwt-";

  @TempDir private Path folder;

  private SandboxReads sandbox(boolean readOnly) throws Exception {
    return new SandboxReads(Scenario.CALM, folder, SandboxReads.PATIENCE, readOnly);
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aKeyIsFollowedFromTheSecretToItsVersionsAndTheirDifference(int rows, int columns)
      throws Exception {
    try (SandboxReads aws = sandbox(true);
        ConsoleRun run = aws.run(rows, columns)) {
      Ways.toKeys(run);
      run.sees("▲ overdue", "240d", "3 fresh");
      run.type("/jwt\r");
      run.sees("1 of 7 rows");
      run.type("\r");
      String key = run.sees("› JWT_SECRET", "Used by", "THIS KEY");
      assertThat(key).contains("240d, overdue", "AWSCURRENT", "3 fresh", "same", "oldest known");
      run.type("v");
      String versions = run.sees("› Versions", "CHANGED", "2 rows");
      assertThat(versions).contains("~ OPENAI_API_KEY", "AWSPREVIOUS").doesNotContain(VALUE);
      run.type("\r");
      String version = run.sees("Differences", "~ changed", "Against");
      assertThat(version).contains("Same     6 keys", "LENGTH BEFORE").doesNotContain(VALUE);
      run.type("[[");
      run.sees("› JWT_SECRET", "THIS KEY");
      run.type("]");
      run.sees("› Versions", "CHANGED");
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void aValueIsRevealedForAReasonRecordedAndHiddenAgain(int rows, int columns) throws Exception {
    try (SandboxReads aws = sandbox(true);
        ConsoleRun run = aws.run(rows, columns)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      run.type("x");
      run.sees("Reveal acme/prod/app · JWT_SECRET", "Reason", "Show it");
      run.type("\r");
      run.sees("[ Show it ]");
      run.type("\r");
      run.sees("✖ A reveal needs a reason", "[ Close ]");
      run.type("\rx");
      run.sees("Reason", "Show it");
      run.type("checking the issuer\r\r");
      run.sees(VALUE, "Gone by itself in 0:", "[ Hide it now ]");
      run.type(ESC);
      run.sees("the value hidden", s -> !s.contains(VALUE) && s.contains("› JWT_SECRET"));
      assertThat(aws.reads().console().audit().entries().orThrow())
          .anyMatch(
              e ->
                  e.action().equals("secrets.reveal")
                      && Objects.equals(e.reason(), "checking the issuer")
                      && e.outcome().startsWith("done"));
    }
    assertThatNothingHolds(VALUE);
  }

  @Test
  void aValueThatIsShownGoesByItself() throws Exception {
    try (SandboxReads aws = sandbox(true);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      run.type("x");
      run.sees("Reason", "Show it");
      run.type("looking\r\r");
      run.sees(VALUE, "Gone by itself");
      aws.sandbox.world().advance(Duration.ofSeconds(31));
      run.sees("the value gone", s -> !s.contains(VALUE) && !s.contains("Gone by itself"));
    }
  }

  @Test
  void aValueIsCopiedAndTheClipboardClearedByItself() throws Exception {
    Path held = folder.resolve("clipboard");
    Map<String, String> env = Map.of("DISPLAY", ":0", "PATH", xclip(held).toString());
    try (SandboxReads aws = sandbox(true);
        ConsoleRun run = aws.run(24, 80, env)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      run.type("X");
      run.sees("Copy acme/prod/app · JWT_SECRET", "Copy it");
      run.type("new laptop\r\r");
      String shown = run.sees("is on the clipboard", "Gone by itself");
      assertThat(shown).doesNotContain(VALUE);
      run.sees("the tool to be used", s -> holds(held, VALUE));
      aws.sandbox.world().advance(Duration.ofSeconds(11));
      run.sees("the sheet gone", s -> !s.contains("Gone by itself"));
      run.sees("the clipboard empty", s -> holds(held, "") && !holds(held, VALUE));
      assertThat(aws.reads().console().audit().entries().orThrow())
          .anyMatch(e -> e.action().equals("secrets.copy"));
    }
    assertThatNothingHolds(VALUE);
  }

  @Test
  void leavingTheConsoleClearsTheClipboard() throws Exception {
    Path held = folder.resolve("clipboard");
    Map<String, String> env = Map.of("DISPLAY", ":0", "PATH", xclip(held).toString());
    try (SandboxReads aws = sandbox(true);
        ConsoleRun run = aws.run(24, 80, env)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      run.type("X");
      run.sees("Copy it");
      run.type("new laptop\r\r");
      run.sees("is on the clipboard");
      run.sees("the tool to be used", s -> holds(held, VALUE));
      run.type(ConsoleRun.CTRL_C);
      run.ends();
      assertThat(held).isEmptyFile();
    }
  }

  /** A clipboard in a file, in the way of xclip. */
  private Path xclip(Path held) throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path script = tools.resolve("xclip");
    Files.writeString(
        script,
        """
        #!/bin/sh
        case "$*" in
          *-out) /bin/cat '%1$s' ;;
          *) /bin/cat > '%1$s.new'; /bin/mv '%1$s.new' '%1$s' ;;
        esac
        """
            .formatted(held));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return tools;
  }

  private static boolean holds(Path file, String text) {
    try {
      String content = Files.exists(file) ? Files.readString(file) : "nothing yet";
      return text.isEmpty() ? content.isEmpty() : content.contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertThatNothingHolds(String value) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContain(value);
      }
    }
  }

  @Test
  void tagsAreSetAndRemoved() throws Exception {
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      run.type("[[");
      run.sees("Secret", "esc back");
      run.type("T");
      run.sees("Tag acme/prod/app", "Go on");
      run.type("team\rplatform\r\r");
      Confirm.plan(run, "acme/prod/app", "Tag it");
      run.sees("✓ The tags are as wanted", "[ Close ]");
      run.type("\r");
      String arn =
          aws.reads().secrets().orThrow().value().stream()
              .map(e -> e.secret())
              .filter(s -> s.name().equals("acme/prod/app"))
              .findFirst()
              .orElseThrow()
              .arn();
      assertThat(aws.reads().secret(arn).orThrow().value().secret().tags())
          .containsEntry("team", "platform");
      run.type("T");
      run.sees("Tag acme/prod/app", "Go on");
      run.type("team\r\r\r");
      Confirm.plan(run, "acme/prod/app", "Tag it");
      run.sees("✓ The tags are as wanted");
      assertThat(aws.reads().secret(arn).orThrow().value().secret().tags())
          .doesNotContainKey("team");
    }
  }

  @Test
  void aSecretIsMadeWithItsValueUnseen() throws Exception {
    String canary = "canary-51aa-new";
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(24, 80)) {
      run.type("2");
      run.sees("acme/prod/app", "rows");
      run.type("N");
      run.sees("Make a secret", "First key");
      run.type("acme/test/new\rAPI_KEY\r" + canary + "\r\r\r");
      Confirm.plan(run, "acme/test/new", "Make it");
      String end = run.sees("✓ acme/test/new is there", "[ Close ]");
      assertThat(end).doesNotContain(canary);
      run.type("\r/test/new\r");
      run.sees("1 of ");
    }
    assertThatNothingHolds(canary);
  }

  @Test
  void anEarlierVersionIsMadeCurrentAndNothingToUnlockIsSaid() throws Exception {
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      run.type("v");
      run.sees("› Versions", "2 rows");
      run.type("j");
      run.sees(
          "the older one chosen",
          s -> s.lines().anyMatch(l -> l.startsWith("▌") && l.contains("AWSPREVIOUS")));
      run.type("B");
      Confirm.plan(run, "acme/prod/app", "Make it current");
      run.sees("✓ AWSCURRENT is on version", "▲");
      run.type("\r[[[");
      run.sees("esc back", "K keys");
      run.type("L");
      run.sees("Nothing waits under AWSPENDING");
    }
  }

  @Test
  void hostileNamesOfKeysAreText() throws Exception {
    try (SandboxReads aws = sandbox(false);
        ConsoleRun run = aws.run(24, 80)) {
      Ways.toKey(run, "jwt", "JWT_SECRET");
      run.type("[[");
      run.sees("esc back", "K keys");
      run.type("E");
      run.sees("Set a key of", "Go on");
      run.type("\u001b[200~EVIL\u202e\u001b]0;x\u0007KEY\u001b[201~\rv\r\r");
      String plan = run.sees("[ Cancel ]", "Reason", "EVIL");
      assertThat(plan).doesNotContain("\u202e", "\u001b", "\u0007");
      Confirm.plan(run, "acme/prod/app", "Set it");
      run.sees("✓ Set in version");
      run.type("\rK");
      run.sees("› Keys", "1 of 8 rows");
      run.type(ESC);
      String keys = run.sees("› Keys", "EVIL", "8 rows");
      for (String bad : List.of("\u202e", "\u001b", "\u0007")) {
        assertThat(keys).doesNotContain(bad);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"24,80", "50,200"})
  void oneThatIsScheduledForDeletionIsShownAndTakenBack(int rows, int columns) throws Exception {
    try (SandboxReads aws = new SandboxReads(Scenario.CALM, folder, SandboxReads.PATIENCE, false);
        ConsoleRun run = aws.run(rows, columns)) {
      try (Change<?> gone = aws.reads().life().delete("acme/prod/app", 7, true).orThrow()) {
        aws.reads().changes().run(gone, "a test", Outcome::done).orThrow();
      }
      run.type("2");
      run.sees("acme/prod/app");
      run.type("/prod/app\r");
      run.sees("1 of ", "deleting");
      run.type("\r");
      run.sees(
          "Deletion",
          "✖ goes for good in 6d",
          "its value cannot be read",
          "new tasks of",
          "U restore");
      run.type("U");
      Confirm.plan(run, "acme/prod/app", "Restore");
      run.sees("[ Close ]");
      run.type("\r");
      run.sees("the secret whole again", s -> s.contains("json") && !s.contains("goes for good"));
    }
  }
}
