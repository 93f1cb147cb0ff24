package dev.quarterdeck.tui.cli;

import dev.quarterdeck.app.Simulation;
import java.util.List;

/** The sandbox's scenarios as they are typed; nothing of the sandbox itself is loaded for them. */
public final class Scenarios {
  private Scenarios() {}

  public static List<String> names() {
    return Simulation.stories().stream().map(Simulation.Story::name).toList();
  }

  /** The name itself; wrong usage for an unknown one. */
  public static String known(String name) {
    if (names().contains(name)) {
      return name;
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
