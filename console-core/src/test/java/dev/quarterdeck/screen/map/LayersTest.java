package dev.quarterdeck.screen.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.map.ThingMap.Kind;
import dev.quarterdeck.screen.map.ThingMap.Line;
import dev.quarterdeck.screen.map.ThingMap.Thing;
import dev.quarterdeck.screen.map.ThingMap.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The picture's places: layered, without needless crossings, the same for the same things. */
class LayersTest {
  private static Thing thing(Kind kind, String name) {
    return thing(kind, name, Tone.OK);
  }

  private static Thing thing(Kind kind, String name, Tone tone) {
    return new Thing(kind + name, kind, name, "● fine", tone, "", null, 0, 0);
  }

  private static Line line(Kind from, String a, Kind to, String b) {
    return new Line(from + a, to + b, "", Tone.MUTED, List.of());
  }

  /** Services in one order, their secrets in the opposite one. */
  private static ThingMap crossed(Random random) {
    List<Thing> things = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      things.add(thing(Kind.SERVICE, "s" + i));
      things.add(thing(Kind.SECRET, "k" + (8 - i)));
      lines.add(line(Kind.SERVICE, "s" + i, Kind.SECRET, "k" + (8 - i)));
    }
    Collections.shuffle(things, random);
    Collections.shuffle(lines, random);
    return Layers.place(things, lines, "");
  }

  private static double row(ThingMap map, Kind kind, String name) {
    return map.thing(kind + name).orElseThrow().row();
  }

  @Test
  void theSameThingsGiveTheSamePictureInWhateverOrderTheyCome() {
    ThingMap first = crossed(new Random(1));
    for (int seed = 2; seed < 20; seed++) {
      assertThat(crossed(new Random(seed))).isEqualTo(first);
    }
  }

  @Test
  void whatBelongsTogetherStandsInOneRow() {
    ThingMap map = crossed(new Random(7));
    for (int i = 0; i < 9; i++) {
      assertThat(row(map, Kind.SECRET, "k" + (8 - i))).isEqualTo(row(map, Kind.SERVICE, "s" + i));
    }
    assertThat(map.width()).isEqualTo(2);
    assertThat(map.height()).isEqualTo(9);
    assertThat(map.headings()).containsExactly("Services", "Secrets");
  }

  @Test
  void noTwoThingsOfALayerShareARow() {
    Random random = new Random(42);
    List<Thing> things = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      for (Kind kind : Kind.values()) {
        things.add(thing(kind, "n" + i));
      }
      for (int n = 0; n < 3; n++) {
        lines.add(line(Kind.SERVICE, "n" + i, Kind.SECRET, "n" + random.nextInt(30)));
      }
      lines.add(line(Kind.BALANCER, "n" + i, Kind.TARGETS, "n" + random.nextInt(30)));
      lines.add(line(Kind.SERVICE, "n" + i, Kind.DATABASE, "n" + random.nextInt(30)));
    }
    ThingMap map = Layers.place(things, lines, "");
    for (Thing a : map.things()) {
      assertThat(a.row()).isBetween(0.0, map.height() - 1);
      for (Thing b : map.things()) {
        if (a.layer() == b.layer() && !a.id().equals(b.id())) {
          assertThat(Math.abs(a.row() - b.row())).as(a + " " + b).isGreaterThanOrEqualTo(0.98);
        }
      }
    }
  }

  @Test
  void aLineOverALayerPassesBetweenItsThings() {
    ThingMap map =
        Layers.place(
            List.of(
                thing(Kind.SERVICE, "api"),
                thing(Kind.SECRET, "one"),
                thing(Kind.DATABASE, "main")),
            List.of(
                line(Kind.SERVICE, "api", Kind.SECRET, "one"),
                line(Kind.SERVICE, "api", Kind.DATABASE, "main")),
            "");
    Line over = map.lines().stream().filter(l -> l.to().contains("main")).findFirst().orElseThrow();
    assertThat(over.via()).hasSize(1);
    assertThat(Math.abs(over.via().getFirst() - row(map, Kind.SECRET, "one")))
        .isGreaterThanOrEqualTo(1);
  }

  @Test
  void aStateThatChangesMovesNothing() {
    List<Line> lines = List.of(line(Kind.SERVICE, "a", Kind.SECRET, "x"));
    ThingMap well =
        Layers.place(
            List.of(thing(Kind.SERVICE, "a"), thing(Kind.SERVICE, "b"), thing(Kind.SECRET, "x")),
            lines,
            "");
    ThingMap ill =
        Layers.place(
            List.of(
                thing(Kind.SERVICE, "a"),
                thing(Kind.SERVICE, "b", Tone.BAD),
                thing(Kind.SECRET, "x")),
            lines,
            "");
    assertThat(ill.things().stream().map(Thing::row).toList())
        .isEqualTo(well.things().stream().map(Thing::row).toList());
  }

  @Test
  void arrowsWalkTheLayerAndFollowReferences() {
    ThingMap map =
        Layers.place(
            List.of(
                thing(Kind.SERVICE, "a"),
                thing(Kind.SERVICE, "b"),
                thing(Kind.SECRET, "x"),
                thing(Kind.SECRET, "y")),
            List.of(
                line(Kind.SERVICE, "a", Kind.SECRET, "x"),
                line(Kind.SERVICE, "b", Kind.SECRET, "y")),
            "");
    assertThat(map.next("SERVICEa", Way.DOWN)).isEqualTo("SERVICEb");
    assertThat(map.next("SERVICEb", Way.RIGHT)).isEqualTo("SECRETy");
    assertThat(map.next("SECRETy", Way.UP)).isEqualTo("SECRETx");
    assertThat(map.next("SECRETx", Way.LEFT)).isEqualTo("SERVICEa");
    assertThat(map.next("SERVICEa", Way.UP)).isEqualTo("SERVICEa");
    assertThat(map.next("gone", Way.UP)).isEqualTo(map.things().getFirst().id());
  }

  @Test
  void theTreeTellsWhatSeveralReferToUnderEachOfThem() {
    ThingMap map =
        Layers.place(
            List.of(thing(Kind.SERVICE, "a"), thing(Kind.SERVICE, "b"), thing(Kind.SECRET, "x")),
            List.of(
                line(Kind.SERVICE, "a", Kind.SECRET, "x"),
                line(Kind.SERVICE, "b", Kind.SECRET, "x")),
            "");
    var table = MapTree.of(map);
    assertThat(table.rows().stream().map(r -> r.cells().get(1).text()))
        .containsExactly("a", "  └ x", "b", "  └ x");
    assertThat(table.rows().stream().map(MapPage::thing))
        .containsExactly("SERVICEa", "SECRETx", "SERVICEb", "SECRETx");
    assertThat(table.rows().stream().map(r -> r.id())).doesNotHaveDuplicates();
    assertThat(MapPage.once(table).rows()).hasSize(3);
    assertThat(map.words()).isEqualTo("3 things, 2 references");
  }

  @Test
  void nothingIsAPictureToo() {
    ThingMap map = Layers.place(List.of(), List.of(), "");
    assertThat(map.things()).isEmpty();
    assertThat(map.height()).isZero();
    assertThat(MapTree.of(map).rows()).isEmpty();
  }
}
