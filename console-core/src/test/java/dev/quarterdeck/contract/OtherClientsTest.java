package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox to clients that are not ours: boto3 and the aws CLI. */
class OtherClientsTest {
  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.CALM));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private record Ran(int code, String out) {}

  private Ran run(String missing, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> env = builder.environment();
    env.keySet().removeIf(k -> k.startsWith("AWS_"));
    env.put("AWS_ACCESS_KEY_ID", sandbox.accessKeyId());
    env.put("AWS_SECRET_ACCESS_KEY", sandbox.secretAccessKey());
    env.put("AWS_DEFAULT_REGION", sandbox.region());
    env.put("AWS_ENDPOINT_URL", sandbox.endpoint().toString());
    env.put("AWS_CONFIG_FILE", folder.resolve("none").toString());
    env.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
    env.put("AWS_PAGER", "");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new AssertionError(command[0] + " could not be started; " + missing, e);
    }
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out);
  }

  @Test
  void everyOperationIsAnsweredAsItsModelSays() throws Exception {
    Path script = folder.resolve("surface.py");
    try (InputStream in = OtherClientsTest.class.getResourceAsStream("surface.py")) {
      assertThat(in).isNotNull();
      Files.copy(in, script);
    }
    Ran ran =
        run(
            "install Python with: pip install boto3",
            "python3",
            script.toString(),
            sandbox.endpoint().toString(),
            sandbox.region());
    assertThat(ran.out()).doesNotContain("OFFENCE").contains("ecs: answered");
    assertThat(ran.code()).isZero();
  }

  @Test
  void theAwsCliListsAndReads() throws Exception {
    List<String> failed = new ArrayList<>();
    for (String command :
        List.of(
            "sts get-caller-identity",
            "ecs list-clusters",
            "secretsmanager list-secrets",
            "elbv2 describe-target-groups")) {
      List<String> words = new ArrayList<>(List.of("aws"));
      words.addAll(List.of(command.split(" ")));
      Ran ran = run("install the AWS CLI", words.toArray(String[]::new));
      if (ran.code() != 0 || !ran.out().contains("{")) {
        failed.add(command + ": " + ran.out());
      }
    }
    assertThat(failed).isEmpty();
  }
}
