package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A dotenv file beside a secret of the sandbox, and programs run with its keys. */
class EnvTest extends OnSandbox {
  private static final String CANARY = "canary of the $env `test`";
  private static int count;

  @TempDir private Path folder;
  private SecretsManagerClient raw;
  private String secret;
  private Path file;

  @BeforeEach
  void plant() {
    raw = secretsManager("calm");
    secret = "env/test-" + count++;
    raw.createSecret(
        q ->
            q.name(secret)
                .secretString(
                    "{\"TOKEN\":\"" + CANARY + "\",\"PORT\":5432,\"SHARED\":\"from the secret\"}"));
    file = folder.resolve(".env");
  }

  private Qds.Ended env(String... args) {
    return env(qd(), args);
  }

  private Qds.Ended env(Qds qd, String... args) {
    List<String> all = new ArrayList<>(List.of("env"));
    all.addAll(Arrays.asList(args));
    int dashes = all.indexOf("--");
    all.add(dashes < 0 ? all.size() : dashes, "--sandbox");
    Qds.Ended ended = qd.run(all.toArray(String[]::new));
    assertThat(ended.out() + ended.err()).doesNotContain("canary");
    try (Stream<Path> files = Files.walk(home)) {
      files
          .filter(Files::isRegularFile)
          .forEach(f -> assertThat(f).content().doesNotContain("canary"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ended;
  }

  @Test
  void diffNamesKeysAndEndsWithOneWhereTheyDiffer() throws IOException {
    Files.writeString(file, "SHARED=other\nPORT=5432\nMINE=1\n");
    Qds.Ended ended = env("diff", file.toString(), secret, "-o", "json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.json().get("missing").toString()).isEqualTo("[\"TOKEN\"]");
    assertThat(ended.json().get("extra").toString()).isEqualTo("[\"MINE\"]");
    assertThat(ended.json().get("different").toString()).isEqualTo("[\"SHARED\"]");
    assertThat(ended.json().get("same").intValue()).isEqualTo(1);
    assertThat(env("diff", file.toString(), secret).out())
        .contains("- TOKEN", "+ MINE", "~ SHARED");
  }

  /** As editors on Windows save it. */
  @Test
  void jsonMayBeginWithAByteOrderMark() throws IOException {
    Files.writeString(file, "\ufeff{\"SHARED\":\"other\",\"PORT\":\"5432\",\"MINE\":\"1\"}");
    Qds.Ended ended = env("diff", file.toString(), secret, "-o", "json");
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.json().get("extra").toString()).isEqualTo("[\"MINE\"]");
  }

  @Test
  void pullKeepsTheFileAndPushBringsItBack() throws IOException {
    Files.writeString(file, "# mine\nSHARED=other\nMINE=1\n");
    assertThat(env("pull", secret, file.toString(), "--dry-run").err())
        .contains("~ SHARED", "+ TOKEN", "+ PORT");
    assertThat(file).hasContent("# mine\nSHARED=other\nMINE=1\n");
    assertThat(env("pull", secret, file.toString(), "--yes").code()).isEqualTo(2);

    Qds.Ended pulled = env("pull", secret, file.toString(), "--yes", "--reason", "local run");
    assertThat(pulled.code()).isZero();
    assertThat(file)
        .content()
        .startsWith("# mine\nSHARED='from the secret'\nMINE=1\n")
        .contains("TOKEN='canary of the $env `test`'");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(env("pull", secret, file.toString(), "--yes", "--reason", "again").err())
        .contains("already");

    assertThat(env("push", file.toString(), secret, "--yes").code()).isZero();
    assertThat(raw.getSecretValue(q -> q.secretId(secret)).secretString())
        .isEqualTo(
            "{\"TOKEN\":\""
                + CANARY
                + "\",\"PORT\":\"5432\",\"SHARED\":\"from the secret\",\"MINE\":\"1\"}");
    assertThat(qd().run("audit", "list", "--sandbox", "-o", "json").out())
        .contains("secrets.export", "local run");
  }

  @Test
  void aFileThatCannotBeWrittenIsAsItWas() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));
    Qds.Ended ended = env("pull", secret, there.toString(), "--yes", "--reason", "x");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("cannot be read");
  }

  @Test
  void anEmptyFileIsFilledAndOneOfAnotherKindIsLeftAlone() throws IOException {
    Files.writeString(file, "# nothing yet\n");
    assertThat(env("diff", file.toString(), secret, "-o", "json").json().get("missing")).hasSize(3);
    assertThat(env("push", file.toString(), secret, "--yes").code()).isEqualTo(2);
    assertThat(env("pull", secret, file.toString(), "--yes", "--reason", "x").code()).isZero();
    assertThat(file).content().startsWith("# nothing yet\nTOKEN='");

    Files.writeString(file, "{\"TOKEN\":\"x\"}");
    Qds.Ended json = env("pull", secret, file.toString(), "--yes", "--reason", "x");
    assertThat(json.code()).isEqualTo(2);
    assertThat(json.err()).contains("holds JSON", "--format json");
    assertThat(file).hasContent("{\"TOKEN\":\"x\"}");
    assertThat(env("pull", secret, "-", "--yes", "--reason", "x").err()).contains("--to-stdout");
  }

  /** Writes what it finds in its environment, one variable after the other, into a file. */
  private String[] program(String then, String... names) {
    StringBuilder script = new StringBuilder();
    for (String name : names) {
      script.append("printf '%s|' \"$").append(name).append("\" >>'").append(said()).append("'; ");
    }
    return new String[] {"--", "/bin/sh", "-c", script + then};
  }

  private Path said() {
    return folder.resolve("said");
  }

  private static String[] with(String[] program, String... options) {
    return Stream.concat(Arrays.stream(options), Arrays.stream(program)).toArray(String[]::new);
  }

  @Test
  void aProgramFindsTheKeysAndItsCodeIsPassedOn() throws IOException {
    Files.writeString(file, "SHARED=from the file\nMINE=1\nHERE=file\n");
    Qds qd = qd().env("HERE", "environment").env("PATH", "/usr/bin:/bin");
    Qds.Ended ended =
        env(
            qd,
            with(
                program("exit 37", "TOKEN", "PORT", "SHARED", "MINE", "HERE"),
                "exec",
                secret,
                "--file",
                file.toString()));
    assertThat(ended.code()).isEqualTo(37);
    assertThat(said()).hasContent(CANARY + "|5432|from the secret|1|environment|");
  }

  @Test
  void locallyOnlyTheFileCounts() throws IOException {
    Files.writeString(file, "SHARED=from the file\n");
    Qds.Ended ended =
        env(
            qd().env("APP_ENV", "local"),
            with(program("", "SHARED", "TOKEN"), "exec", secret, "--file", file.toString()));
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("APP_ENV is local");
    assertThat(said()).hasContent("from the file||");

    Qds.Ended without = env(qd().env("APP_ENV", "local"), "exec", secret, "--", "/bin/true");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("APP_ENV is local", "--file .env");
  }

  @Test
  void nothingElseIsInAPristineEnvironment() throws IOException {
    Files.writeString(file, "MINE=1\nHERE=file\n");
    Qds.Ended ended =
        env(
            qd().env("HERE", "environment").env("OTHER", "1"),
            with(
                program("", "TOKEN", "MINE", "HERE", "OTHER"),
                "exec",
                secret,
                "--pristine",
                "--file",
                file.toString()));
    assertThat(ended.code()).isZero();
    assertThat(said()).hasContent(CANARY + "|1|file||");
  }

  @Test
  void googlesCredentialsMayStandInTheEnvironmentAndMayBeEmpty() throws IOException {
    Files.writeString(file, "MINE=1\n");
    String[] program =
        program(
            "cat \"$GOOGLE_APPLICATION_CREDENTIALS\" >>'" + said() + "'",
            "GOOGLE_APPLICATION_CREDENTIALS_JSON");
    Qds qd = qd().env("XDG_RUNTIME_DIR", folder.toString()).env("PATH", "/usr/bin:/bin");
    qd.env("GOOGLE_APPLICATION_CREDENTIALS_JSON", "{}");
    assertThat(env(qd, with(program, "exec", "--file", file.toString())).code()).isZero();
    assertThat(said()).hasContent("|{}");

    Files.writeString(file, "GOOGLE_APPLICATION_CREDENTIALS_JSON=\n");
    Files.delete(said());
    Qds.Ended empty =
        env(
            qd().env("GOOGLE_APPLICATION_CREDENTIALS", "/mine.json"),
            with(program("", "GOOGLE_APPLICATION_CREDENTIALS"), "exec", "--file", file.toString()));
    assertThat(empty.code()).isZero();
    assertThat(said()).hasContent("/mine.json|");
  }

  @Test
  void whatIsRequiredIsNamedBeforeTheStart() {
    Qds.Ended ended =
        env(with(program("", "TOKEN"), "exec", secret, "--require", "TOKEN,JWT_SECRET"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("Not started: JWT_SECRET is missing or empty.");
    assertThat(said()).doesNotExist();
  }

  @Test
  void googlesCredentialsAreAPrivateFileThatIsGoneAfterwards() throws IOException {
    raw.putSecretValue(
        q ->
            q.secretId(secret)
                .secretString(
                    "{\"GOOGLE_APPLICATION_CREDENTIALS_JSON\":\"{\\\"type\\\":\\\"canary\\\"}\"}"));
    Files.createDirectories(folder.resolve("qd-google-999999999-killed"));
    Files.writeString(folder.resolve("qd-google-999999999-killed/credentials.json"), "left");
    Files.writeString(folder.resolve("qd-google-999999999-killed/.credentials.json1.tmp"), "half");
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Path kept = Files.writeString(mine.resolve("credentials.json"), "kept");
    Path link = Files.createSymbolicLink(folder.resolve("qd-google-999999999-planted"), mine);
    String copy = folder.resolve("copy").toString();
    Qds.Ended ended =
        env(
            qd().env("XDG_RUNTIME_DIR", folder.toString()).env("PATH", "/usr/bin:/bin"),
            with(
                program(
                    "cp -p \"$GOOGLE_APPLICATION_CREDENTIALS\" '" + copy + "'",
                    "GOOGLE_APPLICATION_CREDENTIALS",
                    "GOOGLE_APPLICATION_CREDENTIALS_JSON"),
                "exec",
                secret));
    assertThat(ended.code()).isZero();
    assertThat(Path.of(copy)).hasContent("{\"type\":\"canary\"}");
    assertThat(Files.getPosixFilePermissions(Path.of(copy)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(said()).content().matches(folder + "/qd-google-\\d+-\\d+/credentials\\.json\\|\\|");
    assertThat(kept).as("a planted link leads to no file of ours").hasContent("kept");
    Files.delete(link);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString())).noneMatch(n -> n.startsWith("qd-"));
    }
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    Qds.Ended ended = env("exec", secret, "--", "/nowhere/serve");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("/nowhere/serve cannot be started");
    assertThat(env("exec", "--", "true").code()).isEqualTo(2);
    assertThat(env("exec", secret).err()).contains("Which program?");
    assertThat(env("exec", "env/none", "--", "true").code()).isEqualTo(4);
  }
}
