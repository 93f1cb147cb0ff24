package dev.quarterdeck.tui.command.change;

import dev.quarterdeck.tui.cli.Call;
import java.util.Arrays;
import java.util.List;

/** {@code --keys A,B}. */
public final class KeyList {
  private KeyList() {}

  /** The keys named, each once; empty where the option was not given. */
  public static List<String> of(Call call) {
    return Arrays.stream(call.value("--keys", "").split(",", -1))
        .map(String::strip)
        .filter(k -> !k.isEmpty())
        .distinct()
        .toList();
  }
}
