package dev.quarterdeck.tui.chaos;

import dev.quarterdeck.tui.cli.Root;
import dev.quarterdeck.tui.command.CommandTree;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Every command with arguments that work on the simulated account. */
final class Orders {
  /** Typed where a command asks for a value; nobody else may ever see it. */
  static final String CANARY = "canary-of-the-chaos-7Qx2";

  /**
   * One command.
   *
   * @param setup what has to be done before, while all is well
   * @param line as it is typed; {@code @op} is the newest rotation, {@code @dir} a folder
   */
  record Order(List<String> setup, String line, Kind kind) {
    /** Without the arguments, as the help names it. */
    String command() {
      String best = "";
      for (String command : all()) {
        if ((line + " ").startsWith(command + " ") && command.length() > best.length()) {
          best = command;
        }
      }
      return best;
    }
  }

  /** What a command may do. */
  enum Kind {
    /** It changes nothing; a bad answer stays bad, whatever fails. */
    READS,
    /** It gives values to whoever asked, on standard output or in a file. */
    REVEALS,
    /** It changes AWS. */
    CHANGES,
    /** It ends when somebody stops it. */
    ENDLESS
  }

  private static final String STAGED =
      "!stop rotate acme/prod/app JWT_SECRET --recipe generated --yes --reason setup";
  private static final String NEWER =
      "services deploy acme-prod/web --image web=registry.example/web:2 --yes --reason setup";
  private static final String WHY = " --yes --reason chaos";
  private static final String SINCE = " --since 1h";

  static final List<Order> ALL =
      List.of(
          reads("health -o json"),
          reads("health acme-prod/api --deep"),
          reads("services list -o json"),
          reads("services show acme-prod/api"),
          reads("services events acme-prod/billing"),
          reads("services tasks acme-prod/web -o csv"),
          after(NEWER, "services diff acme-prod/web 1 2", Kind.READS),
          reads("services open acme-prod/api --print"),
          changes("services deploy acme-prod/api" + WHY),
          after(NEWER, "services rollback acme-prod/web" + WHY),
          changes("services scale acme-staging/worker 2" + WHY),
          changes("services stop-task @task" + WHY),
          changes("services run acme-prod/api" + WHY + " -- bin/migrate up"),
          changes("services exec acme-prod/api" + WHY + " -- env"),
          after(
              "services deploy acme-prod/web --no-wait" + WHY,
              "services stop-deployment acme-prod/web" + WHY),
          reads("metrics acme-prod/api --since 1h"),
          reads("alarms list -o json"),
          reads("alarms show acme-prod-api-5xx"),
          reads("alarms history acme-prod-api-5xx"),
          changes("alarms silence acme-prod-api-5xx --for 30m" + WHY),
          after(
              "alarms silence acme-prod-api-5xx --for 30m" + WHY,
              "alarms resume acme-prod-api-5xx" + WHY),
          reads("secrets list -o json"),
          reads("secrets show acme/prod/app"),
          reveals("secrets jwks acme/prod/auth-keyset"),
          reads("secrets usage acme/prod/app -o json"),
          reads("secrets stale"),
          reads("secrets reuse --reason chaos"),
          reads("secrets versions acme/prod/app"),
          reads("secrets diff acme/prod/app"),
          reveals("secrets reveal acme/prod/app JWT_SECRET --reason chaos --to-stdout"),
          reads("secrets copy acme/prod/app JWT_SECRET --reason chaos"),
          reveals("secrets export acme/prod/app --reason chaos --to-stdout"),
          changes("secrets set acme/prod/app OPENAI_API_KEY" + WHY),
          changes("secrets unset acme/prod/app OPENAI_API_KEY" + WHY),
          changes("secrets create acme/dev/new TOKEN" + WHY),
          changes("secrets import @dir/in.env acme/staging/app" + WHY),
          after(
              "secrets set acme/prod/app OPENAI_API_KEY" + WHY,
              "secrets rollback acme/prod/app" + WHY),
          after(
              "!cut secrets set acme/prod/app OPENAI_API_KEY" + WHY,
              "secrets unlock acme/prod/app" + WHY),
          changes("secrets tag acme/prod/app note=chaos" + WHY),
          changes("secrets delete acme/legacy/sendgrid" + WHY),
          after(
              "secrets delete acme/legacy/sendgrid" + WHY,
              "secrets restore acme/legacy/sendgrid" + WHY),
          reads("env diff @dir/in.env acme/staging/app"),
          changes("env push @dir/in.env acme/staging/app" + WHY),
          reveals("env pull acme/staging/app @dir/out.env" + WHY),
          reads("env exec acme/staging/app --reason chaos -- /bin/true"),
          reads("taskdef list"),
          reads("taskdef show acme-prod-api:1"),
          reads("taskdef diff acme-prod-api:1 acme-prod-web:1"),
          reads("taskdef usage acme-prod-api"),
          reads("taskdef lint acme-prod/api"),
          reads("taskdef secrets acme/prod/app"),
          reads("iam policy acme-prod/api"),
          reads("iam check acme-prod/api"),
          reads("iam console-policy viewer"),
          changes("rotate acme/prod/app JWT_SECRET --recipe generated --soak 5s" + WHY),
          reads("rotations list"),
          after(STAGED, "rotations show @op", Kind.READS),
          after(STAGED, "rotations resume @op" + WHY),
          after(STAGED, "rotations abort @op" + WHY),
          after(
              "rotate acme/prod/app JWT_SECRET --recipe generated --soak 5s" + WHY,
              "rotations retire @op" + WHY),
          reads("rotations recipes"),
          changes("rotations remember acme/prod/app JWT_SECRET --recipe generated" + WHY),
          reads("changes acme-prod/api" + SINCE),
          reads("logs tail acme-prod/api --no-follow --since 5m"),
          new Order(List.of(), "logs tail acme-prod/api --poll", Kind.ENDLESS),
          reads("logs search acme-prod/api error --limit 20" + SINCE),
          reads("logs insights acme-prod/api --saved top-errors" + SINCE),
          reads("checklist run --file @dir/readiness.yaml -o json"),
          reads("checklist show log-retention --file @dir/readiness.yaml"),
          reads("checklist next --list --file @dir/readiness.yaml"),
          reads("checklist report --format sarif --file @dir/readiness.yaml"),
          reads("checklist gate --severity high --file @dir/readiness.yaml"),
          reads("checklist history"),
          reads("checklist cost"),
          reads("checklist attest load-test --evidence x --by me --yes --file @dir/readiness.yaml"),
          reads(
              "checklist waive redis-ha --reason x --expires 2026-12-31 --by me --yes"
                  + " --file @dir/r.yaml"),
          reads("checklist assign dr-plan --owner me --by me --yes --file @dir/readiness.yaml"),
          changes("checklist fix log-retention --file @dir/readiness.yaml" + WHY),
          reads("audit list"),
          reads("audit verify"),
          reads("audit search reveal"),
          reads("audit report"),
          reads("audit rotate"),
          changes("audit ship /ecs/acme-prod-api" + WHY),
          reads("doctor"),
          reads("gui"),
          reads("sandbox scenarios"),
          new Order(List.of(), "sandbox start --port 0", Kind.ENDLESS),
          new Order(List.of(), "health --watch", Kind.ENDLESS),
          reads("demo --tour"),
          reads("completion bash"),
          reads("help secrets"),
          reads("version"));

  private Orders() {}

  private static Order reads(String line) {
    return new Order(List.of(), line, Kind.READS);
  }

  private static Order reveals(String line) {
    return new Order(List.of(), line, Kind.REVEALS);
  }

  private static Order changes(String line) {
    return new Order(List.of(), line, Kind.CHANGES);
  }

  private static Order after(String setup, String line) {
    return after(setup, line, Kind.CHANGES);
  }

  private static Order after(String setup, String line, Kind kind) {
    return new Order(List.of(setup), line, kind);
  }

  /** The path of every command that does something. */
  static List<String> all() {
    List<String> all = new ArrayList<>();
    collect(all, "", new Root(new CommandTree()).whole());
    return all;
  }

  private static void collect(List<String> all, String path, CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      all.add(path);
    }
    command
        .getSubcommands()
        .forEach((name, child) -> collect(all, (path + " " + name).strip(), child));
  }
}
