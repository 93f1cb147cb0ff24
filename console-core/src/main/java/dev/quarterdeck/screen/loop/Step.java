package dev.quarterdeck.screen.loop;

import java.util.List;

/** What an update comes to: the next state, and work to start. */
public record Step<S, M>(S state, List<Effect<M>> effects) {
  public static <S, M> Step<S, M> to(S state) {
    return new Step<>(state, List.of());
  }

  public static <S, M> Step<S, M> to(S state, Effect<M> effect) {
    return new Step<>(state, List.of(effect));
  }
}
