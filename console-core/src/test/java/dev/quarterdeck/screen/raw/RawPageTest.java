package dev.quarterdeck.screen.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawPageTest {
  private record Thing(String arn, int size) {}

  /** Reads the same two things, whatever is asked. */
  private record Things() implements Page.OfSections<List<Thing>> {
    @Override
    public String kind() {
      return "things";
    }

    @Override
    public String title() {
      return "Things";
    }

    @Override
    public Outcome<Snapshot<List<Thing>>> read(Reads reads) {
      return Outcome.done(
          new Snapshot<>(
              List.of(new Thing("arn:aws:x:1", 1), new Thing("arn:aws:x:2", 2)),
              Instant.EPOCH,
              List.of()));
    }

    @Override
    public List<Section> sections(@Nullable Snapshot<List<Thing>> value, State state) {
      return List.of();
    }
  }

  private static Reads reads() {
    return (Reads)
        Proxy.newProxyInstance(
            Reads.class.getClassLoader(),
            new Class<?>[] {Reads.class},
            (proxy, method, arguments) ->
                java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments));
  }

  @Test
  void allOfAPageOrOneRow() {
    RawPage all = new RawPage(new Things(), null);
    assertThat(all.title()).isEqualTo("JSON of Things");
    assertThat(all.read(reads()).orThrow().value()).contains("arn:aws:x:1", "arn:aws:x:2");
    RawPage row = new RawPage(new Things(), "arn:aws:x:2");
    assertThat(row.title()).isEqualTo("JSON of 2");
    assertThat(row.read(reads()).orThrow().value())
        .isEqualTo("{\n  \"arn\": \"arn:aws:x:2\",\n  \"size\": 2\n}");
  }
}
