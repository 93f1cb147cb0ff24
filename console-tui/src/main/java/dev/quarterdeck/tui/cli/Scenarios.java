package dev.quarterdeck.tui.cli;

import dev.quarterdeck.sandbox.Scenario;
import java.util.Arrays;
import java.util.List;

/** The sandbox's scenarios as they are typed; nothing of the sandbox itself is loaded for them. */
public final class Scenarios {
  private Scenarios() {}

  public static List<String> names() {
    return Arrays.stream(Scenario.values()).map(Scenario::id).toList();
  }

  /** Wrong usage for an unknown name. */
  public static Scenario known(String name) {
    for (Scenario scenario : Scenario.values()) {
      if (scenario.id().equals(name)) {
        return scenario;
      }
    }
    String near = Suggest.nearest(name, names());
    throw Usage.wrong(
        "There is no scenario '" + name + "'.",
        (near == null ? "" : "Did you mean " + near + "? ")
            + "There are: "
            + String.join(", ", names())
            + ".");
  }
}
