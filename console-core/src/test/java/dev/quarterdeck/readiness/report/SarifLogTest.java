package dev.quarterdeck.readiness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SarifLogTest {
  @ParameterizedTest
  @CsvSource({
    "a/b.json, a/b.json",
    "my ü%.json, my%20%C3%BC%25.json",
    "../x#1.json, ../x%231.json"
  })
  void aFilesNameIsAUri(String path, String uri) {
    ObjectNode location = JsonMapper.shared().createObjectNode();
    SarifLog.place(location, path, 1, null);
    assertThat(location.at("/physicalLocation/artifactLocation/uri").asString()).isEqualTo(uri);
  }
}
