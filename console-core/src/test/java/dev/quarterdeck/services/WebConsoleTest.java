package dev.quarterdeck.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebConsoleTest {
  private static Service service(String arn) {
    return new Service(
        arn, "api", "prod", "", "ACTIVE", 1, 1, 0, "", null, "ECS", List.of(), List.of(), List.of(),
        0, false, false, false, null, Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "aws, eu-central-1, https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/api/health?region=eu-central-1",
    "aws-cn, cn-north-1, https://cn-north-1.console.amazonaws.cn/ecs/v2/clusters/prod/services/api/health?region=cn-north-1",
    "aws-us-gov, us-gov-west-1, https://us-gov-west-1.console.amazonaws-us-gov.com/ecs/v2/clusters/prod/services/api/health?region=us-gov-west-1"
  })
  void every_partition_has_its_own_console(String partition, String region, String url) {
    assertThat(
            WebConsole.service(
                service("arn:" + partition + ":ecs:" + region + ":111122223333:service/prod/api")))
        .isEqualTo(Optional.of(url));
  }

  @Test
  void an_unknown_partition_has_none() {
    assertThat(WebConsole.service(service("arn:aws-iso:ecs:x:1:service/prod/api"))).isEmpty();
    assertThat(WebConsole.service(service("nonsense"))).isEmpty();
  }
}
