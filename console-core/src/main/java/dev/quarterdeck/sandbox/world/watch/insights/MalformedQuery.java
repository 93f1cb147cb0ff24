package dev.quarterdeck.sandbox.world.watch.insights;

/** A query that does not parse; the position counts characters from 1, as CloudWatch does. */
public final class MalformedQuery extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedQuery(String what, int offset, String query) {
    super(what + " " + place(offset, query));
  }

  private static String place(int offset, String query) {
    String before = query.substring(0, Math.min(offset, query.length()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return "at line " + line + " and position " + (offset - before.lastIndexOf('\n'));
  }
}
