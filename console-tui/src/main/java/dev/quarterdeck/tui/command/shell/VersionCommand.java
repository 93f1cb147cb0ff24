package dev.quarterdeck.tui.command.shell;

import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.cli.Version;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;

/** {@code qd version}. */
public final class VersionCommand {
  private VersionCommand() {}

  public static Verb noun() {
    return Verb.named("version", "Prints the versions of Quarterdeck and Java.")
        .description("'qd --version' prints the first of them and starts faster.")
        .example("qd version", "Both versions.")
        .example("qd version -o json", "For a program.")
        .runs(
            call ->
                Answer.good(
                    new Versions(
                        Version.number(),
                        Runtime.version().toString(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"))));
  }

  private record Versions(String quarterdeck, String java, String system) implements Rendering {
    @Override
    public Page page() {
      return new Page()
          .line("qd " + quarterdeck, Tone.PLAIN)
          .line("Java " + java + ", " + system, Tone.MUTED);
    }

    @Override
    public void json(Json json) {
      json.object(j -> j.field("version", quarterdeck).field("java", java).field("system", system));
    }

    @Override
    public Csv csv() {
      return new Csv("version", "java", "system").row(quarterdeck, java, system);
    }
  }
}
