package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.Besides;
import dev.quarterdeck.readiness.Checklist;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options that every command with a run takes, and the run. */
final class Running {
  private Running() {}

  /** Scope, file and evidence from beside AWS. */
  static Verb options(Verb verb) {
    return scope(verb)
        .option("--repo", "DIR", "A checkout of the product, for what its files say.")
        .option("--url", "URL", "Ask the public address; a few requests, reading only.")
        .flag("--probe", "Ask the address that readiness.yaml names under url.");
  }

  static Verb scope(Verb verb) {
    return file(verb)
        .limit(Verb.Limit.LONG)
        .options("--cluster", "NAME", "Only this cluster; may be given several times.")
        .options("--service", "NAME", "Only this service, NAME or CLUSTER/NAME; several times.");
  }

  static Verb file(Verb verb) {
    return verb.option(
        "--file", "FILE", "The team's file; readiness.yaml in this folder by default.");
  }

  static Path path(Call call) {
    return path("--file", call.value("--file", ReadinessFile.NAME));
  }

  static Path path(String option, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new ProblemException(
          new Problem.Invalid(option + " names no file.", "Give a path."), e);
    }
  }

  static ReadinessFile readinessFile(Call call) {
    return ReadinessFile.read(path(call)).orThrow();
  }

  static History history(Call call) {
    return new History(call.console().home().readiness().resolve("history.jsonl"));
  }

  /** The whole run, with progress for a person who waits. */
  static Run run(Call call, ReadinessFile file, List<String> items) {
    String repo = call.value("--repo");
    Progress progress = new Progress(call.io());
    try (Besides besides =
        Besides.of(repo == null ? null : path("--repo", repo), url(call, file)).orThrow()) {
      Console console = call.console();
      return console
          .checklist()
          .run(console.deadline(), request(call, file, items, besides, progress))
          .orThrow();
    } finally {
      progress.end();
    }
  }

  /** What is read of AWS, without judging. */
  static Readings readings(Call call, ReadinessFile file) {
    Console console = call.console();
    return console
        .checklist()
        .readings(
            console.deadline(),
            request(call, file, List.of(), Checklist.Extras.NONE, Once.Progress.NONE));
  }

  private static Checklist.Request request(
      Call call,
      ReadinessFile file,
      List<String> items,
      Checklist.Extras extras,
      Once.Progress progress) {
    Scope scope = new Scope(call.values("--cluster"), call.values("--service"));
    return new Checklist.Request(file, scope, items, extras, progress);
  }

  private static @Nullable URI url(Call call, ReadinessFile file) {
    String typed = call.value("--url");
    if (typed == null) {
      URI own = file.profile().url();
      if (call.has("--probe") && own == null) {
        throw Usage.wrong(
            "readiness.yaml names no url to ask.", "Name it there, or give --url https://HOST.");
      }
      return call.has("--probe") ? own : null;
    }
    try {
      URI url = new URI(typed);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw new ProblemException(
          new Problem.Invalid("--url is no address.", "Write it as https://HOST."), e);
    }
    throw Usage.wrong("--url is no address.", "Write it as https://HOST.");
  }
}
