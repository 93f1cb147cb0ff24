package dev.quarterdeck.screen.loop;

import java.util.List;

/**
 * What an update comes to: the next state, and work to start.
 *
 * @param restart everything that runs is cancelled first and its answers are dropped, as after a
 *     switch to another profile or region
 */
public record Step<S, M>(S state, List<Effect<M>> effects, boolean restart) {
  public Step(S state, List<Effect<M>> effects) {
    this(state, effects, false);
  }

  public static <S, M> Step<S, M> to(S state) {
    return new Step<>(state, List.of());
  }

  public static <S, M> Step<S, M> to(S state, Effect<M> effect) {
    return new Step<>(state, List.of(effect));
  }
}
