package dev.quarterdeck.tui;

import dev.quarterdeck.tui.cli.ManPage;
import dev.quarterdeck.tui.cli.Root;
import dev.quarterdeck.tui.cli.Version;
import dev.quarterdeck.tui.command.CommandTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the manual pages of every command into a folder, for an installation. */
public final class Manual {
  private Manual() {}

  /** One argument: the folder. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (Map.Entry<String, String> page :
        ManPage.all(new Root(new CommandTree()), Version.number()).entrySet()) {
      Files.writeString(folder.resolve(page.getKey()), page.getValue());
    }
  }
}
