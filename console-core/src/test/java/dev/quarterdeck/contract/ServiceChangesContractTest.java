package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsEcs;
import dev.quarterdeck.aws.AwsEcsEditor;
import dev.quarterdeck.aws.AwsTaskDefinitions;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import dev.quarterdeck.services.taskdef.TaskDefinitionDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of services and tasks over each endpoint. */
@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class ServiceChangesContractTest extends Contract {
  private AwsEcsEditor editor;
  private AwsEcs ecs;
  private AwsTaskDefinitions definitions;
  private String definition;

  ServiceChangesContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void aService() {
    editor = new AwsEcsEditor(clients);
    ecs = new AwsEcs(clients);
    definitions = new AwsTaskDefinitions(clients);
    var raw = clients.ecs();
    raw.createCluster(q -> q.clusterName(prefix + "prod"));
    definition =
        raw.registerTaskDefinition(
                q ->
                    q.family(prefix + "api")
                        .cpu("256")
                        .memory("512")
                        .tags(t -> t.key("team").value("core"))
                        .containerDefinitions(
                            c ->
                                c.name("api")
                                    .image("registry.example/api:1")
                                    .memory(128)
                                    .environment(e -> e.name("LOG_LEVEL").value("info"))
                                    .dockerLabels(Map.of("a", "b"))))
            .taskDefinition()
            .taskDefinitionArn();
    raw.createService(
        q ->
            q.cluster(prefix + "prod")
                .serviceName("api")
                .taskDefinition(definition)
                .desiredCount(1));
    endpoint.settle();
  }

  @Test
  void aCopyDiffersInItsImageAlone() {
    TaskDefinitionDocument was = definitions.document(definition).orThrow();
    String arn = editor.register(was.withImages(Map.of("api", "registry.example/api:2"))).orThrow();
    assertThat(arn).endsWith(prefix + "api:2");
    TaskDefinitionDocument is = definitions.document(arn).orThrow();
    assertThat(TaskDefinitionDiff.between(was, is).entries())
        .extracting(TaskDefinitionDiff.Entry::path)
        .containsExactly("containers.api.image");
    assertThat(definitions.revisions(prefix + "api").orThrow().items())
        .containsExactly(arn, definition);
    assertThat(definitions.families(prefix).orThrow().items()).contains(prefix + "api");
  }

  @Test
  void anUpdateGivesTheServiceAsItIsAfterwards() {
    String next =
        editor
            .register(
                definitions
                    .document(definition)
                    .orThrow()
                    .withImages(Map.of("api", "registry.example/api:2")))
            .orThrow();
    Service updated =
        editor.update(prefix + "prod", "api", new EcsEditor.Update(next, null, true)).orThrow();
    assertThat(updated.taskDefinition()).isEqualTo(next);
    assertThat(updated.primaryDeployment().orElseThrow().taskDefinition()).isEqualTo(next);
    Service scaled =
        editor.update(prefix + "prod", "api", new EcsEditor.Update(null, 3, false)).orThrow();
    assertThat(scaled.desired()).isEqualTo(3);
    assertThat(scaled.taskDefinition()).isEqualTo(next);
  }

  @Test
  void aTaskRunsAndIsStopped() throws Exception {
    Task task =
        editor
            .run(
                new EcsEditor.Run(
                    prefix + "prod",
                    definition,
                    null,
                    new EcsEditor.Network(List.of(endpoint.subnet()), List.of(), false),
                    "api",
                    List.of("migrate"),
                    "quarterdeck",
                    prefix + "token"))
            .orThrow();
    assertThat(task.taskDefinition()).isEqualTo(definition);
    assertThat(task.cluster()).isEqualTo(prefix + "prod");
    assertThat(ecs.tasks(prefix + "prod", List.of(task.arn())).orThrow().items())
        .singleElement()
        .satisfies(t -> assertThat(t.arn()).isEqualTo(task.arn()));
    Task stopped = editor.stopTask(prefix + "prod", task.arn(), "the test is over").orThrow();
    assertThat(stopped.desiredStatus()).isEqualTo("STOPPED");
    assertThat(stopped.stoppedReason()).isEqualTo("the test is over");
  }
}
