package dev.quarterdeck.audit.report;

/** What the pages call things. */
final class ReportWords {
  private ReportWords() {}

  static String title(Deed.Kind kind) {
    return switch (kind) {
      case REVEAL -> "Values revealed";
      case CHANGE -> "Changes";
      case SESSION -> "Sessions and the record itself";
    };
  }

  static String end(Deed d) {
    return d.end() == Deed.End.OPEN ? "begun; no end was recorded" : d.said();
  }
}
