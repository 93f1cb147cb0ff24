package dev.quarterdeck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.world.secrets.Secret;
import dev.quarterdeck.sandbox.world.secrets.SecretVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every value that the simulated account holds, to be looked for where none may be. */
public final class PlantedValues {
  /** Shorter ones may stand anywhere by chance. */
  private static final int LONG = 12;

  private PlantedValues() {}

  /** Of all versions of all secrets; of JSON objects those of their keys. */
  public static List<String> of(Sandbox sandbox) {
    List<String> texts =
        sandbox
            .world()
            .call(
                () -> {
                  List<String> all = new ArrayList<>();
                  for (Secret s : sandbox.world().secrets().all()) {
                    for (SecretVersion v : s.versions().values()) {
                      String text = v.text();
                      if (text != null) {
                        all.add(text);
                      }
                    }
                  }
                  return all;
                });
    return texts.stream().flatMap(PlantedValues::parts).filter(v -> v.length() >= LONG).toList();
  }

  private static Stream<String> parts(String text) {
    try {
      JsonNode tree = JsonMapper.shared().readTree(text);
      return tree.isObject()
          ? tree.values().stream().filter(JsonNode::isString).map(JsonNode::asString)
          : Stream.of(text);
    } catch (JacksonException e) {
      return Stream.of(text);
    }
  }

  /** Fails where one of them stands in a file of that folder. */
  public static void absent(Path folder, List<String> values) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(values.stream().noneMatch(text::contains)).as("a value in " + file).isTrue();
      }
    }
  }
}
