package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.Defect;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.tui.output.Answer;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Parses, runs and ends one command line. Nothing touches the network before the arguments are
 * right.
 */
public final class Runner {
  private final Root root;
  private final Io io;
  private final Parts parts;
  private final Consumer<Call> afterwards;

  /** {@code afterwards}: what a command with a session does when it has answered. */
  public Runner(Root root, Io io, Parts parts, Consumer<Call> afterwards) {
    this.root = root;
    this.io = io;
    this.parts = parts;
    this.afterwards = afterwards;
  }

  /** Returns the exit code; never throws for anything a command does. */
  public int run(List<String> arguments) {
    List<String> args = Root.normalise(arguments);
    Printer plain = new Printer(io, Format.ofProblems(args), args.contains("--no-color"));
    CommandLine parser = root.parser(args);
    try {
      ParseResult parsed = parser.parseArgs(args.toArray(String[]::new));
      ParseResult leaf = leaf(parsed);
      if (helpWanted(parsed)) {
        plain.stdout(plain.prose(HelpPage.of(root, leaf.commandSpec())));
        return ExitCode.GOOD.code();
      }
      if (leaf == parsed) {
        return alone(plain, parsed);
      }
      Verb verb = (Verb) leaf.commandSpec().userObject();
      return verb.isNoun()
          ? verbMissing(plain, verb, leaf.commandSpec())
          : execute(verb, parsed, leaf, plain);
    } catch (ParameterException e) {
      return usage(plain, UsageFailure.of(e, root), e.getCommandLine().getCommandSpec());
    } catch (ProblemException e) {
      plain.problem(e.problem(), List.of());
      return e.problem().exit().code();
    } catch (RuntimeException | Error e) {
      return defect(plain, e, args.contains("-v") || args.contains("--verbose"));
    }
  }

  /** {@code qd} without a command: the full-screen console where there is a terminal for it. */
  private int alone(Printer plain, ParseResult parsed) {
    if (parsed.hasMatchedOption("--version")) {
      plain.stdout(Version.line() + "\n");
      return ExitCode.GOOD.code();
    }
    List<Globals> contexts = Globals.of(parsed, List.of()).contexts();
    if (io.inTerminal() && io.outTerminal()) {
      return parts
          .fullScreen()
          .get()
          .open(parts.consoles().get(), contexts.stream().map(Globals::options).toList());
    }
    plain.stderr(plain.prose(HelpPage.of(root, parsed.commandSpec())));
    return ExitCode.USAGE.code();
  }

  private static ParseResult leaf(ParseResult parsed) {
    ParseResult leaf = parsed;
    while (leaf.hasSubcommand()) {
      leaf = leaf.subcommand();
    }
    return leaf;
  }

  private static boolean helpWanted(ParseResult parsed) {
    for (ParseResult p = parsed; p != null; p = p.hasSubcommand() ? p.subcommand() : null) {
      if (p.isUsageHelpRequested()) {
        return true;
      }
    }
    return false;
  }

  private static int usage(Printer printer, Problem problem, CommandSpec spec) {
    printer.problem(problem, List.of());
    printer.stderr("Usage: " + HelpPage.synopsis(spec) + "\n");
    return problem.exit().code();
  }

  private static int verbMissing(Printer printer, Verb noun, CommandSpec spec) {
    return usage(
        printer,
        new Problem.Invalid(
            "'" + spec.qualifiedName() + "' needs a verb: " + String.join(", ", noun.names()) + ".",
            "See '" + spec.qualifiedName() + " --help'."),
        spec);
  }

  private int execute(Verb verb, ParseResult parsed, ParseResult leaf, Printer plain) {
    Globals globals;
    try {
      globals = Globals.of(parsed, verb.formats());
      if (verb.contexts() == Verb.Contexts.ONE) {
        globals.alone();
      }
    } catch (ProblemException e) {
      return usage(plain, e.problem(), leaf.commandSpec());
    }
    Printer printer = new Printer(io, globals.format(), globals.noColour());
    Call call = new Call(leaf, globals, io, printer, parts);
    try {
      Answer answer =
          globals.several() && !verb.takesContexts(leaf)
              ? new SideBySide(io, verb, leaf, globals, printer, parts).answer()
              : new Execution(io, verb, call).answer();
      printer.answer(answer);
      if (call.opened() && !verb.onlyLooks()) {
        afterwards.accept(call);
      }
      return answer.code();
    } catch (ProblemException e) {
      // With a session, what is invalid is a name or a setting, not the command line.
      boolean invalid = e.problem() instanceof Problem.Invalid && !call.sessionWanted();
      printer.problem(e.problem(), details(e, globals.verbose()));
      if (invalid) {
        printer.stderr("Usage: " + HelpPage.synopsis(leaf.commandSpec()) + "\n");
      }
      return e.problem().exit().code();
    } catch (RuntimeException | Error e) {
      return defect(printer, e, globals.verbose());
    } finally {
      call.close();
    }
  }

  private static int defect(Printer printer, Throwable e, boolean verbose) {
    Throwable cause = e instanceof UndeclaredThrowableException u ? u.getUndeclaredThrowable() : e;
    Problem.Unexpected defect = Defect.problem(cause);
    printer.problem(defect, verbose ? Defect.trace(cause) : List.of());
    return defect.exit().code();
  }

  private static List<String> details(ProblemException e, boolean verbose) {
    return verbose && e.problem() instanceof Problem.Unexpected u ? List.of(u.detail()) : List.of();
  }
}
