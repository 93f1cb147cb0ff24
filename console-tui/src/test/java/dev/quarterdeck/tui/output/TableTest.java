package dev.quarterdeck.tui.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Table table() {
    return new Table(
            Column.key("NAME"),
            Column.number("AGE", 90),
            Column.whole("STATUS", 80),
            Column.text("NOTE", 60),
            Column.text("TAGS", 10))
        .row(
            Cell.of("acme/prod/app"),
            Cell.of("7d"),
            Cell.of("✓ ok", Tone.OK),
            Cell.of("a note of some length here"),
            Cell.muted("env=prod owner=team"))
        .row(
            List.of(
                Cell.of("数据库/密码"),
                Cell.of("310d"),
                Cell.of("✖ overdue", Tone.BAD),
                Cell.of("e\u0301tat"),
                Cell.of("x")),
            List.of(
                Block.Line.item(Cell.of("✖ what is wrong"), 4), Block.Line.fix("qd do this", 6)));
  }

  private static String write(int width) {
    return new PageWriter(Style.NONE, width).write(new Page().table(table()));
  }

  @Test
  void wholeAndAlignedByDisplayWidthWhereThereIsRoom() {
    assertThat(write(PageWriter.UNLIMITED))
        .isEqualTo(
            """
            NAME            AGE  STATUS     NOTE                        TAGS
            acme/prod/app    7d  ✓ ok       a note of some length here  env=prod owner=team
            数据库/密码    310d  ✖ overdue  e\u0301tat                        x
                ✖ what is wrong
                  → qd do this
            """);
  }

  @Test
  void theLeastImportantColumnGoesFirstThenTheNextIsCut() {
    assertThat(write(70)).contains("a note of some length here").doesNotContain("TAGS");
    assertThat(write(52)).contains("a note of some leng…").doesNotContain("TAGS");
    assertThat(write(52).lines()).allSatisfy(l -> assertThat(Width.of(l)).isLessThanOrEqualTo(52));
    assertThat(write(30)).contains("acme/prod/app").contains("→ qd do this");
  }

  @Test
  void noLineEndsInSpaces() {
    assertThat(write(60).lines()).allSatisfy(l -> assertThat(l).isEqualTo(l.stripTrailing()));
  }

  @Test
  void colourIsAddedToWordsNeverInsteadOfThem() {
    String text = new PageWriter(new Style(true), 200).write(new Page().table(table()));
    assertThat(text).contains("\u001b[1;31m✖ overdue\u001b[0m");
    assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(write(200));
  }

  @Test
  void textFromOutsideIsCleaned() {
    Table table =
        new Table(Column.key("NAME")).row(Cell.of("a\u001b[31mb\tc\u202ed")).row(Cell.of("x\ny"));
    assertThat(new PageWriter(Style.NONE, 80).write(new Page().table(table)))
        .isEqualTo("NAME\na\ufffd[31mb c\ufffdd\nx y\n");
  }

  @Test
  void proseFoldsAndFixesDoNot() {
    Page page =
        new Page()
            .item(Cell.of("▲ one two three four five six seven"), 2)
            .fix("a command that is much longer than the terminal", 4);
    assertThat(new PageWriter(Style.NONE, 24).write(page))
        .isEqualTo(
            """
              ▲ one two three four
                five six seven
                → a command that is much longer than the terminal
            """);
  }

  @Test
  void wideCharactersAreNeverCutInHalf() {
    assertThat(Width.cut("密码密码", 8)).isEqualTo("密码密码");
    assertThat(Width.cut("密码密码", 6)).isEqualTo("密码…");
    assertThat(Width.wrap("密码密码", 5)).containsExactly("密码", "密码");
  }
}
