package dev.quarterdeck.tui.command.env;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.env.GoogleCredentials;
import dev.quarterdeck.secrets.env.ProgramEnvironment;
import dev.quarterdeck.tui.cli.AtExit;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.cli.InPlace;
import dev.quarterdeck.tui.cli.Io;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.KeysFile;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code qd env exec}: a program with a secret's keys in its environment, and nowhere else. */
final class ExecEnv {
  private ExecEnv() {}

  static Verb verb() {
    return Verb.named("exec", "Run a program with a secret's keys in its environment.")
        .description(
            "The keys are in the program's environment only. A secret wins over the environment and"
                + " over the file, a later secret over an earlier one; what is already in the"
                + " environment wins over the file. With --local, or APP_ENV=local, only the file"
                + " counts and AWS is not asked. "
                + GoogleCredentials.JSON
                + " becomes a private file that "
                + GoogleCredentials.FILE
                + " points at, removed when the program ends. Signals (INT, TERM, HUP, USR1, USR2)"
                + " and the exit code pass through. Recorded like a reveal.")
        .params("SECRET", "Names or ARNs of secrets; after -- the program and its arguments.")
        .option("--file", "FILE", "A dotenv or JSON file.")
        .flag("--local", "Only the file; the secrets are not read.")
        .flag("--pristine", "Nothing but the keys: what is in the environment stays out.")
        .options("--require", "NAME", "Do not start without it; repeat it, or join with commas.")
        .option("--reason", "TEXT", "Why; goes into the audit record.")
        .exit(4, "a required name or the program is missing; otherwise the program's own code")
        .example("qd env exec acme/staging/app -- ./gradlew bootRun", "With the secret's keys.")
        .example(
            "qd env exec acme/prod/app --file .env --require JWT_SECRET,OPENAI_API_KEY -- ./serve",
            "Refuses to start half configured.")
        .example("qd env exec --file .env -- npm start", "Without AWS.")
        .limit(Verb.Limit.UNTIL_STOPPED)
        .runs(ExecEnv::run);
  }

  private static Answer run(Call call) throws IOException, InterruptedException {
    List<String> command = call.passedOn();
    List<String> secrets = call.paramsBefore();
    String file = call.value("--file");
    boolean local = call.has("--local") || "local".equals(call.io().env().get("APP_ENV"));
    if (command.isEmpty()) {
      throw Usage.wrong("Which program?", "For example: qd env exec acme/staging/app -- ./serve");
    }
    if (file == null && (secrets.isEmpty() || local)) {
      throw Usage.wrong(
          local
              ? "Only the file counts"
                  + (call.has("--local") ? "" : " where APP_ENV is local")
                  + "."
              : "Neither a secret nor a file.",
          local ? "Name the file: --file .env" : "Name a secret, or a file with --file.");
    }
    if (call.globals().format() != Format.TABLE) {
      throw Usage.wrong("The output is the program's.", "Leave out -o.");
    }
    if (local && !secrets.isEmpty() && !call.has("--local")) {
      call.note(Cell.of("APP_ENV is local: only " + Text.clean(String.valueOf(file)) + " counts."));
    }
    List<Map<String, SecretValue>> lent = new ArrayList<>();
    Map<String, String> inherited = call.has("--pristine") ? Map.of() : call.io().env();
    Map<String, String> environment = new LinkedHashMap<>(inherited);
    try (Closing google = new Closing()) {
      Map<String, SecretValue> fromFile = file == null ? Map.of() : KeysFile.read(call, file);
      lent.add(fromFile);
      for (String secret : local ? List.<String>of() : secrets) {
        lent.add(keys(call, secret, command.getFirst()));
      }
      Map<String, SecretValue> added =
          ProgramEnvironment.of(inherited, fromFile, lent.subList(1, lent.size()));
      ProgramEnvironment.mustPass(added, InPlace.environmentCharset());
      require(call, inherited, added);
      added.forEach((key, value) -> value.readText(text -> environment.put(key, text)));
      String json = environment.remove(GoogleCredentials.JSON);
      if (json != null && !json.isBlank()) {
        try (SecretValue key = SecretValue.ofText(json)) {
          environment.put(GoogleCredentials.FILE, google.write(call, key).toString());
        }
      }
      lent.forEach(SecretDocument::close);
      return Answer.passedOn(start(call, command, environment));
    } finally {
      lent.forEach(SecretDocument::close);
    }
  }

  private static Map<String, SecretValue> keys(Call call, String secret, String program) {
    String reason = call.value("--reason");
    try (SecretContent content =
        call.console()
            .reveal()
            .export(
                secret, reason == null || reason.isBlank() ? "environment of " + program : reason)
            .orThrow()) {
      return SecretKeys.of(content);
    }
  }

  private static void require(
      Call call, Map<String, String> inherited, Map<String, SecretValue> added) {
    List<String> names =
        call.values("--require").stream()
            .flatMap(v -> Arrays.stream(v.split(",", -1)))
            .map(String::strip)
            .filter(n -> !n.isEmpty())
            .toList();
    List<String> missing = ProgramEnvironment.missing(names, inherited, added);
    if (!missing.isEmpty()) {
      throw new ProblemException(
          new Problem.NotFound(
              "Not started: "
                  + Text.clean(String.join(", ", missing))
                  + (missing.size() == 1 ? " is" : " are")
                  + " missing or empty.",
              "Add the key to the secret or the file; see: qd env diff --help"));
    }
  }

  private static int start(Call call, List<String> command, Map<String, String> environment)
      throws InterruptedException {
    try {
      return new InPlace(call.io()).run(command, environment);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.NotFound(
              "The program " + Text.clean(command.getFirst()) + " cannot be started.",
              "Check its name, whether it is on the PATH, and whether it may be executed."),
          e);
    }
  }

  /** Removes the credentials' file when the program ends, and when this process does. */
  private static final class Closing implements AutoCloseable {
    private Io.Handle last = () -> {};
    private Runnable remove = () -> {};

    Path write(Call call, SecretValue json) {
      Map<String, String> env = call.io().env();
      Path folder =
          Stream.of("XDG_RUNTIME_DIR", "TMPDIR")
              .map(name -> env.getOrDefault(name, ""))
              .filter(path -> !path.isBlank())
              .findFirst()
              .map(Path::of)
              .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
      GoogleCredentials credentials = GoogleCredentials.in(folder);
      remove = credentials::close;
      // Before the file is there: a signal may come as soon as it is.
      last = AtExit.run(remove);
      credentials.write(json);
      call.note(Cell.of("Google's credentials are in a private file until it ends.", Tone.MUTED));
      return credentials.file();
    }

    @Override
    public void close() {
      remove.run();
      last.close();
    }
  }
}
