package dev.quarterdeck.screen.console;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** What is typed behind a colon. */
class CommandLineFuzzTest extends UpdateDriver {

  @Test
  void everyCommandIsDoneOrUnknown() {
    Fuzz.of(
            "commands of the console",
            "services",
            "at 14:05:30",
            "at 2026-01-01T00:00:00Z",
            "search 2h timed out",
            "profile prod,dev",
            "region us-east-1",
            "refresh 5s",
            "theme dark",
            "q!")
        .each(
            text -> {
              s = Samples.start();
              send(new Msg.Root(SERVICES));
              send(new Msg.CommandText(text));
              View.of(s);
              send(new Msg.Say(text));
              View.of(s);
            });
  }
}
