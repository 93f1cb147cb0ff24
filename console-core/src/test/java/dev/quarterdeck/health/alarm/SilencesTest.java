package dev.quarterdeck.health.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.Alarms;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.session.EnvironmentLabel;
import dev.quarterdeck.session.Identity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SilencesTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");

  @TempDir Path home;

  private static String arn(String name) {
    return "arn:aws:cloudwatch:us-east-1:111122223333:alarm:" + name;
  }

  /** Knows alarm one, and what else it could not read. */
  private record Book(List<Unknown> unread) implements AlarmBook {
    @Override
    public Outcome<Listing<AlarmDetail>> named(List<String> names) {
      Alarm one = new Alarm(arn("one"), "one", "OK", null, null, false, null, null, List.of());
      return Outcome.done(
          new Listing<>(List.of(new AlarmDetail(one, null, "", List.of())), unread));
    }

    @Override
    public Outcome<Listing<AlarmEvent>> history(String name, Instant from, Instant to) {
      throw new IllegalStateException("not asked here");
    }

    @Override
    public Outcome<Boolean> disableActions(List<String> names) {
      throw new IllegalStateException("not asked here");
    }

    @Override
    public Outcome<Boolean> enableActions(List<String> names) {
      return Outcome.done(true);
    }
  }

  private record Tags(Outcome<Map<String, String>> answer) implements Alarms {
    @Override
    public Outcome<Listing<Alarm>> all() {
      throw new IllegalStateException("not asked here");
    }

    @Override
    public Outcome<Map<String, String>> tags(String alarmArn) {
      return answer;
    }
  }

  private static Silences silences(
      SilenceBook book, Outcome<Map<String, String>> tags, Unknown... unread) {
    return new Silences(
        new Book(List.of(unread)),
        new Tags(tags),
        book,
        () -> Outcome.done(new Identity("111122223333", "arn:aws:iam::111122223333:user/a", "a")),
        () -> NOW);
  }

  @Test
  void anAlarmThatCouldNotBeReadIsNotForgotten() {
    SilenceBook book = new SilenceBook(home);
    for (String name : List.of("one", "two")) {
      book.write(
          new Silence(arn(name), name, NOW.minusSeconds(7200), NOW.minusSeconds(60), null, null));
    }
    Silences silences =
        silences(
            book,
            Outcome.done(Map.of()),
            new Unknown("1 alarms", "CloudWatch kept asking to slow down.", null));
    var resumed = silences.resume(List.of(), "us-east-1");
    assertThat(resumed.isDone()).isFalse();
    assertThat(book.in("us-east-1").orThrow()).extracting(Silence::alarm).contains("one", "two");
  }

  @Test
  void tagsThatCouldNotBeReadAreToldToWhoeverAsks() {
    SilenceBook book = new SilenceBook(home);
    book.write(
        new Silence(arn("one"), "one", NOW.minusSeconds(7200), NOW.minusSeconds(60), null, null));
    Problem denied = new Problem.Denied("Not allowed.", "Allow it.", "cloudwatch:ListTags", null);
    try (var change =
        silences(book, Outcome.failed(denied)).resume(List.of("one"), "us-east-1").orThrow()) {
      assertThat(change.plan().tags()).isEqualTo(EnvironmentLabel.UNREAD);
    }
  }
}
