package dev.quarterdeck.rotation.recipe.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.SecretValue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Addresses of databases and caches. */
class AddressFuzzTest {

  private static final Pattern SCHEMES = Pattern.compile("(?:postgres|redis)s?");

  @Test
  void addressesTakeAnotherPassword() {
    Fuzz.of(
            "addresses of servers",
            "postgres://user:p%40ss@db.example.com:5432/app?sslmode=require",
            "redis://:tok@[::1]:6379/0",
            "postgres://u:p@a:1,b:2/d")
        .each(
            text -> {
              try (SecretValue value = SecretValue.ofText(text);
                  SecretValue fresh = SecretValue.ofText("n/e@w%:?#")) {
                ServiceUrl url = ServiceUrl.parse(value, SCHEMES).orElse(null);
                if (url == null) {
                  return;
                }
                try (url;
                    SecretValue with = url.with(null, fresh);
                    ServiceUrl again = ServiceUrl.parse(with, SCHEMES).orElseThrow();
                    SecretValue read = again.secret().orElseThrow()) {
                  assertThat(read.sameAs(fresh)).isTrue();
                  assertThat(again.hosts()).isEqualTo(url.hosts());
                }
              }
            });
  }

  @Test
  void hostsReadBack() {
    Fuzz.of("hosts", "db.example.com:5432", "[::1]:6379", "localhost")
        .each(
            text ->
                HostPort.parse(text)
                    .ifPresent(h -> assertThat(HostPort.parse(h.toString())).contains(h)));
  }

  @Test
  void anAddressOfVersionSixKeepsItsBrackets() {
    assertThat(HostPort.parse("[::1]").orElseThrow()).hasToString("[::1]");
  }
}
