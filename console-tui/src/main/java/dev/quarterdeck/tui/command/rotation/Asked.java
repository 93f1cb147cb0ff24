package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.tui.cli.Usage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be rotated, as it was typed: {@code NAME KEY[,KEY…]}, {@code NAME} for a secret that
 * is one value, or any number of {@code NAME:KEY[,KEY…]}, where {@code NAME:} is one value.
 */
record Asked(String secret, @Nullable String key) {
  /** An ARN's fields up to the name; what a further colon parts is a key. */
  private static final int ARN_FIELDS = 7;

  static List<Asked> of(List<String> params) {
    if (params.isEmpty()) {
      throw Usage.wrong("There is nothing to rotate.", "Name a secret and a key of it.");
    }
    Set<Asked> asked = new LinkedHashSet<>();
    boolean bare = split(params.getFirst()) < 0;
    if (bare && params.size() <= 2) {
      add(asked, params.getFirst(), params.size() == 2 ? params.get(1) : "");
    } else {
      for (String param : params) {
        int at = split(param);
        if (at < 0) {
          throw Usage.wrong(
              "It is not clear which key of " + Text.clean(param) + " is meant.",
              "Write NAME:KEY for each of several secrets, and NAME: for one without keys.");
        }
        add(asked, param.substring(0, at), param.substring(at + 1));
      }
    }
    return List.copyOf(asked);
  }

  private static void add(Set<Asked> asked, String secret, String keys) {
    if (secret.isEmpty()) {
      throw Usage.wrong("A secret's name is empty.", "Write NAME:KEY.");
    }
    if (keys.isEmpty()) {
      asked.add(new Asked(secret, null));
      return;
    }
    for (String key : keys.split(",", -1)) {
      if (key.isEmpty()) {
        throw Usage.wrong("A key is empty.", "Write KEY,KEY without anything else.");
      }
      asked.add(new Asked(secret, key));
    }
  }

  /** Where the keys begin: a name has no colon, an ARN has six. Negative when there are none. */
  private static int split(String param) {
    if (!param.startsWith("arn:")) {
      return param.indexOf(':');
    }
    List<Integer> colons = new ArrayList<>();
    for (int i = param.indexOf(':'); i >= 0; i = param.indexOf(':', i + 1)) {
      colons.add(i);
    }
    return colons.size() < ARN_FIELDS ? -1 : colons.get(ARN_FIELDS - 1);
  }

  /** {@code NAME:KEY}, or the name of a secret that is one value. */
  String text() {
    return key == null ? secret : secret + ":" + key;
  }
}
