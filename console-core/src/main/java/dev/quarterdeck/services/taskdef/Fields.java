package dev.quarterdeck.services.taskdef;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A task definition as a flat map from a path to a value, members of lists found by their names:
 * {@code containers.api.environment.LOG_LEVEL}. Says of each path whether its value may be shown.
 */
final class Fields {
  /** By which member the entries of a list are told apart. */
  private static final Map<String, List<String>> IDENTITY =
      Map.ofEntries(
          Map.entry("containerDefinitions", List.of("name")),
          Map.entry("environment", List.of("name")),
          Map.entry("secrets", List.of("name")),
          Map.entry("secretOptions", List.of("name")),
          Map.entry("environmentFiles", List.of("value")),
          Map.entry("portMappings", List.of("containerPort", "protocol", "containerPortRange")),
          Map.entry("mountPoints", List.of("containerPath")),
          Map.entry("volumes", List.of("name")),
          Map.entry("volumesFrom", List.of("sourceContainer")),
          Map.entry("dependsOn", List.of("containerName")),
          Map.entry("ulimits", List.of("name")),
          Map.entry("extraHosts", List.of("hostname")),
          Map.entry("systemControls", List.of("namespace")),
          Map.entry("resourceRequirements", List.of("type")),
          Map.entry("tags", List.of("key")));

  /**
   * Values that cannot be secrets. Anything else (environment values, commands, labels, options of
   * drivers, and fields that are not known here) is only said to be there or to have changed.
   */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "family|networkMode|cpu|memory|executionRoleArn|taskRoleArn|pidMode|ipcMode"
              + "|requiresCompatibilities|runtimePlatform\\..*|ephemeralStorage\\..*"
              + "|enableFaultInjection|placementConstraints\\..*"
              + "|volumes\\.[^.]*\\.(name|configuredAtLaunch|host\\..*|efsVolumeConfiguration\\..*)"
              + "|containers\\.[^.]*\\.(name|image|cpu|memory|memoryReservation|essential"
              + "|portMappings\\..*|mountPoints\\..*|volumesFrom\\..*|dependsOn\\..*|startTimeout"
              + "|stopTimeout|user|workingDirectory|privileged|readonlyRootFilesystem|interactive"
              + "|pseudoTerminal|ulimits\\..*|linuxParameters\\..*|versionConsistency"
              + "|restartPolicy\\..*|resourceRequirements\\..*"
              + "|healthCheck\\.(interval|timeout|retries|startPeriod)"
              + "|secrets\\..*|repositoryCredentials\\..*|firelensConfiguration\\.type"
              + "|logConfiguration\\.(logDriver|secretOptions\\..*|options\\.(awslogs-.*|mode"
              + "|max-buffer-size)))");

  /** Members that name an entry and are in its path already. */
  private static final Set<String> NAMES = Set.of("name", "key", "containerPath");

  private Fields() {}

  /** In the document's order; values are strings, numbers, booleans or null. */
  static Map<String, @Nullable Object> of(TaskDefinitionDocument document) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    document.content().forEach((name, value) -> add(fields, renamed(name), name, value));
    return fields;
  }

  private static String renamed(String name) {
    return name.equals("containerDefinitions") ? "containers" : name;
  }

  private static void add(
      Map<String, @Nullable Object> into, String path, String name, @Nullable Object value) {
    switch (value) {
      case Map<?, ?> object ->
          TaskDefinitionDocument.object(object)
              .forEach((member, v) -> add(into, path + "." + escaped(member), member, v));
      case List<?> list -> list(into, path, name, TaskDefinitionDocument.list(list));
      case null -> into.put(path, null);
      default -> into.put(path, value);
    }
  }

  private static void list(
      Map<String, @Nullable Object> into, String path, String name, List<@Nullable Object> items) {
    if (items.isEmpty()) {
      return;
    }
    if (items.stream().noneMatch(i -> i instanceof Map || i instanceof List)) {
      into.put(path, String.join(" ", items.stream().map(String::valueOf).toList()));
      return;
    }
    List<String> by = IDENTITY.getOrDefault(name, List.of());
    for (int i = 0; i < items.size(); i++) {
      Map<String, @Nullable Object> item = TaskDefinitionDocument.object(items.get(i));
      String id =
          String.join(
              "/", by.stream().map(item::get).filter(v -> v != null).map(String::valueOf).toList());
      String entry = path + "." + (id.isEmpty() ? Integer.toString(i) : escaped(id));
      boolean pair =
          item.size() == 2
              && item.keySet().stream().anyMatch(NAMES::contains)
              && item.values().stream().noneMatch(v -> v instanceof Map || v instanceof List);
      if (item.size() == 1 && by.containsAll(item.keySet())) {
        into.put(entry, "");
      }
      item.forEach(
          (member, v) -> {
            if (pair && !NAMES.contains(member)) {
              // A name and its value are one field.
              add(into, entry, member, v);
            } else if (!(by.contains(member) && NAMES.contains(member))) {
              add(into, entry + "." + escaped(member), member, v);
            }
          });
    }
  }

  private static String escaped(String part) {
    return part.replace('.', '_');
  }

  static boolean harmless(String path) {
    return HARMLESS.matcher(path).matches();
  }
}
