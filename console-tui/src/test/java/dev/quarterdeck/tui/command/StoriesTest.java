package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.world.ecs.ImageBehaviour;
import dev.quarterdeck.tui.cli.Qds;
import dev.quarterdeck.tui.cli.SandboxConsoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What teams tell of their way to production, gone from its beginning to its end by commands. */
class StoriesTest {
  private static final String LEAKED = "sk-canary-of-the-stories-4417";

  @TempDir private Path folder;
  private SandboxConsoles consoles;

  @BeforeEach
  void open() {
    consoles = new SandboxConsoles(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    consoles.close();
  }

  private Qds.Ended qd(String line) {
    return qd(new Qds(), line);
  }

  /** Nothing that a command says holds a value. */
  private Qds.Ended qd(Qds with, String line) {
    List<String> args = new ArrayList<>(List.of(line.split(" ")));
    int dashes = args.indexOf("--");
    args.add(dashes < 0 ? args.size() : dashes, "--sandbox");
    Qds.Ended ended = with.consoles(consoles).run(args.toArray(String[]::new));
    assertThat(ended.out() + ended.err()).doesNotContain("canary");
    return ended;
  }

  private Qds.Ended good(String line) {
    Qds.Ended ended = qd(line);
    assertThat(ended.code()).as(line + ": " + ended.out() + ended.err()).isZero();
    return ended;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** A script that writes variables of its environment into a file that the test reads. */
  private String[] script(String... names) {
    StringBuilder script = new StringBuilder();
    for (String name : names) {
      script.append("echo \"$").append(name).append("\" >>'").append(folder).append("/said';");
    }
    return new String[] {"/bin/sh", "-c", script.toString()};
  }

  private Qds.Ended exec(Qds qd, String options, String[] script) {
    List<String> args = new ArrayList<>(List.of(("env exec " + options).split(" ")));
    args.add("--sandbox");
    args.add("--");
    args.addAll(List.of(script));
    return qd.consoles(consoles).env("PATH", "/usr/bin:/bin").run(args.toArray(String[]::new));
  }

  private List<String> said() throws IOException {
    Path said = folder.resolve("said");
    List<String> lines = Files.readAllLines(said);
    Files.delete(said);
    return lines;
  }

  /**
   * A team keeps its whole dotenv file as one secret, and the program cannot tell the two apart.
   */
  @Test
  void aWholeDotenvFileBecomesOneSecretAndTheProgramFindsItsKeys() throws IOException {
    Path env =
        file(
            ".env",
            "DATABASE_URL=postgres://u:canary-of-the-db@db/app\nREDIS_URL=redis://cache\n"
                + "OPENAI_API_KEY="
                + LEAKED
                + "\n");
    Qds.Ended missing = qd("secrets show smartstore/production");
    assertThat(missing.code()).isEqualTo(4);
    assertThat(missing.err()).contains("smartstore/production", "→");
    Qds.Ended created =
        qd(new Qds().in("{}"), "secrets create smartstore/production --yes --reason start");
    assertThat(created.code()).as(created.err()).isZero();
    good("env push " + env + " smartstore/production --yes --reason start");
    good("env diff " + env + " smartstore/production");
    JsonNode shown = good("secrets show smartstore/production -o json").json();
    assertThat(shown.get("kind").asString()).isEqualTo("json");
    assertThat(shown.get("keys").valueStream().map(k -> k.get("key").asString()))
        .containsExactlyInAnyOrder("DATABASE_URL", "REDIS_URL", "OPENAI_API_KEY");
    Qds.Ended run =
        exec(
            new Qds(), "smartstore/production --reason run", script("OPENAI_API_KEY", "REDIS_URL"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(said()).containsExactly(LEAKED, "redis://cache");
    assertThat(good("audit list -o json").out()).contains("smartstore/production");
  }

  /** In production the secret wins, on a laptop only the file counts; what is missing stops it. */
  @Test
  void theSecretWinsInProductionTheFileOnALaptopAndWhatIsMissingStopsTheStart() throws IOException {
    Qds.Ended created =
        qd(
            new Qds()
                .in(
                    "{\"APP_SECRET_KEY\":\"canary-of-production\","
                        + "\"GOOGLE_APPLICATION_CREDENTIALS_JSON\":\"{\\\"type\\\":\\\"canary\\\"}\"}"),
            "secrets create short-cut/prod/app --exact --yes --reason start");
    assertThat(created.code()).as(created.err()).isZero();
    Path env = file("local.env", "APP_SECRET_KEY=of-the-laptop\nMILVUS_HOST=localhost\n");
    String[] script = script("APP_SECRET_KEY", "MILVUS_HOST", "GOOGLE_APPLICATION_CREDENTIALS");
    Qds.Ended production =
        exec(new Qds(), "short-cut/prod/app --file " + env + " --reason run", script);
    assertThat(production.code()).as(production.err()).isZero();
    List<String> there = said();
    assertThat(there.subList(0, 2)).containsExactly("canary-of-production", "localhost");
    assertThat(Path.of(there.get(2))).as("gone with the program").isAbsolute().doesNotExist();
    Qds.Ended laptop =
        exec(
            new Qds().env("APP_ENV", "local"),
            "short-cut/prod/app --file " + env + " --reason run",
            script);
    assertThat(laptop.code()).as(laptop.err()).isZero();
    assertThat(said()).containsExactly("of-the-laptop", "localhost", "");
    Qds.Ended refused =
        exec(
            new Qds(),
            "short-cut/prod/app --require APP_SECRET_KEY,PINECONE_API_KEY --reason run",
            script);
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("PINECONE_API_KEY").doesNotContain("canary");
    assertThat(folder.resolve("said")).doesNotExist();
  }

  /** A key was pushed to a public repository: taking it back there does not help. */
  @Test
  void aKeyThatWasCommittedIsReplacedEverywhereAtOnceWithAReport() throws IOException {
    Path checkout = Files.createDirectories(folder.resolve("checkout"));
    Files.writeString(checkout.resolve(".env"), "OPENAI_API_KEY=" + LEAKED + "\n");
    Qds.Ended found =
        qd("checklist run --repo " + checkout + " --file " + folder.resolve("r.yaml") + " -o json");
    assertThat(item(found, "no-secrets-in-git").get("status").asString()).isEqualTo("fail");
    Qds.Ended planted =
        qd(
            new Qds().in(LEAKED),
            "secrets set acme/prod/app PINECONE_API_KEY --yes --reason leaked");
    assertThat(planted.code()).as(planted.err()).isZero();
    Path report = folder.resolve("incident.md");
    Qds.Ended rotated =
        qd(
            new Qds().in("sk-issued-anew-by-the-provider-0815"),
            "rotate acme/prod/app PINECONE_API_KEY --recipe supplied --compromised --soak 0s --yes"
                + " --reason leaked --report "
                + report
                + " -o json");
    assertThat(rotated.code()).as(rotated.err()).isZero();
    assertThat(rotated.json().get("status").asString()).isEqualTo("completed");
    assertThat(Files.readString(report)).contains("PINECONE").doesNotContain("canary");
    assertThat(good("secrets stale acme/prod/app -o json").json()).isEmpty();
    good("audit verify");
  }

  /** A list on paper becomes one that gathers its own evidence, names the next step and gates. */
  @Test
  void theWayToProductionIsWalkedItemByItemUntilTheGateOpensForWhatWasAccepted()
      throws IOException {
    Path answers = folder.resolve("readiness.yaml");
    String file = " --file " + answers;
    Qds.Ended first = qd("checklist run" + file + " -o json");
    assertThat(item(first, "load-test").get("status").asString()).isEqualTo("open");
    assertThat(first.json().get("ready").asBoolean()).isFalse();
    assertThat(qd("checklist gate --severity high" + file).code()).isEqualTo(1);
    assertThat(qd("checklist next --list" + file).out()).contains("→", "critical");
    good("checklist attest load-test --evidence https://wiki/load --by ada --yes" + file);
    good(
        "checklist waive redis-ha --reason cached-only --expires 2026-12-31 --by ada --yes" + file);
    Qds.Ended second = qd("checklist run" + file + " -o json");
    assertThat(item(second, "load-test").get("status").asString()).isEqualTo("pass");
    assertThat(second.json().get("score").asInt())
        .isGreaterThanOrEqualTo(first.json().get("score").asInt());
    good("checklist fix log-retention --yes --reason readiness" + file);
    Qds.Ended third = qd("checklist run" + file + " -o json");
    assertThat(item(third, "log-retention").get("status").asString()).isEqualTo("pass");
    assertThat(qd("checklist history --compare").out()).contains("log-retention");
    assertThat(good("checklist cost -o json").out()).contains("acme-prod/api", "monthly");
  }

  /** Signing keys turn over, a migration runs once, and a bad image goes back by itself. */
  @Test
  void signingKeysTurnOverAMigrationRunsAndABadImageGoesBack() {
    int keys = qd("secrets jwks acme/prod/auth-keyset").json().get("keys").size();
    Qds.Ended rotated =
        qd("rotate acme/prod/auth-keyset --recipe keyset --soak 0s --yes --reason yearly -o json");
    assertThat(rotated.code()).as(rotated.err()).isIn(0, 7);
    assertThat(qd("secrets jwks acme/prod/auth-keyset").json().get("keys").size())
        .as("old tokens stay valid")
        .isEqualTo(keys + 1);
    Qds.Ended migrated =
        qd("services run acme-prod/api --yes --reason release -o json -- bin/migrate up");
    assertThat(migrated.code()).as(migrated.err()).isZero();
    String image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/acme/web:9.9.9";
    var world = consoles.sandbox("calm").world();
    world.call(
        () -> {
          world.ecs().image(image, ImageBehaviour.unhealthy(500));
          return image;
        });
    Qds.Ended deployed =
        qd("services deploy acme-prod/web --image web=" + image + " --yes --reason release");
    assertThat(deployed.code()).isEqualTo(1);
    assertThat(qd("services show acme-prod/web -o json").out())
        .contains("The last deployment was rolled back to acme-prod-web:1.");
    assertThat(good("services scale acme-prod/web 0 --yes --reason pause").err()).isNotBlank();
    good("audit verify");
  }

  private static JsonNode item(Qds.Ended run, String id) {
    return run.json()
        .get("items")
        .valueStream()
        .filter(i -> i.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
