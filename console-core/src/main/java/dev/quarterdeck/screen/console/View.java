package dev.quarterdeck.screen.console;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.logs.LineCounts;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.table.TableState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    List<Offer> offers) {
  /** So many of a page's own offers stand before the filter. */
  private static final int FIRST = 4;

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

  /**
   * A short word with its meaning.
   *
   * @param go what leads to the thing that it is about, or null
   */
  public record Badge(String text, Tone tone, @Nullable Msg go) {
    public Badge {
      text = Text.clean(text);
    }

    public Badge(String text, Tone tone) {
      this(text, tone, null);
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

    /** {@code above}: a few lines over the rows. */
    record Rows(List<Section> above, TableState table) implements Body {}

    /** {@code spot}: which line the cursor is on, among {@link Spot#of}; -1 for none. */
    record Detail(List<Section> sections, int spot) implements Body {
      /** Whether no section before the cursor's has a line. */
      public boolean inFirstSection() {
        List<Spot> spots = Spot.of(sections);
        return spot < 0 || spots.get(spot).section() == spots.getFirst().section();
      }
    }

    /** Lines as they come. */
    record Lines(LogView view) implements Body {}

    /** Keys and what they do. */
    record Help(List<Offer> offers, int scroll) implements Body {}
  }

  /**
   * The bottom line.
   *
   * @param age how old the data is, for example {@code read 3s ago}
   * @param every how often it is read again: {@code ↻5s}, {@code ↻off} for only when asked, {@code
   *     paused} while somebody types, or nothing for lines that come by themselves
   * @param notes what is missing or failing, most important first
   */
  public record Status(String age, String every, boolean loading, String rows, List<Badge> notes) {}

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
        offers(s));
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
    if (s.running() > 0) {
      badges.add(new Badge(s.running() + " RUNNING", Tone.ACCENT, new Msg.Watch()));
    }
    if (s.facts().readOnly()) {
      badges.add(new Badge("READ-ONLY", Tone.OK));
    }
    Instant until = s.facts().elevatedUntil();
    if (until != null) {
      badges.add(new Badge("ELEVATED " + Words.countdown(until, s.now()), Tone.WARN));
    }
    return new Header(
        Text.clean(arn),
        Text.clean(account),
        Text.clean(s.facts().region()),
        Text.clean(s.facts().environment().label()),
        s.facts().environment().production(),
        verdict(s),
        badges);
  }

  private static @Nullable Badge verdict(State s) {
    HealthReport report = s.place(new ServicesPage()).value();
    if (report == null) {
      return null;
    }
    // What was known before does not count as good.
    Verdict verdict =
        s.place(new ServicesPage()).feed().problem() == null ? report.verdict() : Verdict.UNKNOWN;
    return new Badge(
        Words.symbol(verdict) + " " + Words.word(verdict),
        Words.tone(verdict),
        new Msg.Root(new ServicesPage()));
  }

  /** {@code user/ada} of {@code arn:aws:iam::123456789012:user/ada}. */
  private static String shortArn(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static Body body(State s) {
    if (s.help()) {
      return new Body.Help(help(s), s.helpScroll());
    }
    Feed<?> feed = s.feed();
    TableState table = s.table();
    List<Section> sections = s.place().sections(s);
    LogView lines = s.place().lines();
    if (lines != null && feed.value() != null) {
      return new Body.Lines(lines);
    }
    if (feed.value() == null && sections.isEmpty()) {
      return feed.problem() == null
          ? new Body.Loading(
              "Reading "
                  + what(s.page())
                  + "…"
                  + (feed.reached() == null ? "" : " " + feed.reached()))
          : new Body.Failed(feed.problem().sentence(), feed.problem().remedy());
    }
    if (table == null) {
      return new Body.Detail(sections, s.place().index(Spot.of(sections)));
    }
    return table.table().rows().isEmpty()
        ? new Body.Empty(s.page() instanceof Page.OfRows<?> p ? whenEmpty(p, feed) : "")
        : new Body.Rows(s.place().above(s), table);
  }

  /** That there is nothing is said only where everything was read. */
  private static String whenEmpty(Page.OfRows<?> page, Feed<?> feed) {
    return feed.unknowns().isEmpty()
        ? page.whenEmpty()
        : "Nothing to show, but not everything could be read: "
            + Text.clean(feed.unknowns().getFirst().what())
            + ".";
  }

  private static String what(Page<?> page) {
    return page instanceof Page.OfRows<?> ? page.title().toLowerCase(Locale.ROOT) : page.title();
  }

  /** What a key offers here beside the actions that work everywhere. */
  public static Optional<Offer> offered(State s, String key) {
    // The places first: also from a page with a defect there is a way out.
    return Roots.offered(key)
        .or(() -> s.place().offers(s).stream().filter(o -> o.keys().contains(key)).findFirst());
  }

  private static Status status(State s) {
    Feed<?> feed = s.feed();
    return new Status(
        feed.asOf() == null || s.place().lines() != null
            ? ""
            : "read " + Words.age(feed.asOf(), s.now()) + " ago",
        every(s),
        feed.loading(),
        s.place().lines() == null ? counted(s) : LineCounts.of(s.place().lines()),
        Notes.of(s));
  }

  /** How many rows there are, and what they come to. */
  private static String counted(State s) {
    String rows = count(s.table());
    String summary = s.place().summary();
    return rows.isEmpty() || summary.isEmpty() ? rows + summary : summary + " · " + rows;
  }

  private static String every(State s) {
    return s.typing() ? "paused" : s.place().lines() != null ? "" : every(s, s.place());
  }

  /** As long as this page's readings stay good: some are read at each turn, some when asked. */
  private static <V> String every(State s, Place<V> place) {
    if (s.refreshEvery().isZero() || place.page().every() == 0) {
      return "↻off";
    }
    return "↻" + Words.duration(place.page().every(s.refreshEvery(), place.value()));
  }

  private static String count(@Nullable TableState t) {
    if (t == null || t.table().rows().isEmpty()) {
      return "";
    }
    int all = t.table().rows().size();
    int shown = t.visible().size();
    String rows = (shown == all ? "" : shown + " of ") + all + (all == 1 ? " row" : " rows");
    return rows
        + (t.faults() ? ", faults only" : "")
        + (t.marked().isEmpty() ? "" : ", " + t.marked().size() + " marked");
  }

  private static List<String> completions(State s) {
    return s.prompt() instanceof State.Prompt.CommandLine(String text)
        ? Commands.completions(text, s)
        : List.of();
  }

  /** Those that do something on this page, in the order of their usefulness. */
  private static List<Offer> offers(State s) {
    List<Offer> all = new ArrayList<>();
    boolean rows = s.table() != null && !s.table().table().rows().isEmpty();
    boolean seen = s.table() != null && !s.table().visible().isEmpty();
    boolean leads = seen || s.place().open(s).isPresent();
    List<Offer> here =
        s.place().offers(s).stream().filter(offer -> offer.whyNot() == null).toList();
    Offer first = Offer.of(leads ? Action.OPEN : Action.BACK);
    if (here.stream().noneMatch(o -> o.keys().contains(first.keys().getFirst()))) {
      all.add(first);
    }
    all.addAll(here.subList(0, Math.min(FIRST, here.size())));
    if (rows) {
      all.add(Offer.of(Action.FILTER));
    }
    all.addAll(here.subList(Math.min(FIRST, here.size()), here.size()));
    if (s.place().lines() != null) {
      all.addAll(of(Action.FAULTS));
    }
    if (rows) {
      all.addAll(of(Action.COMMAND, Action.SORT, Action.FAULTS));
    }
    Roots.offers().stream()
        .filter(o -> !o.keys().getFirst().startsWith(Action.COMMAND.keys().getFirst()))
        .forEach(all::add);
    all.addAll(
        seen
            ? of(Action.MARK, Action.COPY, Action.RAW)
            : rows ? of(Action.RAW) : of(Action.DOWN, Action.UP, Action.COMMAND, Action.RAW));
    all.addAll(of(Action.REFRESH, Action.PAST, Action.HELP, Action.QUIT));
    return all;
  }

  private static List<Offer> of(Action... actions) {
    return Arrays.stream(actions).map(Offer::of).toList();
  }

  /** First what this page adds, then the places, then what works everywhere. */
  private static List<Offer> help(State s) {
    List<Offer> all = new ArrayList<>(s.place().offers(s));
    all.addAll(Roots.offers());
    all.addAll(of(Action.values()));
    all.addAll(Settings.offers());
    return all;
  }
}
