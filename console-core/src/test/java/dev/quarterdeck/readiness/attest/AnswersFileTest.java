package dev.quarterdeck.readiness.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.profile.Answer;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersFileTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  @TempDir Path temp;
  private Path file;

  @BeforeEach
  void name() {
    file = temp.resolve("readiness.yaml");
  }

  private AnswersFile answers() {
    return new AnswersFile(file, temp.resolve("locks"), () -> NOW);
  }

  private static Outcome<ReadinessFile> made(Outcome<Change<ReadinessFile>> planned) {
    return planned.then(Change::execute);
  }

  @Test
  void the_plan_says_which_lines_and_writes_none() throws IOException {
    Files.writeString(
        file,
        """
        version: 1
        answers:
          load-test:
            owner: jonas
        product: Acme
        """);
    String before = Files.readString(file);
    Change<ReadinessFile> change =
        answers()
            .also("petra", null, null)
            .attest("load-test", "maria", "seen", null, null)
            .orThrow();
    assertThat(change.plan().title()).isEqualTo("Attest load-test in " + file + ".");
    assertThat(change.plan().steps())
        .extracting(Plan.Step::operation, Plan.Step::text)
        .containsExactly(tuple("local:WriteFile", "Write lines 4 to 8 of " + file + "."));
    assertThat(change.plan().details())
        .contains("-     owner: jonas", "+ 4:     owner: petra", "+ 8:       evidence: seen");
    assertThat(change.plan().local()).isTrue();
    assertThat(Files.readString(file)).isEqualTo(before);
    change.execute().orThrow();
    assertThat(Files.readString(file)).startsWith("version: 1\n").endsWith("product: Acme\n");
    assertThat(answers().assign("load-test", "petra", null, null).orThrow().plan().isEmpty())
        .isTrue();
  }

  @Test
  void begins_a_file_and_reads_back() throws IOException {
    ReadinessFile read =
        made(answers()
                .attest(
                    "load-test", "maria", "https://wiki/x: \"quoted\" # no comment", null, "jonas"))
            .orThrow();
    Answer.Attestation a = read.answer("load-test").attested();
    assertThat(a).isNotNull();
    assertThat(a.evidence()).isEqualTo("https://wiki/x: \"quoted\" # no comment");
    assertThat(a.review()).isEqualTo("jonas");
    assertThat(ReadinessFile.read(file).orThrow().answer("load-test").attested()).isEqualTo(a);
    assertThat(Files.readString(file)).startsWith("# What the team says").contains("version: 1");
  }

  @Test
  void touches_nothing_but_what_it_writes() throws IOException {
    String before =
        """
        # our file, kept by hand
        version: 1   # of the format
        product: 'Smart Store'

        scope: {clusters: [acme-prod]}

        answers:
          # the big one
          load-test:
            attested: {by: maria, at: 2026-01-01, evidence: old}   # renew in spring
            owner:   "jonas"      # since May
          dr-plan:
            nextStep: >
              Write one page,
              then show it.
        # the end
        """;
    Files.writeString(file, before);
    made(answers().attest("load-test", "petra", "new", null, null)).orThrow();
    made(answers().waive("redis-ha", "maria", "Only computed data.", NOW.plus(Duration.ofDays(30))))
        .orThrow();
    made(answers().assign("dr-plan", "petra", NOW.plus(Duration.ofDays(7)), null)).orThrow();
    String after = Files.readString(file);
    for (String line : before.lines().filter(l -> !l.contains("attested")).toList()) {
      assertThat(after.lines()).contains(line);
    }
    assertThat(after)
        .contains("attested: {by: petra, at: 2026-11-20, evidence: new}   # renew in spring");
    ReadinessFile read = ReadinessFile.read(file).orThrow();
    assertThat(read.answer("load-test").owner()).isEqualTo("jonas");
    assertThat(read.answer("dr-plan").nextStep()).contains("Write one page");
    assertThat(read.answer("dr-plan").owner()).isEqualTo("petra");
    assertThat(read.answer("redis-ha").waived()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attested:\n      by: maria\n      at: 2026-01-01\n      evidence: old\n"
            + "      expires: 2026-02-01   # in winter\n      review: jonas\n    owner: jo\n",
        "attested:\n      review: jonas\n      expires: 2026-02-01\n      by: maria\n"
            + "      at: 2026-01-01\n      evidence: old # in winter",
        "attested: {review: jonas, by: maria, at: 2026-01-01, expires: 2026-02-01, evidence: old}"
            + " # in winter\n",
        "attested: {by: maria, at: 2026-01-01, evidence: old, expires: 2026-02-01,\n"
            + "      review: jonas} # in winter\n    owner: jo",
        "attested:\r\n      by: maria\r\n      at: 2026-01-01\r\n      evidence: old\r\n"
            + "      review: >\r\n        jonas and\r\n        petra\r\n      # in winter\r\n"
            + "      expires: 2026-02-01\r\n    owner: jo\r\n"
      })
  void an_earlier_words_end_and_review_do_not_hold_for_a_new_one(String before) throws IOException {
    Files.writeString(file, "version: 1\nanswers:\n  load-test:\n    " + before);
    made(answers().attest("load-test", "petra", "new", null, null)).orThrow();
    String after = Files.readString(file);
    Answer.Attestation a =
        Objects.requireNonNull(
            ReadinessFile.read(file).orThrow().answer("load-test").attested(), after);
    assertThat(a.evidence()).as(after).isEqualTo("new");
    assertThat(a.expires()).as(after).isNull();
    assertThat(a.review()).as(after).isNull();
    assertThat(after).contains("# in winter");
    assertThat(after.contains("owner: jo")).as(after).isEqualTo(before.contains("owner: jo"));
  }

  @Test
  void what_would_have_expired_already_is_refused() {
    Instant past = NOW.minus(Duration.ofDays(1));
    assertThat(problem(made(answers().attest("load-test", "petra", "new", past, null))))
        .isInstanceOf(Problem.Invalid.class);
    assertThat(problem(made(answers().waive("redis-ha", "petra", "later", past))).sentence())
        .contains("would have expired");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "version: 1",
        "version: 1\n",
        "# only a comment\n",
        "answers:\n",
        "answers: {}\n",
        "answers:\n  load-test:\n",
        "answers:\n    load-test:\n        owner: jonas\nproduct: X\n",
        "answers: {load-test: {owner: jonas}}\nproduct: \u65e5\u672c \ud83d\ude80 # emoji\n",
        "version: 1\r\nanswers:\r\n  dr-plan:\r\n    owner: x\r\n",
        "answers:\n  dr-plan:\n    nextStep: |\n      two\n      lines\n",
        "answers:\n  dr-plan:\n    owner: x\n\n\n# trailing remark"
      })
  void edits_whatever_shape_the_file_has(String before) throws IOException {
    Files.writeString(file, before);
    made(answers().attest("load-test", "petra", "seen", null, null)).orThrow();
    String after = Files.readString(file);
    ReadinessFile read = ReadinessFile.read(file).orThrow();
    Answer.Attestation a = read.answer("load-test").attested();
    assertThat(a).as(after).isNotNull();
    assertThat(a.evidence()).isEqualTo("seen");
    for (String mark : List.of("# only", "# emoji", "# trailing", "two", "jonas", "product")) {
      assertThat(after.contains(mark)).as(mark).isEqualTo(before.contains(mark));
    }
  }

  @Test
  void concurrent_writers_lose_nothing() throws IOException {
    Files.writeString(file, "# keep me\nversion: 1\n");
    List<Item> items =
        Catalogue.builtIn().items().stream().filter(i -> i.attestDays() != null).limit(24).toList();
    List<Outcome<ReadinessFile>> written =
        Gather.each(
            Deadline.in(Duration.ofMinutes(1)),
            items,
            Item::id,
            i -> made(answers().attest(i.id(), "team", "evidence of " + i.id(), null, null)));
    assertThat(written).allMatch(Outcome::isDone);
    ReadinessFile read = ReadinessFile.read(file).orThrow();
    for (Item i : items) {
      Answer.Attestation a = read.answer(i.id()).attested();
      assertThat(a).as(i.id()).isNotNull();
    }
    assertThat(Files.readString(file)).startsWith("# keep me\n");
  }

  @Test
  void a_link_stays_a_link() throws IOException {
    Path real = Files.writeString(temp.resolve("real.yaml"), "version: 1\n");
    Files.createSymbolicLink(file, real);
    made(answers().attest("load-test", "petra", "seen", null, null)).orThrow();
    assertThat(Files.isSymbolicLink(file)).isTrue();
    assertThat(Files.readString(real)).contains("petra");
  }

  @Test
  void refuses_what_aws_decides_what_is_not_there_and_what_is_no_yaml() throws IOException {
    assertThat(problem(made(answers().attest("rds-encrypted", "x", "y", null, null))))
        .isInstanceOf(Problem.Refused.class);
    assertThat(problem(made(answers().attest("nothing", "x", "y", null, null))))
        .isInstanceOf(Problem.NotFound.class);
    Files.writeString(file, "answers: [this, is, a list]\n");
    assertThat(problem(made(answers().attest("load-test", "x", "y", null, null))))
        .isInstanceOf(Problem.Invalid.class);
    Files.writeString(file, "answers: {unclosed\n");
    assertThat(problem(made(answers().attest("load-test", "x", "y", null, null))))
        .isInstanceOf(Problem.Invalid.class);
    assertThat(Files.readString(file)).isEqualTo("answers: {unclosed\n");
  }

  private static Problem problem(Outcome<ReadinessFile> outcome) {
    return outcome instanceof Outcome.Failed<ReadinessFile>(Problem p)
        ? p
        : new Problem.Unexpected("done", "", "");
  }

  @Test
  void a_risk_is_not_accepted_without_a_reason() {
    for (String none : new String[] {"", " "}) {
      Instant end = NOW.plus(Duration.ofDays(30));
      assertThat(problem(made(answers().waive("redis-ha", "petra", none, end))).sentence())
          .contains("needs `reason`");
      assertThat(problem(made(answers().attest("load-test", "petra", none, null, null))).sentence())
          .contains("needs `evidence`");
    }
    assertThat(file).doesNotExist();
  }
}
