package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import dev.quarterdeck.services.TaskDefinition.Place;
import dev.quarterdeck.services.TaskDefinition.SecretReference;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.TimeLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  private static final URI ELSEWHERE =
      URI.create("https://vpce-1.ecs.eu-central-1.vpce.amazonaws.com");

  @TempDir Path folder;

  private static TaskDefinition definition(int revision) {
    return new TaskDefinition(
        "arn:aws:ecs:eu-central-1:111122223333:task-definition/api:" + revision,
        "api",
        revision,
        "arn:aws:iam::111122223333:role/execution",
        null,
        "256",
        "512",
        List.of(
            new ContainerDefinition(
                "app",
                "registry.example/api:\t\n\"1\"",
                true,
                List.of("LOG_LEVEL", "ÜMLAUT"),
                List.of(
                    new SecretReference(
                        Place.VARIABLE, "A", "arn:aws:secretsmanager:r:1:secret:a-AbCdEf:A::"),
                    new SecretReference(Place.REGISTRY, "repositoryCredentials", "x")),
                "/ecs/api",
                null),
            new ContainerDefinition("side", null, false, List.of(), List.of(), null, null)));
  }

  @Test
  void aDefinitionIsRememberedByAnotherProcess() {
    TaskDefinitions first = new TaskDefinitions(() -> folder);
    assertThat(first.get(definition(1).arn())).isEmpty();
    first.put(definition(1));
    first.put(definition(2));
    TaskDefinitions second = new TaskDefinitions(() -> folder);
    assertThat(second.get(definition(1).arn())).contains(definition(1));
    assertThat(second.get(definition(2).arn())).contains(definition(2));
    assertThat(second.get(definition(3).arn())).isEmpty();
  }

  @Test
  void aStoppedTaskIsRememberedWithItsReason() {
    String arn = "arn:aws:ecs:eu-central-1:111122223333:task/main/3f2a";
    Instant at = Instant.parse("2026-03-10T14:00:00Z");
    Task stopped =
        new Task(
            arn,
            "main",
            definition(1).arn(),
            "service:api",
            "ecs-svc/1",
            "STOPPED",
            "STOPPED",
            "UNKNOWN",
            at.minusSeconds(60),
            null,
            at,
            "TaskFailedToStart",
            "ResourceInitializationError:\tline\none",
            List.of(new Task.Container("app", "STOPPED", "UNKNOWN", 137, null, "i", null)),
            "eu-central-1a");
    assertThat(new StoppedTasks(() -> folder).with(List.of(stopped), null, t -> true))
        .containsExactly(stopped);
    StoppedTasks later = new StoppedTasks(() -> folder);
    assertThat(later.with(List.of(), arn, t -> t.cluster().equals("main")))
        .containsExactly(stopped);
    assertThat(later.with(List.of(stopped), arn, t -> true)).containsExactly(stopped);
    assertThat(later.with(List.of(), arn, t -> t.cluster().equals("other"))).isEmpty();
  }

  @Test
  void ofAFileThatGrewTooLargeTheOlderHalfIsForgotten() {
    FactFile facts = new FactFile(folder.resolve("f"), 4_000);
    for (int i = 0; i < 200; i++) {
      facts.put("key " + i, "value " + i);
    }
    FactFile next = new FactFile(folder.resolve("f"), 4_000);
    assertThat(next.get("key 199")).contains("value 199");
    assertThat(next.get("key 0")).isEmpty();
    assertThat(next.values()).hasSizeBetween(80, 120);
  }

  @Test
  void inALongSessionTheOldestFactsGoFromMemoryAndFromTheFile() throws IOException {
    FactFile facts = new FactFile(folder.resolve("f"), 4_000);
    FactFile memory = new FactFile(null, 4_000);
    for (int i = 0; i < 20_000; i++) {
      facts.put("key " + i, "value " + i);
      memory.put("key " + i, "value " + i);
    }
    for (FactFile f : List.of(facts, memory)) {
      assertThat(f.values()).hasSizeBetween(150, 250);
      assertThat(f.get("key 19999")).contains("value 19999");
      assertThat(f.get("key 0")).isEmpty();
    }
    assertThat(Files.size(folder.resolve("f"))).isLessThan(12_000);
    assertThat(new FactFile(folder.resolve("f"), 4_000).get("key 19999")).contains("value 19999");
  }

  @Test
  void damagedLinesAreForgottenAndTheRestKept() throws IOException {
    TaskDefinitions first = new TaskDefinitions(() -> folder);
    first.put(definition(1));
    Path file = onlyFile();
    String good = Files.readString(file);
    Files.writeString(
        file, good.replace("\"revision\":1", "\"revision\":7") + "\nrubbish\n\tx\t\n" + "0\ta\tb");
    assertThat(new TaskDefinitions(() -> folder).get(definition(1).arn())).isEmpty();

    TaskDefinitions again = new TaskDefinitions(() -> folder);
    again.put(definition(1));
    assertThat(new TaskDefinitions(() -> folder).get(definition(1).arn())).contains(definition(1));
  }

  @Test
  void aTornLastLineCostsOnlyItself() throws IOException {
    FactFile facts = new FactFile(folder.resolve("f"));
    facts.put("a", "1");
    Files.writeString(folder.resolve("f"), "12ab\thalf", StandardOpenOption.APPEND);
    FactFile next = new FactFile(folder.resolve("f"));
    next.put("b", "2");
    FactFile last = new FactFile(folder.resolve("f"));
    assertThat(last.get("a")).contains("1");
    assertThat(last.get("b")).contains("2");
    assertThat(last.get("half")).isEmpty();
  }

  @Test
  void anInterruptCostsNoFact() {
    FactFile facts = new FactFile(folder.resolve("f"));
    Thread.currentThread().interrupt();
    facts.put("a", "1");
    assertThat(Thread.interrupted()).as("told to the caller").isTrue();
    facts.put("b", "2");
    Thread.currentThread().interrupt();
    FactFile next = new FactFile(folder.resolve("f"));
    assertThat(next.get("a")).contains("1");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(next.get("b")).contains("2");
  }

  @Test
  void anUnusableDiskLeavesTheMemory() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("occupied"), "x");
    FactFile facts = new FactFile(notAFolder.resolve("f"));
    facts.put("a", "1");
    assertThat(facts.get("a")).contains("1");
    Files.createDirectory(folder.resolve("dir"));
    FactFile folderAsFile = new FactFile(folder.resolve("dir"));
    folderAsFile.put("a", "1");
    assertThat(folderAsFile.get("a")).contains("1");
  }

  @Test
  void valuesThatDoNotFitALineAreNotKept() {
    FactFile facts = new FactFile(null);
    facts.put("a", "two\nlines");
    assertThat(facts.get("a")).isEmpty();
  }

  @Test
  void theFileIsPrivateAndHoldsNoEnvironmentValues() throws IOException {
    new TaskDefinitions(() -> folder.resolve("cache")).put(definition(1));
    Path file = folder.resolve("cache/task-definitions-111122223333-eu-central-1.facts");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).contains("LOG_LEVEL");
  }

  @Test
  void tenThousandDatesAreOneFile() throws IOException {
    FactFile facts = new FactFile(folder.resolve("dates"));
    for (int i = 0; i < 10_000; i++) {
      facts.put("arn:" + i + " v", Integer.toString(i));
    }
    FactFile read = new FactFile(folder.resolve("dates"));
    for (int i = 0; i < 10_000; i++) {
      assertThat(read.get("arn:" + i + " v")).contains(Integer.toString(i));
    }
    assertThat(Files.size(folder.resolve("dates"))).isLessThan(1_000_000);
  }

  @Test
  void aRevisionIsAskedOfAwsOnce() throws IOException {
    String arn = "arn:aws:ecs:eu-central-1:111122223333:task-definition/api:1";
    String answer =
        "{\"taskDefinition\":{\"taskDefinitionArn\":\""
            + arn
            + "\",\"family\":\"api\",\"revision\":1,\"containerDefinitions\":[]}}";
    try (Responder responder = new Responder(request -> Responder.Answer.json(200, answer));
        AwsClients clients = responder.clients()) {
      AwsEcs ecs = new AwsEcs(clients);
      assertThat(ecs.taskDefinition(arn).orThrow().arn()).isEqualTo(arn);
      assertThat(ecs.taskDefinition(arn).orThrow().family()).isEqualTo("api");
      assertThat(responder.requests).hasSize(1);
    }
  }

  @Test
  void whatIsKnownByNameIsNotKeptOfWorldsThatComeAndGo() {
    assertThat(folders(null, null).byName()).isEqualTo(folder);
    assertThat(folders(ELSEWHERE, null).byName()).isNotNull().isNotEqualTo(folder);
    assertThat(folders(URI.create("http://127.0.0.1:4566"), null).byName()).isNull();
    assertThat(folders(URI.create("http://localhost:4566"), null).byName()).isNull();
    assertThat(folders(null, new Connection.Keys("a", "b")).byName()).isNull();
  }

  @Test
  void whatIsKnownByIdIsKeptOfEveryEndpointByItself() {
    assertThat(folders(null, null).byId()).isEqualTo(folder);
    assertThat(folders(ELSEWHERE, null).byId()).isEqualTo(folders(ELSEWHERE, null).byName());
    assertThat(folders(URI.create("http://127.0.0.1:4566"), null).byId())
        .isEqualTo(folder.resolve("127.0.0.1_4566"));
    assertThat(folders(null, new Connection.Keys("a", "b")).byId()).isNull();
  }

  private FactFolders folders(@Nullable URI endpoint, Connection.@Nullable Keys keys) {
    Connection connection =
        new Connection(
            null, "eu-central-1", endpoint, keys, false, TimeLimits.asked(Duration.ofSeconds(1)));
    AwsFiles none = AwsFiles.of(Path.of("none"), Path.of("none"));
    return new FactFolders(folder, connection, new Endpoints(connection, none, Map.of()));
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }
}
