package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.recipe.Recipes;
import dev.quarterdeck.session.Durations;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Times;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code qd rotate}: keys changed without an outage. */
public final class Rotate {
  private Rotate() {}

  public static Verb noun() {
    RotationRequest.Options usual = RotationRequest.Options.DEFAULT;
    return Changing.verb(
            Verb.named("rotate", "Change a key without an outage, or back out.")
                .description(
                    "Stages the new value, reads it back, tries it, promotes it by compare-and-swap,"
                        + " rolls every service that uses the key, waits for its own deployments and"
                        + " probes. What fails after the promotion takes secret and services back"
                        + " together. Every step is journaled: Ctrl-C pauses, and after a crash 'qd"
                        + " rotations resume' goes on or backs out. Several keys or secrets, as"
                        + " NAME:KEY, are promoted together with one redeployment for each service.")
                .terms("Recipes (their options: qd rotations recipes)", recipes())
                .params(
                    "NAME KEY", "A secret and its keys, KEY,KEY; or NAME:KEY,KEY several times.")
                .options(
                    "--recipe",
                    "[KEY=]RECIPE",
                    "How the new value is made; for one key, or for all that have no other. Left out: what"
                        + " the secret's tag remembers, or a guess from name and value.")
                .options(
                    "--option", "[KEY:]NAME=VALUE", "What the recipe is to know; never a value.")
                .option(
                    "--canary",
                    "SERVICE",
                    "Roll and probe this one first: a name, or CLUSTER/SERVICE.")
                .flag(
                    "--compromised",
                    "Somebody else knows the old value: no overlap, every service at once, and a"
                        + " proof at the end that nobody runs with it.")
                .option(
                    "--soak",
                    "TIME",
                    "How long the services must stay well afterwards; "
                        + Times.span(usual.soak())
                        + " when left out.")
                .option("--probe", "URL", "Must answer 2xx when all is well.")
                .option(
                    "--patience",
                    "TIME",
                    "The longest that a roll-out may take; "
                        + Times.span(usual.patience())
                        + " when left out.")
                .option("--report", "FILE", ReportFile.HELP)
                .flag("--force-unsteady", "Begin although a service is not steady.")
                .flag("--add", "The key may be new: it is added to the secret."))
        .exit(0, "every service runs with the new value")
        .exit(1, "backed out; or --compromised could not prove that nobody holds the old value")
        .exit(7, "paused; stderr says how to go on")
        .example(
            "qd rotate acme/prod/app JWT_SECRET --recipe generated --dry-run",
            "What would be done: who is restarted, in what order.")
        .example(
            "qd rotate acme/prod/app JWT_SECRET --recipe generated --canary api --soak 2m",
            "One service first, then the others.")
        .example(
            "pass show stripe | qd rotate acme/prod/app STRIPE_SECRET_KEY --recipe supplied --yes",
            "A value that was issued; --option url=URL tries it before it is promoted.")
        .example(
            "qd rotate acme/prod/app:JWT_SECRET acme/prod/signing: --recipe generated",
            "Two secrets, with one redeployment for each service.")
        .example(
            "qd rotate acme/prod/app JWT_SECRET --compromised --reason leaked --report incident.md",
            "As fast as possible, with a report to hand on.")
        .runs(Rotate::run);
  }

  private static List<Verb.Term> recipes() {
    return Recipes.guides().stream().map(g -> new Verb.Term(g.name(), g.summary())).toList();
  }

  private static Answer run(Call call) {
    Changing.check(call);
    List<Asked> asked = Asked.of(call.params());
    RotationRequest.Options options = options(call);
    if (call.value(ReportFile.OPTION) != null && !options.compromised()) {
      throw Usage.wrong(
          "--report is the report of a compromised key.",
          "Add --compromised, or leave it out: qd rotations show tells the rest.");
    }
    ReportFile file = ReportFile.of(call);
    Chosen chosen = Chosen.of(call, asked);
    List<RotationRequest.Target> targets = chosen.targets(call);
    LiveProgress progress = new LiveProgress(call.printer().live());
    try {
      RotationRequest request = new RotationRequest(targets, options);
      return Changing.run(
          call, call.console().rotations().prepare(request, progress).orThrow(), file::answer);
    } finally {
      progress.end();
      Chosen.wipe(targets);
    }
  }

  private static RotationRequest.Options options(Call call) {
    RotationRequest.Options usual = RotationRequest.Options.DEFAULT;
    return new RotationRequest.Options(
        call.value("--canary"),
        call.has("--compromised"),
        time(call, "--soak", usual.soak()),
        probe(call.value("--probe")),
        time(call, "--patience", usual.patience()),
        call.has("--force-unsteady"),
        call.has("--add"));
  }

  private static Duration time(Call call, String option, Duration usual) {
    String given = call.value(option);
    return given == null
        ? usual
        : Durations.parse(given)
            .orElseThrow(
                () ->
                    Usage.wrong(
                        option + " takes a time.", "For example " + option + " 90s or 5m."));
  }

  private static @Nullable URI probe(@Nullable String given) {
    if (given == null) {
      return null;
    }
    try {
      URI uri = new URI(given);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw noUrl();
    }
    throw noUrl();
  }

  private static RuntimeException noUrl() {
    return Usage.wrong(
        "--probe takes a URL.", "For example --probe https://api.acme.example/healthz.");
  }
}
