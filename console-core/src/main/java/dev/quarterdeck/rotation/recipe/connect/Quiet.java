package dev.quarterdeck.rotation.recipe.connect;

/**
 * Keeps what drivers log through the JDK off the terminal: the JDK makes one of these in place of
 * its own configuration, which would print to stderr. What matters arrives as an exception.
 */
public final class Quiet {
  private static final String PROPERTY = "java.util.logging.config.class";

  /** Made by the JDK: a configuration without any handler. */
  public Quiet() {}

  /** To be called before a driver is loaded; a configuration that somebody named is left alone. */
  public static void drivers() {
    if (System.getProperty(PROPERTY) == null
        && System.getProperty("java.util.logging.config.file") == null) {
      System.setProperty(PROPERTY, Quiet.class.getName());
    }
  }
}
