package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.session.BesidePage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another profile or region takes the place of the one in use, or several are looked at. */
final class Switching {
  private final Reads reads;
  private final Overlay overlay;

  Switching(Reads reads, Overlay overlay) {
    this.reads = reads;
    this.overlay = overlay;
  }

  void to(Draft d, @Nullable String profile, @Nullable String region, List<Effect<Msg>> effects) {
    if (overlay.refusesSwitch(d)) {
      return;
    }
    String name = profile == null ? String.valueOf(region) : profile;
    d.notice("Switching to " + Text.clean(name) + "…", Tone.ACCENT);
    effects.add(
        new Effect<>(
            "switch", () -> new Msg.Switched(reads.switchTo(profile, region), reads.now())));
  }

  /** What {@code profile NAME} and {@code region NAME} ask for; a list puts them side by side. */
  static Optional<Msg> typed(Draft d, String text) {
    Optional<String> profile = Commands.argument(Commands.PROFILE, text);
    Optional<String> region = Commands.argument(Commands.REGION, text);
    if (profile.isEmpty() && region.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = Context.names(profile.or(() -> region).orElseThrow());
    if (names.size() < 2) {
      return Optional.of(new Msg.Switch(profile.orElse(null), region.orElse(null)));
    }
    return Optional.of(
        new Msg.Go(
            BesidePage.of(
                profile.isPresent()
                    ? names.stream().map(n -> d.contexts.at(n)).toList()
                    : names.stream().map(n -> new Context(d.facts.profile(), n)).toList())));
  }

  /** A new connection starts from nothing, but a look at several contexts can be gone back to. */
  static State fresh(State left, State.Facts facts, Instant now) {
    State fresh = State.start(facts, now, left.refreshEvery()).withLook(left.look());
    if (!(left.page() instanceof BesidePage)) {
      return fresh;
    }
    Draft d = fresh.draft();
    d.trails = Trails.at(left.page()).go(d.pages());
    return d.done();
  }
}
