package dev.quarterdeck.screen.console;

import static dev.quarterdeck.screen.console.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.logs.LineWords;
import dev.quarterdeck.screen.secrets.SecretPage;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ViewTest {
  private final Update update = new Update(Samples.reads());
  private State s = Samples.start();

  private View send(Msg... messages) {
    for (Msg m : messages) {
      s = update.update(s, m).state();
      assertClean(View.of(s));
    }
    return View.of(s);
  }

  private static Msg health(String... names) {
    return UpdateDriver.healthRead(Outcome.done(Samples.report(NOW, names)), NOW);
  }

  private static Msg tick(int seconds) {
    return new Msg.Tick(NOW.plusSeconds(seconds));
  }

  @AfterEach
  void clean() {
    assertClean(View.of(s));
  }

  /** Every text that a front end would draw. */
  private static List<String> texts(View v) {
    List<String> all = new ArrayList<>(v.breadcrumb());
    View.Header h = v.header();
    all.addAll(List.of(h.identity(), h.account(), h.region(), h.environment()));
    h.badges().forEach(b -> all.add(b.text()));
    if (h.verdict() != null) {
      all.add(h.verdict().text());
    }
    all.add(v.status().age());
    all.add(v.status().rows());
    v.status().notes().forEach(b -> all.add(b.text()));
    all.addAll(v.completions());
    if (v.prompt() instanceof State.Prompt.CommandLine(String typed)) {
      all.add(typed);
    }
    switch (v.body()) {
      case View.Body.Loading(String text) -> all.add(text);
      case View.Body.Empty(String text) -> all.add(text);
      case View.Body.Failed(String sentence, String remedy) ->
          all.addAll(List.of(sentence, remedy));
      case View.Body.Lines lines ->
          lines.view().shown().forEach(l -> all.add(LineWords.text(l, false)));
      case View.Body.Rows rows -> table(rows.table().table(), all);
      case View.Body.Help help ->
          help.offers().forEach(a -> all.addAll(List.of(a.title(), a.help())));
      case View.Body.Detail detail -> {
        for (Section section : detail.sections()) {
          all.add(section.title());
          switch (section) {
            case Section.Facts facts ->
                facts.facts().forEach(f -> all.addAll(List.of(f.label(), f.value().text())));
            case Section.Rows rows -> {
              all.add(rows.whenEmpty());
              table(rows.table(), all);
            }
            case Section.Tiles tiles ->
                tiles.facts().forEach(f -> all.addAll(List.of(f.label(), f.value().text())));
            case Section.Rings rings ->
                rings.rings().forEach(r -> all.addAll(List.of(r.label(), r.words())));
            case Section.Lanes lanes ->
                lanes
                    .lanes()
                    .forEach(
                        l -> {
                          all.add(l.label());
                          l.marks().forEach(m -> all.addAll(List.of(m.sign(), m.text())));
                        });
            case Section.Charts charts ->
                charts.series().forEach(c -> all.addAll(List.of(c.label(), c.now(), c.aside())));
          }
        }
      }
    }
    return all;
  }

  private static void table(Table t, List<String> all) {
    t.columns().stream().map(Column::title).forEach(all::add);
    for (Row r : t.rows()) {
      r.cells().stream().map(Cell::text).forEach(all::add);
    }
  }

  static void assertClean(View v) {
    assertThat(texts(v)).allSatisfy(t -> assertThat(Text.clean(t)).isEqualTo(t));
  }

  @Test
  void before_the_first_answer() {
    View v = View.of(s);
    assertThat(v.body()).isEqualTo(new View.Body.Loading("Reading services…"));
    assertThat(v.header().identity()).isEqualTo("…");
    assertThat(v.header().verdict()).isNull();
    assertThat(v.header().badges())
        .extracting(View.Badge::text)
        .containsExactly("SANDBOX", "READ-ONLY");
    assertThat(v.breadcrumb()).containsExactly("Services");
    assertThat(v.status().age()).isEmpty();
  }

  @Test
  void the_first_answer_is_a_failure() {
    View v = send(tick(0), UpdateDriver.healthRead(Outcome.failed(Samples.UNREACHABLE), NOW));
    assertThat(v.body())
        .isEqualTo(new View.Body.Failed("AWS is\ufffd[2J out of reach.", "Check the network."));
  }

  @Test
  void rows_with_their_verdicts() {
    View v =
        send(tick(0), new Msg.IdentityRead(Samples.IDENTITY, NOW), health("api", "web"), tick(3));
    assertThat(v.header().identity()).isEqualTo("user/ada\ufffd");
    assertThat(v.header().account()).isEqualTo("111122223333");
    assertThat(v.header().verdict())
        .isEqualTo(
            new View.Badge(
                "▲ degraded", Words.tone(Verdict.DEGRADED), new Msg.Root(new ServicesPage())));
    assertThat(v.body()).isInstanceOf(View.Body.Rows.class);
    assertThat(v.status().age()).isEqualTo("read 3s ago");
    assertThat(v.status().rows()).isEqualTo("2 rows");
    assertThat(send(new Msg.FilterText("web")).status().rows()).isEqualTo("1 of 2 rows");
  }

  @Test
  void nothing_there_says_so() {
    assertThat(send(tick(0), health()).body())
        .isEqualTo(new View.Body.Empty("There are no services in this region."));
    assertThat(
            send(
                    new Msg.Root(UpdateDriver.SECRETS),
                    new Msg.PageRead(
                        UpdateDriver.SECRETS, Outcome.done(Samples.inventory(NOW)), NOW))
                .body())
        .isEqualTo(new View.Body.Empty("There are no secrets in this region."));
  }

  @Test
  void nothing_that_could_be_read_is_not_nothing_there() {
    assertThat(
            send(tick(0), UpdateDriver.healthRead(Outcome.done(Samples.incomplete(NOW)), NOW))
                .body())
        .isEqualTo(
            new View.Body.Empty(
                "Nothing to show, but not everything could be read: target\ufffd health."));
  }

  @Test
  void what_fails_or_is_missing_stands_below_the_rows() {
    View v =
        send(
            tick(0),
            UpdateDriver.healthRead(Outcome.done(Samples.incomplete(NOW, "api")), NOW),
            tick(10),
            UpdateDriver.healthRead(Outcome.failed(Samples.UNREACHABLE), NOW.plusSeconds(10)),
            tick(75));
    assertThat(v.body()).isInstanceOf(View.Body.Rows.class);
    assertThat(v.status().notes())
        .extracting(View.Badge::text)
        .satisfiesExactly(
            failing ->
                assertThat(failing).startsWith("▲ failing since 1m: AWS is\ufffd[2J out of reach."),
            missing ->
                assertThat(missing)
                    .isEqualTo(
                        "? incomplete: target\ufffd health needs elb:Describe\ufffd (+1 more)"));
    assertThat(v.status().notes())
        .extracting(View.Badge::tone)
        .containsExactly(Tone.BAD, Tone.UNKNOWN);
  }

  @Test
  void a_service_shows_its_verdict_before_its_detail_arrives() {
    send(tick(0), health("api"), new Msg.Do(Action.OPEN));
    View v = View.of(s);
    assertThat(v.breadcrumb()).containsExactly("Services", "prod/api");
    assertThat(sections(v)).containsExactly("Health");
    v = send(UpdateDriver.serviceRead("api", NOW));
    assertThat(sections(v)).startsWith("Health", "Deployments", "Tasks");
    assertThat(texts(v)).contains("has\ufffd[31m started", "do \ufffdthis");
  }

  private static List<String> sections(View v) {
    return v.body() instanceof View.Body.Detail d
        ? d.sections().stream().map(Section::title).toList()
        : List.of();
  }

  @Test
  void a_secret_is_masked() {
    View v =
        send(
            tick(0),
            new Msg.Root(UpdateDriver.SECRETS),
            new Msg.PageRead(
                UpdateDriver.SECRETS,
                Outcome.done(Samples.inventory(NOW, "a\u001b[2J", "b")),
                NOW));
    assertThat(texts(v)).contains("a\ufffd[2J", Words.MASK);
    v = send(new Msg.Do(Action.OPEN));
    assertThat(v.body()).isEqualTo(new View.Body.Loading("Reading a\ufffd[2J…"));
    v =
        send(
            new Msg.PageRead(
                new SecretPage("arn:secret:a\u001b[2J", "a\u001b[2J"),
                Outcome.done(Samples.secretDetail("a\u001b[2J")),
                NOW));
    assertThat(sections(v)).containsExactly("Warnings", "Secret", "Keys", "Used by", "Versions");
    assertThat(texts(v)).contains(Words.MASK, "7", "K\ufffd[2J", "Key \ufffdK is odd.");
  }

  @Test
  void help_lists_every_action() {
    View v = send(new Msg.Do(Action.HELP));
    assertThat(v.body()).isInstanceOf(View.Body.Help.class);
    assertThat(((View.Body.Help) v.body()).offers())
        .extracting(Offer::msg)
        .contains(Arrays.stream(Action.values()).map(Msg.Do::new).toArray(Msg[]::new))
        .contains(new Msg.Root(UpdateDriver.SERVICES), new Msg.Root(UpdateDriver.SECRETS));
  }

  @Test
  void the_command_line_completes() {
    View v = send(new Msg.Do(Action.COMMAND), new Msg.CommandText("sort ver\u001b"));
    assertThat(v.prompt()).isEqualTo(new State.Prompt.CommandLine("sort ver\ufffd"));
    v = send(new Msg.CommandText("sort ver"));
    assertThat(v.completions()).containsExactly("sort verdict");
  }

  @Test
  void actions_fit_the_page() {
    send(tick(0), health("api"));
    assertThat(ids(View.of(s))).contains("OPEN", "FILTER", "secrets").doesNotContain("BACK");
    assertThat(ids(send(new Msg.Do(Action.OPEN))))
        .contains("BACK")
        .doesNotContain("OPEN", "FILTER");
  }

  private static List<String> ids(View v) {
    return v.offers().stream().map(Offer::id).toList();
  }

  @Test
  void no_key_means_two_things() {
    List<String> keys = new ArrayList<>();
    send(new Msg.Do(Action.HELP));
    ((View.Body.Help) View.of(s).body()).offers().forEach(o -> keys.addAll(o.keys()));
    assertThat(keys).doesNotHaveDuplicates();
  }
}
