package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.sandbox.wire.HostileText;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.Undertaking;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.logs.ExportLines;
import dev.quarterdeck.screen.logs.HitsPage;
import dev.quarterdeck.screen.session.Elevate;
import dev.quarterdeck.screen.session.Lower;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.session.ReadOperations;
import dev.quarterdeck.tui.terminal.Glyphs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page and every action of the console, on a small and on a large screen, whatever strangers
 * wrote in AWS: found by {@link Atlas}, so that a new one is tested from its first day.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {
  /** They hang on no page: SessionPagesOnSandboxTest and LogPagesOnSandboxTest do them. */
  private static final List<String> DRIVEN_ELSEWHERE =
      List.of(Elevate.class.getName(), Lower.class.getName(), ExportLines.class.getName());

  /** Lines above and below a page, with room for notes. */
  private static final int FRAME = 10;

  private static final Pattern UNSHOWN = Pattern.compile("[\\s\\p{M}▌▐│┌┐└┘─]+");

  /** How long something lasts already, which goes on while the test looks. */
  private static final Pattern AGE = Pattern.compile("\\(for[^)]*\\)|(\\d+[smhd])+(ago|$)");

  private SandboxReads aws;
  private Atlas atlas;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    aws = EverythingAtOnce.open(folder);
    atlas = Atlas.of(aws.reads());
  }

  @AfterAll
  void close() {
    aws.close();
  }

  private static Set<String> all(Class<?> type) {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.quarterdeck.screen")
            .stream()
            .filter(c -> c.isAssignableTo(type) && !c.isInterface())
            .map(JavaClass::getFullName)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void noneIsMissing() {
    assertThat(atlas.failures()).isEmpty();
    assertThat(atlas.sights().stream().map(s -> s.page().getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(all(Page.class));
    Set<String> undertakings = all(Undertaking.class);
    undertakings.removeAll(DRIVEN_ELSEWHERE);
    assertThat(atlas.deeds().stream().map(s -> s.getFirst().undertaking().getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(undertakings);
  }

  Stream<Arguments> pages() {
    return atlas.sights().stream()
        .flatMap(s -> Stream.of(Arguments.of(s, 24, 80), Arguments.of(s, 50, 200)));
  }

  @ParameterizedTest(name = "{0} at {1}x{2}")
  @MethodSource("pages")
  void itIsThereWholeAndHarmless(Atlas.Sight sight, int rows, int columns) throws Exception {
    View view = View.of(sight.state());
    try (ConsoleRun run = new ConsoleRun(aws.reads(), sight.state(), rows, columns)) {
      String shown = run.sees("its data", s -> flat(s).contains(flat(first(view.body()))));
      frame(shown, sight.page(), columns);
      switch (view.body()) {
        case View.Body.Rows(var above, TableState table) -> titles(shown, table);
        case View.Body.Empty(String text) -> assertThat(flat(shown)).contains(flat(text));
        case View.Body.Detail detail -> {
          // Below, on a screen that is high enough.
        }
        case View.Body.Lines lines ->
            // A search under way is what Ctrl-C stops first.
            run.sees(sight.page() instanceof HitsPage ? "all read" : "following");
        default -> throw new AssertionError(view.body());
      }
      run.type("G");
      run.type("?");
      harmless(run.sees("Go to the secrets"));
    }
    if (view.body() instanceof View.Body.Detail(List<Section> sections, int spot)) {
      // So high that the whole page is seen at once.
      int high = Math.max(rows, PageLines.of(sections, columns).lines().size() + FRAME);
      try (ConsoleRun run = new ConsoleRun(aws.reads(), sight.state(), high, columns)) {
        String all = run.sees("its data", s -> flat(s).contains(flat(first(view.body()))));
        harmless(all);
        sections.forEach(section -> whole(all, section));
      }
    }
  }

  /** What is seen as soon as there is something to see. */
  private static String first(View.Body body) {
    return switch (body) {
      case View.Body.Rows(var above, TableState table) ->
          table.visible().getFirst().cells().stream()
              .map(c -> Glyphs.fit(c.text().strip(), 6).replace("…", ""))
              .filter(t -> !flat(t).isEmpty())
              .findFirst()
              .orElse("? help");
      case View.Body.Empty(String text) -> text.substring(0, 10);
      case View.Body.Detail(List<Section> sections, int spot) ->
          sections.stream()
              .map(Section::title)
              .filter(t -> !t.isEmpty())
              .findFirst()
              .orElse("? help");
      case View.Body.Lines lines -> "lines,";
      default -> throw new AssertionError(body);
    };
  }

  /** Where one is, and how to get help, whatever else must go. */
  private static void frame(String shown, Page<?> page, int columns) {
    harmless(shown);
    List<String> lines = shown.lines().toList();
    assertThat(lines.getFirst()).contains("111122223333").contains("SANDBOX");
    assertThat(lines.get(1).strip()).isNotEmpty();
    assertThat(lines.getLast()).as("keys").contains("? help");
    assertThat(lines).allSatisfy(l -> assertThat(Glyphs.width(l)).isLessThanOrEqualTo(columns));
    String title = Text.clean(page.title());
    assertThat(flat(lines.get(1))).contains(flat(Glyphs.fit(title, 12).replace("…", "")));
  }

  /** Nothing that acts on a terminal, and nothing that hides or turns round its neighbours. */
  private static void harmless(String shown) {
    assertThat(shown.codePoints().filter(c -> c != '\n'))
        .allMatch(
            c ->
                Character.getType(c) != Character.CONTROL
                    && Character.getType(c) != Character.FORMAT);
  }

  /** The most important columns are there, and what is cut off says so. */
  private static void titles(String shown, TableState table) {
    List<Column> columns = table.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).rank() == 1) {
        assertThat(shown).contains(columns.get(i).title());
        String text = table.visible().getFirst().cells().get(i).text();
        assertThat(flat(shown).contains(flat(text)) || cut(shown, text))
            .as("%s of the first row, whole or with an ellipsis", columns.get(i).title())
            .isTrue();
      }
    }
  }

  private static boolean cut(String shown, String text) {
    for (int width = Glyphs.width(text) - 1; width > 4; width--) {
      String part = Glyphs.fit(text, width);
      if (part.endsWith("…") && flat(shown).contains(flat(part))) {
        return true;
      }
    }
    return false;
  }

  /** All that a section says, wrapped or not. */
  private static void whole(String shown, Section section) {
    assertThat(flat(shown)).contains(flat(section.title()));
    switch (section) {
      case Section.Facts(String title, var facts) ->
          facts.forEach(
              f -> assertThat(flat(shown)).contains(flat(f.label()), flat(f.value().text())));
      case Section.Rows rows -> {
        if (rows.table().rows().isEmpty()) {
          assertThat(flat(shown)).contains(flat(rows.whenEmpty()));
        }
        rows.table().rows().stream()
            .flatMap(r -> r.cells().stream().limit(1))
            .forEach(
                c ->
                    assertThat(flat(shown))
                        .contains(flat(Glyphs.fit(c.text(), 8).replace("…", ""))));
      }
      case Section.Charts charts ->
          charts.series().forEach(s -> assertThat(flat(shown)).contains(flat(s.label())));
      case Section.Tiles(String title, var facts) ->
          facts.forEach(
              f -> assertThat(flat(shown)).contains(flat(f.label()), flat(f.value().text())));
      case Section.Rings rings ->
          rings.rings().forEach(r -> assertThat(flat(shown)).contains(flat(r.label())));
      case Section.Lanes lanes ->
          lanes.lanes().forEach(l -> assertThat(flat(shown)).contains(flat(l.label())));
    }
  }

  /** Without what wrapping adds, and without the marks that a cell of the test's screen drops. */
  private static String flat(String text) {
    return AGE.matcher(UNSHOWN.matcher(text).replaceAll("")).replaceAll("");
  }

  Stream<Arguments> actions() {
    return atlas.deeds().stream()
        .flatMap(
            d -> {
              String name = d.getFirst().toString();
              return Stream.of(Arguments.of(name, d, 24, 80), Arguments.of(name, d, 50, 200));
            });
  }

  @ParameterizedTest(name = "{0} at {2}x{3}")
  @MethodSource("actions")
  void itIsPlannedAndLeftByEscape(String name, List<Atlas.Deed> alike, int rows, int columns)
      throws Exception {
    List<String> ends = new ArrayList<>();
    for (Atlas.Deed deed : alike) {
      Map<String, Long> before = writes();
      List<AuditEntry> recorded = aws.reads().console().audit().entries().orThrow();
      String end;
      try (ConsoleRun run = new ConsoleRun(aws.reads(), deed.state(), rows, columns)) {
        run.sees("the page", s -> s.contains("? help"));
        run.type(deed.offer().keys().getFirst());
        end = new Filling(run, deed.undertaking()).toThePlan();
        harmless(end);
        run.type(ConsoleRun.ESC);
        run.sees("the page again", s -> !s.contains("┌─") && s.contains("? help"));
      }
      assertThat(writes()).isEqualTo(before);
      assertThat(aws.reads().console().audit().entries().orThrow()).isEqualTo(recorded);
      if (!(deed.undertaking() instanceof Proposal<?, ?>)) {
        return;
      }
      if (end.contains("[ Cancel ]")) {
        assertThat(end).contains(deed.undertaking().verb()).contains("Reason");
        return;
      }
      ends.add(deed + " " + deed.undertaking() + ":\n" + end);
    }
    throw new AssertionError("none of these came to a plan:\n" + String.join("\n", ends));
  }

  /** How often each operation that changes something was called. */
  private Map<String, Long> writes() {
    Map<String, Long> writes = new LinkedHashMap<>(aws.sandbox.traffic().byAction());
    writes.keySet().removeIf(ReadOperations::contains);
    return writes;
  }

  @Test
  void whatStrangersWroteWasThere() {
    long seen =
        atlas.sights().stream()
            .filter(s -> View.of(s.state()).toString().contains(HostileText.SEEN))
            .count();
    assertThat(seen).isGreaterThanOrEqualTo(8);
  }
}
