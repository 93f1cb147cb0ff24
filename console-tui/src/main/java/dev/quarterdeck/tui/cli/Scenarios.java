package dev.quarterdeck.tui.cli;

import java.util.List;

/** The sandbox's scenarios by name, known without loading the sandbox. */
public final class Scenarios {
  public static final List<String> NAMES =
      List.of(
          "calm",
          "bad-deploy",
          "crash-loop",
          "stale-secret",
          "missing-key",
          "plaintext-secret",
          "noisy-errors",
          "denied",
          "large");

  private Scenarios() {}

  static String known(String name) {
    if (!NAMES.contains(name)) {
      String near = Suggest.nearest(name, NAMES);
      throw Usage.wrong(
          "There is no scenario '" + name + "'.",
          (near == null ? "" : "Did you mean " + near + "? ")
              + "There are: "
              + String.join(", ", NAMES)
              + ".");
    }
    return name;
  }
}
