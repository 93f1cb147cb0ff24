package dev.quarterdeck.readiness.repo;

import dev.quarterdeck.kernel.CountedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The patterns of one .gitignore file, read as git reads them; the last that matches decides. */
final class Ignores {
  /** At one path, by one pattern. */
  private static final int MOST_LOOKS = 100_000;

  private record Line(Pattern pattern, boolean not, boolean folders) {}

  private final List<Line> lines = new ArrayList<>();

  private Ignores() {}

  static Ignores parse(String text) {
    Ignores ignores = new Ignores();
    text.lines().forEach(ignores::add);
    return ignores;
  }

  private void add(String raw) {
    String line = raw.stripTrailing();
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    boolean not = line.startsWith("!");
    if (not) {
      line = line.substring(1);
    }
    boolean folders = line.endsWith("/");
    if (folders) {
      line = line.substring(0, line.length() - 1);
    }
    boolean anchored = line.indexOf('/') >= 0;
    if (line.startsWith("/")) {
      line = line.substring(1);
    }
    try {
      String whole = (anchored ? "" : "(?:.*/)?") + regex(line);
      lines.add(new Line(Pattern.compile(whole), not, folders));
    } catch (PatternSyntaxException e) {
      // As in git, a pattern with a range such as [z-a] matches nothing.
      return;
    }
  }

  private static String regex(String glob) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        out.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        out.append(".*");
        i++;
      } else if (c == '*') {
        out.append("[^/]*");
      } else if (c == '?') {
        out.append("[^/]");
      } else if (c == '[' && glob.indexOf(']', i) > i) {
        int end = glob.indexOf(']', i);
        out.append(glob.substring(i, end + 1).replace("[!", "[^").replace("\\", "\\\\"));
        i = end;
      } else {
        out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return out.toString();
  }

  /**
   * True: ignored; false: asked for again; null: says nothing.
   *
   * @param path relative to the folder of the file, with slashes
   */
  @org.jspecify.annotations.Nullable
  Boolean says(String path, boolean folder) {
    for (Line line : lines.reversed()) {
      if ((!line.folders() || folder) && matches(line.pattern(), path)) {
        return !line.not();
      }
    }
    return null;
  }

  /** A pattern with so many stars that nobody could wait for it matches nothing. */
  private static boolean matches(Pattern pattern, String path) {
    try {
      return pattern.matcher(new CountedText(path, MOST_LOOKS)).matches();
    } catch (CountedText.Spent | StackOverflowError e) {
      return false;
    }
  }
}
