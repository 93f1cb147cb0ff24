package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.kernel.Unknown;
import java.util.List;

/** {@code unknowns}: what could not be read, why, and which permission would help. */
public final class UnknownsJson {
  private UnknownsJson() {}

  public static void field(Json json, List<Unknown> unknowns) {
    json.array(
        "unknowns",
        unknowns,
        (j, u) ->
            j.object(
                o ->
                    o.field("what", u.what())
                        .field("why", u.why())
                        .field("permission", u.permission())));
  }
}
