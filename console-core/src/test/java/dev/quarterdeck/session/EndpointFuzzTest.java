package dev.quarterdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Addresses of endpoints, typed or in the environment. */
class EndpointFuzzTest {

  @Test
  void anAddressHasAHostOrIsNone() {
    Fuzz.of("endpoints", "http://127.0.0.1:4566", "https://[::1]/x", "https://sts.example.com")
        .each(
            text ->
                ConnectionResolver.endpoint(text)
                    .ifPresent(uri -> assertThat(uri.getHost()).isNotBlank()));
  }
}
