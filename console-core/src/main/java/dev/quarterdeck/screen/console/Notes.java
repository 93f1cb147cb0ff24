package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.View.Badge;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.session.DoctorPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is missing or failing of what is shown, most important first. */
final class Notes {
  private Notes() {}

  static List<Badge> of(State s) {
    List<Badge> notes = new ArrayList<>();
    if (s.notice() != null) {
      notes.add(new Badge(s.notice().text(), s.notice().tone(), s.notice().go()));
    }
    String complaint = s.table() == null ? null : s.table().complaint();
    if (complaint != null) {
      notes.add(new Badge(complaint, Tone.MUTED));
    }
    lines(s, notes);
    Feed<?> feed = s.feed();
    if (feed.problem() != null && feed.value() != null) {
      notes.add(failing("", feed, feed.problem(), s, null));
    }
    others(s, notes);
    unknowns(s, notes);
    return notes;
  }

  /** What the page shows of others, those that fail for one reason together. */
  private static void others(State s, List<Badge> notes) {
    Map<Problem, List<Page<?>>> failing = new LinkedHashMap<>();
    for (Page<?> other : s.page().needs()) {
      Problem problem = s.place(other).feed().problem();
      if (problem != null) {
        failing.computeIfAbsent(problem, p -> new ArrayList<>()).add(other);
      }
    }
    failing.forEach(
        (problem, pages) -> {
          String names =
              pages.stream()
                  .map(p -> p.title().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", "));
          Page<?> first = pages.getFirst();
          notes.add(failing(names + " ", s.place(first).feed(), problem, s, new Msg.Go(first)));
        });
  }

  private static void lines(State s, List<Badge> notes) {
    LogView view = s.place().lines();
    if (view == null) {
      return;
    }
    Problem problem = view.progress().problem();
    if (problem != null) {
      notes.add(new Badge("✖ " + problem.sentence() + " → " + problem.remedy(), Tone.BAD));
    } else if (!view.progress().note().isEmpty()) {
      notes.add(new Badge(view.progress().note(), Tone.MUTED));
    }
  }

  private static Badge failing(
      String what, Feed<?> feed, Problem problem, State s, @Nullable Msg go) {
    return new Badge(
        "▲ "
            + what
            + "failing since "
            + Words.age(feed.failingSince(), s.now())
            + ": "
            + problem.sentence()
            + " → "
            + problem.remedy(),
        Tone.BAD,
        go);
  }

  /** Of the page and of what it shows of others, each once. */
  private static void unknowns(State s, List<Badge> notes) {
    List<Unknown> all = new ArrayList<>(s.feed().unknowns());
    for (Page<?> other : s.page().needs()) {
      s.place(other).feed().unknowns().stream().filter(u -> !all.contains(u)).forEach(all::add);
    }
    if (!all.isEmpty()) {
      Unknown first = all.getFirst();
      int more = all.size() - 1;
      notes.add(
          new Badge(
              "? incomplete: "
                  + first.what()
                  + (first.permission() == null
                      ? ": " + first.why()
                      : " needs " + first.permission())
                  + (more == 0 ? "" : " (+" + more + " more)"),
              Tone.UNKNOWN,
              // What is missing for want of a permission is examined there.
              first.permission() == null ? null : new Msg.Root(new DoctorPage())));
    }
  }
}
