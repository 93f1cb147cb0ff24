package dev.quarterdeck.aws;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** JSON within the answers of AWS, and facts that were remembered. */
class RecordFuzzTest {

  @Test
  void recordsOfTheTrailAreReadOrSayNothing() {
    Fuzz.of(
            "records of CloudTrail",
            "{\"userIdentity\":{\"arn\":\"arn:aws:sts::1:assumed-role/r/s\"},\"errorCode\":\"X\","
                + "\"requestParameters\":{\"cluster\":\"c\",\"desiredCount\":2,\"forceNewDeployment\":true}}",
            "{\"newState\":{\"stateReason\":\"Threshold crossed\"}}",
            "")
        .each(
            text -> {
              TrailJson.of(text);
              TrailJson.stateReason(text);
            });
  }

  @Test
  void rememberedDefinitionsAreReadOrAskedForAgain() {
    Fuzz.of(
            "remembered task definitions",
            "{\"arn\":\"arn:aws:ecs:r:1:task-definition/f:1\",\"family\":\"f\",\"revision\":1,"
                + "\"cpu\":\"256\",\"containers\":[{\"name\":\"a\",\"image\":\"i\",\"essential\":true,"
                + "\"environment\":[\"E\"],\"secrets\":[{\"place\":\"ENVIRONMENT\",\"name\":\"S\","
                + "\"valueFrom\":\"x\"}]}]}")
        .each(
            text -> {
              TaskDefinitionJson.read(text);
              CacheFiles.place(text);
            });
  }
}
