package dev.quarterdeck.readiness.lint;

import java.util.Set;

/** The fields of RegisterTaskDefinition's request and of its containers. */
final class KnownFields {
  static final Set<String> TASK =
      Set.of(
          "family",
          "taskRoleArn",
          "executionRoleArn",
          "networkMode",
          "containerDefinitions",
          "volumes",
          "placementConstraints",
          "requiresCompatibilities",
          "cpu",
          "memory",
          "tags",
          "pidMode",
          "ipcMode",
          "proxyConfiguration",
          "inferenceAccelerators",
          "ephemeralStorage",
          "runtimePlatform",
          "enableFaultInjection");

  static final Set<String> CONTAINER =
      Set.of(
          "name",
          "image",
          "repositoryCredentials",
          "cpu",
          "memory",
          "memoryReservation",
          "links",
          "portMappings",
          "essential",
          "restartPolicy",
          "entryPoint",
          "command",
          "environment",
          "environmentFiles",
          "mountPoints",
          "volumesFrom",
          "linuxParameters",
          "secrets",
          "dependsOn",
          "startTimeout",
          "stopTimeout",
          "versionConsistency",
          "hostname",
          "user",
          "workingDirectory",
          "disableNetworking",
          "privileged",
          "readonlyRootFilesystem",
          "dnsServers",
          "dnsSearchDomains",
          "extraHosts",
          "dockerSecurityOptions",
          "interactive",
          "pseudoTerminal",
          "dockerLabels",
          "ulimits",
          "logConfiguration",
          "healthCheck",
          "systemControls",
          "resourceRequirements",
          "firelensConfiguration",
          "credentialSpecs");

  private KnownFields() {}
}
