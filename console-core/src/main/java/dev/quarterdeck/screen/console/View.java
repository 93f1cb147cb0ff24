package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.secrets.SecretPage;
import dev.quarterdeck.screen.services.ServicePage;
import dev.quarterdeck.screen.table.TableState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is to be drawn, decided once for both front ends; a front end only places and colours it.
 */
public record View(
    Header header,
    List<String> breadcrumb,
    Body body,
    Status status,
    State.Prompt prompt,
    List<String> completions,
    List<Action> actions) {

  /**
   * @param verdict the environment's, once known
   * @param badges READ-ONLY, SANDBOX and the like
   */
  public record Header(
      String identity,
      String account,
      String region,
      String environment,
      boolean production,
      @Nullable Badge verdict,
      List<Badge> badges) {}

  /** A short word with its meaning. */
  public record Badge(String text, Tone tone) {
    public Badge {
      text = Text.clean(text);
    }
  }

  /** The middle of the screen. */
  public sealed interface Body {
    /** Nothing has been read yet. */
    record Loading(String text) implements Body {
      public Loading {
        text = Text.clean(text);
      }
    }

    /** Nothing could be read. */
    record Failed(String sentence, String remedy) implements Body {
      public Failed {
        sentence = Text.clean(sentence);
        remedy = Text.clean(remedy);
      }
    }

    /** Read, and there is nothing; says what that means. */
    record Empty(String text) implements Body {}

    record Rows(TableState table) implements Body {}

    record Detail(List<Section> sections, int scroll) implements Body {}

    /** Keys and what they do, from the actions. */
    record Help(List<Action> actions, int scroll) implements Body {}
  }

  /**
   * The bottom line.
   *
   * @param age how old the data is, for example {@code read 3s ago}
   * @param notes what is missing or failing, most important first
   */
  public record Status(String age, boolean loading, String rows, List<Badge> notes) {}

  public static View of(State s) {
    return new View(
        header(s),
        s.pages().stream().map(p -> Text.clean(p.title())).toList(),
        body(s),
        status(s),
        s.prompt() instanceof State.Prompt.CommandLine(String typed)
            ? new State.Prompt.CommandLine(Text.clean(typed))
            : s.prompt(),
        completions(s),
        actions(s));
  }

  private static Header header(State s) {
    String arn =
        s.identity().value() != null
            ? shortArn(s.identity().value().arn())
            : s.identity().problem() == null ? "…" : "not signed in";
    String account = s.identity().value() == null ? "…" : s.identity().value().account();
    List<Badge> badges = new ArrayList<>();
    if (s.facts().sandbox()) {
      badges.add(new Badge("SANDBOX", Tone.ACCENT));
    }
    if (s.facts().readOnly()) {
      badges.add(new Badge("READ-ONLY", Tone.OK));
    }
    return new Header(
        Text.clean(arn),
        Text.clean(account),
        Text.clean(s.facts().region()),
        Text.clean(s.facts().environment().label()),
        s.facts().environment().production(),
        s.health().value() == null
            ? null
            : new Badge(
                Words.symbol(s.health().value().verdict())
                    + " "
                    + Words.word(s.health().value().verdict()),
                Words.tone(s.health().value().verdict())),
        badges);
  }

  /** {@code user/ada} of {@code arn:aws:iam::123456789012:user/ada}. */
  private static String shortArn(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static Body body(State s) {
    if (s.help()) {
      return new Body.Help(List.of(Action.values()), s.scroll());
    }
    Feed<?> feed = s.feed();
    boolean partial = s.page() instanceof Page.ServiceOf p && serviceHealthKnown(s, p);
    if (feed.value() == null && !partial) {
      return feed.problem() == null
          ? new Body.Loading("Reading " + s.page().title().toLowerCase(Locale.ROOT) + "…")
          : new Body.Failed(feed.problem().sentence(), feed.problem().remedy());
    }
    return switch (s.page()) {
      case Page.Services() -> rows(s.servicesTable(), "There are no services in this region.");
      case Page.Secrets() -> rows(s.secretsTable(), "There are no secrets in this region.");
      case Page.ServiceOf p ->
          new Body.Detail(
              ServicePage.sections(
                  Update.serviceHealth(s.health(), p.arn()).orElse(null),
                  s.service().value(),
                  s.now()),
              s.scroll());
      case Page.SecretOf p ->
          s.secret().value() == null
              ? new Body.Loading("Reading " + p.name() + "…")
              : new Body.Detail(SecretPage.sections(s.secret().value()), s.scroll());
    };
  }

  private static boolean serviceHealthKnown(State s, Page.ServiceOf p) {
    return Update.serviceHealth(s.health(), p.arn()).isPresent();
  }

  private static Body rows(TableState table, String whenEmpty) {
    if (table.table().rows().isEmpty()) {
      return new Body.Empty(whenEmpty);
    }
    return new Body.Rows(table);
  }

  private static Status status(State s) {
    Feed<?> feed = s.feed();
    List<Badge> notes = new ArrayList<>();
    if (s.notice() != null) {
      notes.add(new Badge(s.notice().text(), s.notice().tone()));
    }
    if (feed.problem() != null && feed.value() != null) {
      notes.add(
          new Badge(
              "▲ failing since "
                  + Words.age(feed.failingSince(), s.now())
                  + ": "
                  + feed.problem().sentence()
                  + " → "
                  + feed.problem().remedy(),
              Tone.BAD));
    }
    if (!feed.unknowns().isEmpty()) {
      Unknown first = feed.unknowns().getFirst();
      int more = feed.unknowns().size() - 1;
      notes.add(
          new Badge(
              "? incomplete: "
                  + first.what()
                  + (first.permission() == null ? "" : " needs " + first.permission())
                  + (more == 0 ? "" : " (+" + more + " more)"),
              Tone.UNKNOWN));
    }
    return new Status(
        feed.asOf() == null ? "" : "read " + Words.age(feed.asOf(), s.now()) + " ago",
        feed.loading(),
        count(s.table()),
        notes);
  }

  private static String count(@Nullable TableState t) {
    if (t == null || t.table().rows().isEmpty()) {
      return "";
    }
    int all = t.table().rows().size();
    int shown = t.visible().size();
    return shown == all ? all + " rows" : shown + " of " + all + " rows";
  }

  private static List<String> completions(State s) {
    return s.prompt() instanceof State.Prompt.CommandLine(String text)
        ? Commands.completions(text, s)
        : List.of();
  }

  /** Those that do something on this page, in the order of their usefulness. */
  private static List<Action> actions(State s) {
    if (s.table() == null) {
      return List.of(
          Action.BACK,
          Action.DOWN,
          Action.UP,
          Action.SERVICES,
          Action.SECRETS,
          Action.REFRESH,
          Action.HELP,
          Action.QUIT);
    }
    return List.of(
        Action.OPEN,
        Action.FILTER,
        Action.COMMAND,
        Action.SORT,
        Action.SERVICES,
        Action.SECRETS,
        Action.REFRESH,
        Action.HELP,
        Action.QUIT);
  }
}
