package dev.quarterdeck.services.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Names of images in task definitions. */
class ImageFuzzTest {

  @Test
  void imagesAreOfEcrOrOfAnotherRegistry() {
    Fuzz.of(
            "names of images",
            "111122223333.dkr.ecr.us-east-1.amazonaws.com/team/api:1.0",
            "111122223333.dkr-ecr-fips.us-gov-west-1.on.aws/api@sha256:abc",
            "nginx",
            "registry.example:5000/a/b:tag")
        .each(
            text -> {
              EcrRepository.of(text).ifPresent(r -> assertThat(r.account()).hasSize(12));
              EcrRepository.tag(text);
            });
  }
}
