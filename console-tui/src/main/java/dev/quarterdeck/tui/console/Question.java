package dev.quarterdeck.tui.console;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Something that a read running elsewhere has to ask; the answer is typed unseen. */
record Question(String text, CompletableFuture<Optional<String>> answer) {
  static Question of(String text) {
    return new Question(text, new CompletableFuture<>());
  }
}
