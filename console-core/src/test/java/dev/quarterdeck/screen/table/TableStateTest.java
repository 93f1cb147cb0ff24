package dev.quarterdeck.screen.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.screen.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TableStateTest {
  private static final Table ABC =
      Tables.of(Tables.row("b", 2), Tables.row("a", 10), Tables.row("c", 1));

  private static List<String> names(TableState s) {
    return s.visible().stream().map(r -> r.cells().getFirst().text()).toList();
  }

  private static @Nullable String selected(TableState s) {
    return s.selectedRow().map(r -> r.cells().getFirst().text()).orElse(null);
  }

  @Test
  void the_first_row_is_selected_and_an_empty_table_has_none() {
    assertThat(selected(TableState.of(ABC))).isEqualTo("b");
    TableState empty = TableState.of(Tables.of());
    assertThat(empty.selectedRow()).isEmpty();
    assertThat(empty.move(1).toEnd(true).selectedRow()).isEmpty();
    assertThat(selected(empty.withTable(ABC))).isEqualTo("b");
  }

  @Test
  void all_rows_are_marked_however_many_there_are_and_again_none() {
    Row[] rows = new Row[1_000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Tables.row("row-" + i, i);
    }
    TableState all = TableState.of(Tables.of(rows)).markAll();
    assertThat(all.chosen()).hasSize(rows.length);
    assertThat(all.markAll().chosen()).as("the selected one alone").hasSize(1);
  }

  @Test
  void selection_survives_a_refresh_in_any_order() {
    TableState s = TableState.of(ABC).select("id-a");
    s = s.withTable(Tables.of(Tables.row("x", 0), Tables.row("c", 1), Tables.row("a", 3)));
    assertThat(selected(s)).isEqualTo("a");
  }

  @Test
  void a_selected_row_that_is_gone_gives_to_its_neighbour() {
    Row[] rows = {
      Tables.row("a", 1),
      Tables.row("b", 1),
      Tables.row("c", 1),
      Tables.row("d", 1),
      Tables.row("e", 1)
    };
    TableState s = TableState.of(Tables.of(rows)).select("id-c");
    assertThat(selected(s.withTable(Tables.of(rows[0], rows[1], rows[3], rows[4])))).isEqualTo("d");
    assertThat(selected(s.withTable(Tables.of(rows[3], rows[4]))))
        .as("rows above it gone as well")
        .isEqualTo("d");
    assertThat(selected(s.withTable(Tables.of(rows[0], rows[1])))).as("the last").isEqualTo("b");
    assertThat(selected(s.withTable(Tables.of(Tables.row("new", 1))))).isEqualTo("new");
    assertThat(selected(s.withTable(Tables.of()))).isNull();
  }

  @Test
  void sorting_cycles_up_down_and_back() {
    TableState s = TableState.of(ABC).sortedBy("size");
    assertThat(names(s)).as("by number").containsExactly("c", "b", "a");
    s = s.sortedBy("size");
    assertThat(names(s)).containsExactly("a", "b", "c");
    assertThat(s.descending()).isTrue();
    s = s.sortedBy("size");
    assertThat(names(s)).containsExactly("b", "a", "c");
    assertThat(s.sortColumn()).isNull();
    assertThat(names(s.sortedBy("size").sortedBy("name"))).containsExactly("a", "b", "c");
    assertThat(s.sortedBy("nothing")).isSameAs(s);
  }

  @Test
  void equal_rows_keep_their_natural_order_both_ways() {
    Table t = Tables.of(Tables.row("x", 1), Tables.row("y", 1), Tables.row("z", 1));
    TableState s = TableState.of(t).sortedBy("size");
    assertThat(names(s)).containsExactly("x", "y", "z");
  }

  @Property
  void a_filter_typed_letter_by_letter_finds_what_it_finds_at_once(
      @ForAll("typed") String typed, @ForAll boolean faults, @ForAll boolean sorted) {
    TableState start = TableState.of(Tables.numbered(120)).withFaults(faults);
    TableState s = sorted ? start.sortedBy("size") : start;
    TableState letters = s;
    for (int i = 1; i <= typed.length(); i++) {
      letters = letters.withFilter(typed.substring(0, i));
      assertThat(names(letters)).isEqualTo(names(s.withFilter(typed.substring(0, i))));
    }
    for (int i = typed.length(); i >= 0; i--) {
      letters = letters.withFilter(typed.substring(0, i));
      assertThat(names(letters)).isEqualTo(names(s.withFilter(typed.substring(0, i))));
    }
  }

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.strings().withChars("row01 !:/name\"").ofMaxLength(8);
  }

  @Test
  void a_filter_moves_the_selection_only_when_it_hides_it() {
    TableState s = TableState.of(ABC).select("id-c").withFilter("c");
    assertThat(selected(s)).isEqualTo("c");
    s = s.withFilter("a");
    assertThat(selected(s)).isEqualTo("a");
    s = s.withFilter("nothing");
    assertThat(selected(s)).isNull();
    assertThat(selected(s.withFilter(""))).isEqualTo("b");
  }

  @Test
  void filter_and_order_survive_a_refresh() {
    TableState s = TableState.of(ABC).withFilter("!c").sortedBy("name");
    s = s.withTable(Tables.of(Tables.row("c", 1), Tables.row("z", 1), Tables.row("a", 1)));
    assertThat(names(s)).containsExactly("a", "z");
  }

  @Test
  void moving_stops_at_both_ends() {
    TableState s = TableState.of(ABC);
    assertThat(selected(s.move(-5))).isEqualTo("b");
    assertThat(selected(s.move(1))).isEqualTo("a");
    assertThat(selected(s.move(100))).isEqualTo("c");
    assertThat(selected(s.move(Integer.MAX_VALUE).move(-1))).isEqualTo("a");
    assertThat(selected(s.move(1).move(Integer.MAX_VALUE))).isEqualTo("c");
    assertThat(selected(s.toEnd(true).toEnd(false))).isEqualTo("b");
  }

  @Test
  void ten_thousand_rows() {
    TableState s = TableState.of(Tables.numbered(10_000)).toEnd(true);
    assertThat(selected(s)).isEqualTo("row-09999");
    s = s.withFilter("row-05 !size:5");
    assertThat(s.visible()).hasSizeBetween(500, 1_000);
    s = s.withFilter("").sortedBy("size").sortedBy("name").withTable(Tables.numbered(9_000));
    assertThat(s.visible()).hasSize(9_000);
    assertThat(s.selectedRow()).isPresent();
  }

  @Property
  void the_selection_is_always_a_visible_row(@ForAll("steps") List<Integer> steps) {
    TableState s = TableState.of(Tables.numbered(20));
    for (int step : steps) {
      s =
          switch (step % 7) {
            case 0 -> s.move(step - 20);
            case 1 -> s.withFilter("row-0000" + step % 10);
            case 2 -> s.withFilter("");
            case 3 -> s.sortedBy(step % 2 == 0 ? "name" : "size");
            case 4 -> s.withTable(shrunk(step));
            case 5 -> s.toEnd(step % 2 == 0);
            default -> s.withTable(Tables.numbered(step));
          };
      assertThat(s.visible().isEmpty()).isEqualTo(s.selectedRow().isEmpty());
      assertThat(s.table().rows())
          .containsAll(s.visible().isEmpty() ? s.table().rows() : s.visible());
    }
  }

  private static Table shrunk(int step) {
    List<Row> rows = new ArrayList<>(Tables.numbered(20).rows());
    rows.removeIf(r -> r.id().hashCode() % 5 == step % 5);
    return new Table(Tables.COLUMNS, rows);
  }

  @Provide
  Arbitrary<List<Integer>> steps() {
    return Arbitraries.integers().between(0, 45).list().ofMaxSize(25);
  }

  @Test
  void cells_are_clean_and_sort_numbers_before_texts() {
    Cell hostile = Cell.of("a\u001b[2J\n<b>");
    assertThat(hostile.text()).isEqualTo("a\ufffd[2J <b>");
    assertThat(Cell.number("9", Tone.NORMAL, 9).sort())
        .isLessThan(Cell.number("10", Tone.NORMAL, 10).sort())
        .isLessThan(Cell.of("1").sort());
    assertThat(Cell.of("a").sort()).isEqualByComparingTo(Cell.of("A").sort());
  }

  @Test
  void a_tally_counts_alike_cells_in_the_column_s_order() {
    Table t =
        new Table(
            Tables.COLUMNS,
            List.of(
                new Row("1", List.of(Cell.number("healthy", Tone.OK, 2), Cell.of("x"))),
                new Row("2", List.of(Cell.number("down", Tone.BAD, 1), Cell.of("x"))),
                new Row("3", List.of(Cell.number("healthy", Tone.OK, 2), Cell.of("x"))),
                new Row("4", List.of(Cell.number("gone", Tone.MUTED, 0), Cell.of("x")))));
    assertThat(Tally.of(t, "name"))
        .containsExactly(new Tally(1, "down", Tone.BAD), new Tally(2, "healthy", Tone.OK));
    assertThat(Tally.of(t, "nothing")).isEmpty();
    assertThat(Set.copyOf(Tally.of(Tables.of(), "name"))).isEmpty();
  }
}
