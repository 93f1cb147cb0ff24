package dev.quarterdeck.tui.cli;

/** The program's version, from its jar. */
public final class Version {
  private Version() {}

  /** For example {@code 0.1.0}; {@code development} outside a jar. */
  public static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  public static String line() {
    // Not by +, which would set up string concatenation on the fastest path of all.
    return "qd ".concat(number());
  }
}
