package dev.quarterdeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveTest {

  @Test
  void tells_the_current_value_first_then_every_change_once() {
    Live<String> live = new Live<>("a");
    List<String> heard = new ArrayList<>();
    Live.Subscription subscription = live.subscribe(heard::add);
    live.set("b");
    live.set("b");
    live.set("c");
    subscription.close();
    live.set("d");
    assertThat(heard).containsExactly("a", "b", "c");
    assertThat(live.get()).isEqualTo("d");
  }

  @Test
  void a_subscriber_may_leave_while_it_is_told() {
    Live<Integer> live = new Live<>(0);
    List<Integer> heard = new ArrayList<>();
    List<Live.Subscription> own = new ArrayList<>();
    own.add(
        live.subscribe(
            i -> {
              heard.add(i);
              if (i == 1) {
                own.getFirst().close();
              }
            }));
    live.set(1);
    live.set(2);
    assertThat(heard).containsExactly(0, 1);
  }
}
