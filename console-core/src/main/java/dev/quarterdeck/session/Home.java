package dev.quarterdeck.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the console keeps its own files: {@code QD_HOME}, else the platform's state directory.
 * Nothing is made until it is needed.
 */
public record Home(Path folder) {

  /** Resolved from the environment and system properties given. */
  public static Home of(Map<String, String> env, String osName, Path userHome) {
    String own = env.get("QD_HOME");
    if (own != null && !own.isBlank()) {
      return new Home(Path.of(own).toAbsolutePath());
    }
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      String local = env.get("LOCALAPPDATA");
      return new Home(
          (local == null ? userHome.resolve("AppData/Local") : Path.of(local))
              .resolve("Quarterdeck"));
    }
    if (os.contains("mac")) {
      return new Home(userHome.resolve("Library/Application Support/Quarterdeck"));
    }
    String state = env.get("XDG_STATE_HOME");
    return new Home(
        (state == null || state.isBlank() ? userHome.resolve(".local/state") : Path.of(state))
            .resolve("quarterdeck"));
  }

  public static Home current() {
    return of(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  /** The documented configuration file. */
  public Path config() {
    return folder.resolve("config.yaml");
  }

  public Path audit() {
    return folder.resolve("audit").resolve("audit.jsonl");
  }

  /** Runs of the readiness checklist, and locks for its file. */
  public Path readiness() {
    return folder.resolve("readiness");
  }

  /** Edits under way: one locked file each. */
  public Path edits() {
    return folder.resolve("edits");
  }

  /** Alarms whose actions this console switched off, a file each. */
  public Path silences() {
    return folder.resolve("silences");
  }

  /** When this console took AWSCURRENT of a secret back. */
  public Path takenBack() {
    return folder.resolve("taken-back");
  }

  /** Journals of rotations. */
  public Path rotations() {
    return folder.resolve("rotations");
  }

  /** Facts of AWS that never change: task-definition revisions, dates of versions. */
  public Path cache() {
    return folder.resolve("cache");
  }
}
