package dev.quarterdeck.screen.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.secrets.SecretPage;
import org.junit.jupiter.api.Test;

/** Selection, order, scrolling and typing on a list and beside a detail. */
final class UpdateListTest extends UpdateDriver {
  @Test
  void a_detail_beside_the_list_follows_the_selection() {
    tick(0);
    services(1, "api", "web");
    press(Action.OPEN);
    assertThat(send(new Msg.Select(Samples.serviceArn("web"))))
        .contains("service prod/web")
        .doesNotContain("services Services");
    assertThat(s.pages()).containsExactly(SERVICES, toService("web").page());
    assertThat(send(new Msg.Select(Samples.serviceArn("web")))).isEmpty();
  }

  @Test
  void selection_moves_and_survives_refreshes() {
    tick(0);
    services(1, "a", "b", "c");
    press(Action.DOWN);
    assertThat(selected()).isEqualTo(Samples.serviceArn("b"));
    services(11, "x", "b", "a");
    assertThat(selected()).isEqualTo(Samples.serviceArn("b"));
    press(Action.BOTTOM);
    assertThat(selected()).isEqualTo(Samples.serviceArn("a"));
    press(Action.TOP);
    assertThat(selected()).isEqualTo(Samples.serviceArn("x"));
    send(new Msg.Move(2));
    assertThat(selected()).isEqualTo(Samples.serviceArn("a"));
    press(Action.PAGE_UP);
    assertThat(selected()).isEqualTo(Samples.serviceArn("x"));
  }

  @Test
  void sorting_goes_through_the_columns_and_back() {
    tick(0);
    services(1, "a", "b");
    int columns = servicesTable().table().columns().size();
    for (int i = 0; i < columns; i++) {
      press(Action.SORT);
      assertThat(servicesTable().sortColumn())
          .isEqualTo(servicesTable().table().columns().get(i).id());
    }
    press(Action.REVERSE);
    assertThat(servicesTable().descending()).isTrue();
    press(Action.SORT);
    assertThat(servicesTable().sortColumn()).isNull();
    assertThat(servicesTable().descending()).isFalse();
  }

  @Test
  void on_a_detail_keys_move_the_cursor_and_filters_have_nothing_to_do() {
    tick(0);
    services(1, "a");
    press(Action.OPEN);
    send(serviceRead("a", at(2)));
    assertThat(spot()).isEqualTo(-1);
    press(Action.DOWN);
    press(Action.DOWN);
    press(Action.DOWN);
    press(Action.UP);
    assertThat(spot()).isEqualTo(1);
    press(Action.PAGE_UP);
    assertThat(spot()).isZero();
    press(Action.BOTTOM);
    int last = spot();
    assertThat(last).isEqualTo(Spot.of(s.place().sections(s)).size() - 1);
    press(Action.TOP);
    press(Action.NEXT);
    assertThat(Spot.of(s.place().sections(s)).get(spot()).section()).isPositive();
    press(Action.PREVIOUS);
    assertThat(spot()).isZero();
    press(Action.FILTER);
    assertThat(s.prompt()).isInstanceOf(State.Prompt.None.class);
    assertThat(notice()).contains("nothing to filter");
    press(Action.SORT);
    press(Action.OPEN);
    assertThat(s.pages()).hasSize(2);
  }

  private int spot() {
    return View.of(s).body() instanceof View.Body.Detail d ? d.spot() : -2;
  }

  @Test
  void a_read_that_throws_is_a_failed_read_and_is_tried_again() throws Exception {
    send(new Msg.Go(new SecretPage("arn:secret:a", "a")));
    tick(0);
    send(new Msg.Go(new SecretPage("arn:secret:b", "b")));
    answerAll();
    Feed<?> secret = s.feed();
    assertThat(secret.loading()).isFalse();
    assertThat(secret.problem()).isInstanceOf(Problem.Unexpected.class);
    assertThat(tick(10)).contains("secret arn:secret:b");
  }

  @Test
  void what_is_typed_is_cleaned() {
    tick(0);
    services(1, "a");
    press(Action.FILTER);
    send(new Msg.FilterText("a\u001b[2J"));
    assertThat(servicesTable().filter()).isEqualTo("a\ufffd[2J");
  }

  @Test
  void leaving() {
    press(Action.QUIT);
    assertThat(s.quitting()).isTrue();
  }
}
