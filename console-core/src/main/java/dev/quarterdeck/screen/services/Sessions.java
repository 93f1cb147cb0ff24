package dev.quarterdeck.screen.services;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.services.EcsEditor;

/** Port: where a session into a container can be opened; a front end has a terminal or has not. */
public interface Sessions {
  /** A front end that cannot. */
  Sessions NONE =
      new Sessions() {
        @Override
        public boolean here() {
          return false;
        }

        @Override
        public Outcome<Integer> open(EcsEditor.ExecSession session) {
          return Outcome.failed(
              new Problem.Refused(
                  "No session can be opened here.", "Open it in a terminal: qd services exec"));
        }
      };

  /** Whether there is a terminal, and the Session Manager plugin. */
  boolean here();

  /** Hands the terminal over until the session has ended; gives the plugin's exit code. */
  Outcome<Integer> open(EcsEditor.ExecSession session);
}
