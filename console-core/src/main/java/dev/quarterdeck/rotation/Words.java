package dev.quarterdeck.rotation;

import dev.quarterdeck.rotation.journal.Status;

/** How statuses are said to people. */
final class Words {
  private Words() {}

  static String of(Status status) {
    return switch (status) {
      case RUNNING -> "under way";
      case PAUSED -> "paused";
      case COMPLETED -> "completed";
      case BACKED_OUT -> "backed out";
      case FAILED -> "failed";
    };
  }
}
