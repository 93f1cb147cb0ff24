package dev.quarterdeck.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;

/**
 * The classes that the rules look at, read once per JVM: whatever of ours is on the module's class
 * path.
 */
final class OurClasses {
  static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(location -> !isTest(location))
          .importPackages("dev.quarterdeck");

  static final JavaClasses TEST =
      new ClassFileImporter()
          .withImportOption(OurClasses::isTest)
          .importPackages("dev.quarterdeck");

  private OurClasses() {}

  private static boolean isTest(Location location) {
    return location.contains("/test-classes/") || location.contains("-tests.jar");
  }
}
