package dev.quarterdeck.change;

import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.Identity;

/** A plan with who would carry it out and where: what a dry run prints and a confirmation shows. */
public record Preview(Plan plan, Identity caller, String region, Environment environment) {
  /**
   * Whether it works on production, where the name is typed: a file of this machine is not that.
   */
  public boolean production() {
    return environment.production() && !plan.local();
  }
}
