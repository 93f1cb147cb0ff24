package dev.quarterdeck.tui.command.shell;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Root;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.CommandTree;
import dev.quarterdeck.tui.output.Answer;
import java.util.List;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code qd completion}: scripts made from the commands themselves. */
public final class Completion {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private Completion() {}

  public static Verb noun() {
    return Verb.named("completion", "Prints a completion script for a shell.")
        .description("The script completes commands, options and the values that options take.")
        .param("SHELL", "1", "bash, zsh or fish.", SHELLS)
        .example(
            "source <(qd completion bash)", "For this shell; put it into ~/.bashrc to keep it.")
        .example("source <(qd completion zsh)", "The same for zsh and ~/.zshrc, after compinit.")
        .example(
            "qd completion fish > ~/.config/fish/completions/qd.fish",
            "For every fish from now on.")
        .runs(Completion::run);
  }

  private static Answer run(Call call) {
    String shell = call.required(0).toLowerCase(Locale.ROOT);
    CommandLine commands = new Root(new CommandTree()).whole();
    String script =
        switch (shell) {
          case "bash" -> hint("bash", "~/.bashrc") + AutoComplete.bash("qd", commands);
          case "zsh" -> hint("zsh", "~/.zshrc") + AutoComplete.bash("qd", commands);
          case "fish" -> FishCompletion.script(commands.getCommandSpec());
          default ->
              throw Usage.wrong(
                  "There is no completion for '" + shell + "'.",
                  "Use one of: " + String.join(", ", SHELLS) + ".");
        };
    call.printer().stdout(script);
    return Answer.silent(ExitCode.GOOD);
  }

  private static String hint(String shell, String file) {
    return "# Completion of qd for %s. To have it in every shell, add this line to %s:%n#   source <(qd completion %s)%n"
        .formatted(shell, file, shell);
  }
}
