package dev.quarterdeck.screen.logs;

/** What a person can do to lines, beside moving through them. */
public enum LinesMsg {
  /** Holds the view still, or follows again. */
  PAUSE,
  WRAP,
  RAW,
  NEXT_HIT,
  PREVIOUS_HIT,
  /** Writes what is in sight to a file. */
  EXPORT,
  /** Ends a search where it is; what was found stays. */
  STOP
}
