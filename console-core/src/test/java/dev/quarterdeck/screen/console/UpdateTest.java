package dev.quarterdeck.screen.console;

import static dev.quarterdeck.screen.console.Samples.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.loop.Step;
import dev.quarterdeck.screen.readiness.ChecklistPage;
import dev.quarterdeck.screen.readiness.ReportPage;
import dev.quarterdeck.screen.secrets.SecretsPage;
import dev.quarterdeck.screen.services.ServicePage;
import dev.quarterdeck.screen.services.ServicesPage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class UpdateTest extends UpdateDriver {
  @Test
  void a_long_first_read_says_how_far_it_is() {
    ChecklistPage page = new ChecklistPage();
    root(page);
    assertThat(tick(1)).contains("reached checklist Checklist");
    send(new Msg.Reached(page, "3 of 9: ecs:DescribeServices acme-prod"));
    assertThat(View.of(s).body())
        .isEqualTo(
            new View.Body.Loading("Reading checklist… 3 of 9: ecs:DescribeServices acme-prod"));
    send(new Msg.PageRead(page, Outcome.failed(UNREACHABLE), at(2)));
    assertThat(s.place(page).feed().reached()).isNull();
    send(new Msg.Reached(page, "4 of 9: too late"));
    assertThat(s.place(page).feed().reached()).isNull();
  }

  @Test
  void a_long_read_is_given_up_with_the_last_page_that_waits_for_it() throws Exception {
    ChecklistPage page = new ChecklistPage();
    assertThat(root(page)).contains("checklist Checklist");
    assertThat(send(new Msg.Go(new ReportPage())))
        .as("the report waits for the same run")
        .doesNotContain("checklist Checklist")
        .contains("report Report");
    assertThat(root(SECRETS))
        .as("what takes the place of a read cancels it")
        .contains("checklist Checklist", "report Report");
    assertThat(s.place(page).feed().loading()).isFalse();
    answerAll();
    assertThat(notice()).contains("was left before it was read");
    assertThat(root(page)).as("anew").contains("checklist Checklist");
  }

  @Test
  void the_first_tick_asks_who_and_how() {
    assertThat(tick(0)).containsExactly("identity", "services Services");
    assertThat(health().loading()).isTrue();
    assertThat(tick(1)).as("once").isEmpty();
    assertThat(tick(60)).as("not before the answer").isEmpty();
  }

  @Test
  void answers_fill_the_page() throws Exception {
    tick(0);
    answerAll();
    assertThat(Objects.requireNonNull(s.identity().value()).arn()).contains("user/ada");
    assertThat(servicesTable().visible()).hasSize(2);
    assertThat(selected()).isEqualTo(Samples.serviceArn("api"));
  }

  @Test
  void refreshes_when_due_and_never_while_somebody_types() {
    tick(0);
    send(new Msg.IdentityRead(Samples.IDENTITY, at(1)));
    services(2, "api");
    assertThat(tick(9)).isEmpty();
    press(Action.FILTER);
    assertThat(tick(10)).isEmpty();
    send(new Msg.Submit());
    press(Action.COMMAND);
    assertThat(tick(30)).isEmpty();
    press(Action.BACK);
    assertThat(tick(31)).containsExactly("services Services");
    services(33, "api");
    assertThat(tick(40)).isEmpty();
    assertThat(tick(41)).containsExactly("services Services");
  }

  @Test
  void a_failed_refresh_keeps_the_rows_and_says_since_when() {
    tick(0);
    services(1, "api", "web");
    tick(10);
    send(healthRead(Outcome.failed(UNREACHABLE), at(15)));
    tick(20);
    send(healthRead(Outcome.failed(UNREACHABLE), at(25)));
    assertThat(servicesTable().visible()).hasSize(2);
    assertThat(health().problem()).isEqualTo(UNREACHABLE);
    assertThat(health().failingSince()).isEqualTo(at(15));
    assertThat(health().asOf()).isEqualTo(at(1));
    tick(30);
    services(31, "api");
    assertThat(health().problem()).isNull();
    assertThat(health().failingSince()).isNull();
  }

  @Test
  void who_we_are_is_asked_again_until_it_is_known() {
    tick(0);
    send(new Msg.IdentityRead(Outcome.failed(UNREACHABLE), at(1)));
    services(1, "api");
    assertThat(tick(5)).isEmpty();
    assertThat(tick(10)).containsExactly("identity", "services Services");
    send(new Msg.IdentityRead(Samples.IDENTITY, at(11)));
    services(11, "api");
    assertThat(tick(20)).containsExactly("services Services");
  }

  @Test
  void starting_elsewhere_asks_who_only_once() {
    root(SECRETS);
    assertThat(tick(0)).containsExactly("identity");
    assertThat(tick(1)).isEmpty();
  }

  @Test
  void escape_unwinds_prompt_help_filter_page() {
    tick(0);
    services(1, "api", "web");
    press(Action.FILTER);
    send(new Msg.FilterText("web"));
    send(new Msg.Submit());
    press(Action.OPEN);
    assertThat(s.page()).isInstanceOf(ServicePage.class);
    press(Action.HELP);
    press(Action.COMMAND);
    press(Action.BACK);
    assertThat(s.prompt()).isInstanceOf(State.Prompt.None.class);
    assertThat(s.help()).isTrue();
    press(Action.BACK);
    assertThat(s.help()).isFalse();
    assertThat(s.page()).isInstanceOf(ServicePage.class);
    press(Action.BACK);
    assertThat(s.page()).isInstanceOf(ServicesPage.class);
    assertThat(servicesTable().filter()).isEqualTo("web");
    press(Action.BACK);
    assertThat(servicesTable().filter()).isEmpty();
    press(Action.BACK);
    assertThat(s.page()).isInstanceOf(ServicesPage.class);
    assertThat(s.quitting()).isFalse();
    press(Action.FILTER);
    send(new Msg.FilterText("api"));
    press(Action.BACK);
    assertThat(servicesTable().filter()).as("leaving the line takes its filter along").isEmpty();
  }

  @Test
  void commands_are_typed() {
    tick(0);
    services(1, "b", "a");
    assertThat(command("secrets")).containsExactly("secrets Secrets");
    assertThat(s.page()).isInstanceOf(SecretsPage.class);
    assertThat(command(" SVC ")).isEmpty();
    assertThat(s.page()).isInstanceOf(ServicesPage.class);
    command("sort SERVICE");
    assertThat(servicesTable().sortColumn()).isEqualTo("service");
    command("sort nothing");
    assertThat(notice()).contains("no column «nothing»", "verdict, service");
    command("secrts");
    assertThat(notice()).contains("no command :secrts", "did you mean :secrets?");
    command("nonsense\u001b[2J");
    assertThat(notice()).doesNotContain("\u001b");
    command("   ");
    command("help");
    assertThat(s.help()).isTrue();
    command("q");
    assertThat(s.quitting()).isTrue();
  }

  private List<String> command(String text) {
    press(Action.COMMAND);
    send(new Msg.CommandText(text));
    List<String> keys = send(new Msg.Submit());
    assertThat(s.prompt()).isInstanceOf(State.Prompt.None.class);
    return keys;
  }

  @Test
  void completions_follow_what_is_typed() {
    send(new Msg.FactsRead(Samples.FACTS, Samples.reads().contexts()));
    assertThat(Commands.completions("", s)).contains("services", "secrets", "sort ", "region ");
    assertThat(Commands.completions("se", s)).containsExactly("services", "secrets");
    assertThat(Commands.completions("sort se", s)).containsExactly("sort service");
    assertThat(Commands.completions("region e", s)).containsExactly("region eu-west-1");
    assertThat(Commands.completions("profile acme-s", s)).containsExactly("profile acme-staging");
    assertThat(Commands.completions("zzz", s)).isEmpty();
  }

  @Test
  void a_switch_starts_from_nothing_and_drops_what_still_runs() throws Exception {
    tick(0);
    services(1, "api");
    assertThat(command("region eu-west-1")).containsExactly("switch");
    assertThat(servicesTable().visible()).as("still there meanwhile").hasSize(1);
    Step<State, Msg> step = update.update(s, asked.getFirst().body().call());
    assertThat(step.restart()).isTrue();
    assertThat(step.state().facts().region()).isEqualTo("eu-west-1");
    assertThat(Objects.requireNonNull(step.state().place(SERVICES).table()).visible()).isEmpty();
    assertThat(step.state().place(SERVICES).value()).isNull();
    assertThat(step.effects()).extracting(Effect::key).contains("identity", "services Services");
  }

  @Test
  void a_switch_that_fails_keeps_everything_and_says_why() throws Exception {
    tick(0);
    services(1, "api");
    command("profile nobody");
    answerAll();
    assertThat(s.facts()).isEqualTo(Samples.FACTS);
    assertThat(servicesTable().visible()).hasSize(1);
    assertThat(notice()).contains("out of reach").contains("network");
  }

  @Test
  void a_notice_goes_by_itself() {
    tick(0);
    send(new Msg.Crashed(new Problem.Unexpected("Oh.", "Report.", "x")));
    assertThat(notice()).isEqualTo("Oh. → Report.");
    tick(29);
    assertThat(s.notice()).isNotNull();
    tick(30);
    assertThat(s.notice()).isNull();
  }

  @Test
  void answers_for_a_page_that_was_left_do_not_show_on_another() {
    tick(0);
    services(1, "api", "web");
    send(toService("api"));
    press(Action.BACK);
    send(toService("web"));
    send(serviceRead("api", at(2)));
    assertThat(s.feed().value()).isNull();
    send(serviceRead("web", at(2)));
    assertThat(s.feed().value()).isEqualTo(Samples.serviceDetail("web"));
  }

  @Test
  void an_answer_that_nobody_asked_for_is_dropped() {
    tick(0);
    services(1, "api");
    send(serviceRead("api", at(2)));
    assertThat(s.place(servicePage("api")).value()).isNull();
  }

  @Test
  void a_page_that_comes_back_shows_what_it_had_and_is_read_when_due() {
    tick(0);
    services(1, "api", "web");
    send(toService("api"));
    send(serviceRead("api", at(2)));
    send(toService("web"));
    send(serviceRead("web", at(2)));
    assertThat(press(Action.BACK)).isEmpty();
    assertThat(s.page()).isEqualTo(servicePage("api"));
    assertThat(s.feed().value()).isEqualTo(Samples.serviceDetail("api"));
  }

  @Test
  void the_way_is_walked_back_and_forward() {
    tick(0);
    services(1, "api", "web");
    send(toService("api"));
    root(SECRETS);
    press(Action.PAST);
    assertThat(s.pages()).containsExactly(SERVICES, servicePage("api"));
    press(Action.PAST);
    assertThat(s.pages()).containsExactly(SERVICES);
    press(Action.PAST);
    assertThat(notice()).contains("nothing further");
    press(Action.FUTURE);
    press(Action.FUTURE);
    assertThat(s.pages()).containsExactly(SECRETS);
    press(Action.PAST);
    send(toService("web"));
    assertThat(s.trails().ahead()).as("another way was taken").isEmpty();
  }

  @Test
  void copying_names_the_row_and_never_a_value() {
    tick(0);
    services(1, "api", "web");
    press(Action.COPY);
    assertThat(Objects.requireNonNull(s.clip()).text()).isEqualTo(Samples.serviceArn("api"));
    press(Action.MARK);
    press(Action.MARK);
    press(Action.COPY);
    assertThat(Objects.requireNonNull(s.clip()).text())
        .isEqualTo(Samples.serviceArn("api") + "\n" + Samples.serviceArn("web"));
    assertThat(notice()).contains("2 rows");
  }

  @Test
  void opening_a_page_does_not_read_the_fleet_again_before_it_is_due() {
    tick(0);
    services(1, "api", "web");
    assertThat(press(Action.OPEN)).contains("service prod/api").doesNotContain("services Services");
    send(serviceRead("api", at(2)));
    send(new Msg.IdentityRead(Samples.IDENTITY, at(2)));
    tick(5);
    assertThat(tick(10)).containsExactly("service prod/api", "services Services");
    assertThat(press(Action.REFRESH))
        .as("the fleet is being read")
        .contains("identity", "service prod/api")
        .doesNotContain("services Services");
    services(11, "api", "web");
    assertThat(press(Action.REFRESH)).contains("identity", "service prod/api", "services Services");
  }

  @Test
  void pages_stack_and_roots_replace() {
    tick(0);
    services(1, "api");
    send(toService("api"));
    send(toService("api"));
    assertThat(s.pages()).as("not twice").hasSize(2);
    assertThat(send(new Msg.Go(SECRETS))).containsExactly("secrets Secrets");
    assertThat(s.pages()).hasSize(3);
    assertThat(s.list()).isInstanceOf(SecretsPage.class);
    root(SERVICES);
    assertThat(s.pages()).containsExactly(SERVICES);
  }
}
