package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.secrets.KeyUse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Services that were created, or changed to use the keys, while the rotation ran. */
final class Latecomers {
  /** At what cannot be read, before somebody has to be told. */
  private static final int LOOKS = 3;

  private final Work work;
  private final RollOut rollOut;
  private final Probing probing;

  Latecomers(Work work, RollOut rollOut, Probing probing) {
    this.work = work;
    this.rollOut = rollOut;
    this.probing = probing;
  }

  /** Rolls those that may hold the old value; what goes wrong with them is a person's to judge. */
  String roll(Instant promoted) {
    List<String> refs =
        Stream.concat(unfinished().stream(), unknownTo(u -> u.tasks().mayHoldOld()).stream())
            .distinct()
            .toList();
    if (refs.isEmpty()) {
      return "no other service uses the keys";
    }
    refs.forEach(
        ref ->
            work.note(
                Text.clean(ref)
                    + " began to use the keys during the rotation; it was rolled too."));
    try {
      rollOut.rollAgain(refs);
      return rollOut.roll(refs, false, promoted) + "; " + probing.probe(refs);
    } catch (Bad bad) {
      throw new Halt(
          "Of services that began to use the keys during the rotation: " + bad.getMessage(),
          bad.why().remedy() + " " + Way.advice(work.journal.operation()));
    }
  }

  /** Begun by an earlier try of this step. */
  private List<String> unfinished() {
    return work.phase().rolls().stream()
        .filter(r -> !r.back() && !work.order().consumers().contains(r.ref()))
        .filter(r -> r.state() != Roll.State.DONE && r.state() != Roll.State.IDLE)
        .map(Roll::ref)
        .toList();
  }

  /**
   * Waits until no task that was told to stop holds an older value of the keys: also those of
   * services that nobody here rolled.
   */
  void drained() {
    Instant until = work.now().plus(work.order().patience());
    int unseen = 0;
    while (true) {
      Snapshot<List<KeyUse>> uses = uses();
      List<KeyUse> left =
          uses.value().stream()
              .filter(this::concerns)
              .filter(u -> u.tasks().stopping() > 0)
              .toList();
      List<Unknown> unread = unread(uses);
      if (left.isEmpty() && unread.isEmpty()) {
        return;
      }
      if (!unread.isEmpty() && ++unseen >= LOOKS) {
        work.missing(unread);
        throw new Halt(
            "The old value is not retired: "
                + unread.getFirst().what()
                + " is unknown ("
                + unread.getFirst().why()
                + ")"
                + (unread.size() == 1 ? "" : ", and " + (unread.size() - 1) + " more")
                + ".",
            "Look yourself, or wait a little; going on is taken as your word that nobody holds it. "
                + Way.advice(work.journal.operation()));
      }
      if (!work.now().isBefore(until)) {
        throw new Halt(
            "The old value is not retired: tasks are stopping and still hold it ("
                + left.stream()
                    .map(
                        u ->
                            Text.clean(
                                u.cluster() + "/" + (u.service() == null ? "(task)" : u.service())))
                    .distinct()
                    .collect(Collectors.joining(", "))
                + ").",
            "Stop them with: qd services stop-task TASK. " + Way.advice(work.journal.operation()));
      }
      work.pause(Following.EVERY);
    }
  }

  /**
   * What may be read in a moment and was not told when this stopped before. What permissions hide
   * was told by the plan.
   */
  private List<Unknown> unread(Snapshot<List<KeyUse>> uses) {
    Set<String> told =
        work.course().unknowns().stream().map(Unknown::what).collect(Collectors.toSet());
    return uses.unknowns().stream()
        .filter(u -> u.permission() == null)
        .map(u -> new Unknown("who still holds it, by " + u.what(), u.why(), null))
        .filter(u -> !told.contains(u.what()))
        .toList();
  }

  private Snapshot<List<KeyUse>> uses() {
    Snapshot<List<KeyUse>> uses =
        work.parts
            .uses()
            .apply(work.order().targets().stream().map(Target::arn).collect(Collectors.toSet()))
            .orThrow();
    work.missing(uses.unknowns());
    return uses;
  }

  /** Those that nobody rolled yet and that take the keys, by {@code cluster/service}; sorted. */
  List<String> unknownTo(Predicate<KeyUse> which) {
    List<String> known = work.consumers();
    return uses().value().stream()
        .filter(u -> u.service() != null && "AWSCURRENT".equals(u.stage()))
        .filter(this::concerns)
        .filter(which)
        .map(u -> u.cluster() + "/" + u.service())
        .filter(ref -> !known.contains(ref))
        .distinct()
        .sorted()
        .toList();
  }

  private boolean concerns(KeyUse use) {
    return work.order().targets().stream()
        .filter(t -> t.arn().equals(use.secret()))
        .anyMatch(t -> t.takes(use.key()));
  }
}
