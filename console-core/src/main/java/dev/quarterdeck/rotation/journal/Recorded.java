package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.secrets.Promotions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Promotions as this machine's journals tell them; read when asked for. */
public final class Recorded implements Promotions {
  private final Journals journals;

  public Recorded(Journals journals) {
    this.journals = journals;
  }

  @Override
  public Map<String, Known> bySecret() {
    Map<String, List<Moved>> moves = new HashMap<>();
    Map<String, Set<String>> never = new HashMap<>();
    if (journals.list() instanceof Outcome.Done<Listing<Operation>>(Listing<Operation> all)) {
      for (Operation o : all.items()) {
        for (Phase p : o.course().phases()) {
          for (Phase.Version v : p.versions()) {
            moves.computeIfAbsent(v.secret(), s -> new ArrayList<>()).addAll(moves(p, v));
            if (o.status().ended() && p.promotedAt() == null) {
              never.computeIfAbsent(v.secret(), s -> new HashSet<>()).add(v.id());
            }
          }
        }
      }
    }
    Map<String, Known> known = new HashMap<>();
    moves.forEach((s, m) -> known.put(s, new Known(m, never.getOrDefault(s, Set.of()))));
    return known;
  }

  /** There, and back: on the version of before, or on one that carries its values. */
  private static List<Moved> moves(Phase phase, Phase.Version v) {
    List<Moved> moves = new ArrayList<>();
    Instant promoted = phase.promotedAt();
    Instant reversed = phase.reversedAt();
    if (promoted != null) {
      moves.add(new Moved(v.id(), v.base(), promoted));
    }
    if (promoted != null && reversed != null && v.state() == Phase.State.REVERSED) {
      moves.add(new Moved(v.undo() == null ? v.base() : v.undo(), v.id(), reversed));
    }
    return moves;
  }
}
