package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.tui.cli.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags as they are typed: {@code KEY=VALUE}. */
final class TagInput {
  private TagInput() {}

  static Map<String, String> parse(List<String> typed) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String tag : typed) {
      int at = tag.indexOf('=');
      if (at < 1) {
        throw Usage.wrong(
            "'" + tag + "' is no tag.", "Write KEY=VALUE, for example team=payments.");
      }
      if (tags.put(tag.substring(0, at), tag.substring(at + 1)) != null) {
        throw Usage.wrong(
            "The tag " + tag.substring(0, at) + " is given twice.", "Give each key once.");
      }
    }
    return tags;
  }
}
