package dev.quarterdeck.change;

import dev.quarterdeck.kernel.Outcome;

/** Asks the person: a front end's part of every change. */
@FunctionalInterface
public interface Approval {
  /**
   * Shows the plan and asks. Done means yes; a no, or nobody to ask, is {@link
   * dev.quarterdeck.kernel.Problem.Refused}. In a production environment the plan's name is typed.
   */
  Outcome<Preview> approve(Preview preview);
}
