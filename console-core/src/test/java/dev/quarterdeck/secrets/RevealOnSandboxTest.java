package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.Traffic;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import dev.quarterdeck.secrets.SecretDetail.Kind;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values: shown only with a reason and a record; masked everywhere else. */
final class RevealOnSandboxTest {
  private static final String CANARY = "canary-5f1d-value";

  @TempDir Path temp;
  private DrivenSandbox d;

  @BeforeEach
  void start() throws IOException {
    d = DrivenSandbox.start(Scenario.CALM, temp);
    put(
        "canary/json",
        "{\"KEY\":\"" + CANARY + "\",\"N\":12,\"" + CANARY.length() + ":x\":\"\"}",
        null);
    put("canary/text", CANARY, null);
    put("canary/binary", null, CANARY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    d.close();
  }

  private Secret put(String name, @Nullable String text, byte @Nullable [] bytes) {
    var world = d.sandbox().world();
    return world.call(
        () -> {
          Secret s = world.secrets().create(name);
          world.secrets().versions().put(s, null, text, bytes, List.of());
          return s;
        });
  }

  private String revealed(String id, @Nullable String key) {
    try (SecretContent c = d.console().reveal().reveal(id, key, "to test").orThrow()) {
      return c.value().<String>readText(s -> s);
    }
  }

  private Problem refused(String id, @Nullable String key, String reason) {
    return switch (d.console().reveal().reveal(id, key, reason)) {
      case Outcome.Failed<SecretContent>(Problem p) -> p;
      case Outcome.Done<SecretContent>(SecretContent c) ->
          throw new AssertionError("revealed " + c.name());
    };
  }

  private List<AuditEntry> record() {
    return d.console().audit().entries().orThrow();
  }

  @Test
  void recorded_before_and_after_and_never_with_the_value() throws IOException {
    assertThat(revealed("canary/json", "KEY")).isEqualTo(CANARY);
    assertThat(revealed("canary/json", "N")).isEqualTo("12");
    assertThat(revealed("canary/text", null)).isEqualTo(CANARY);
    assertThat(record())
        .extracting(AuditEntry::outcome)
        .hasSize(6)
        .satisfies(
            o -> {
              assertThat(o.get(0)).isEqualTo("intended");
              assertThat(o.get(1)).startsWith("done, version ");
            });
    AuditEntry first = record().getFirst();
    assertThat(first.action()).isEqualTo("secrets.reveal");
    assertThat(first.target()).isEqualTo("canary/json KEY");
    assertThat(first.reason()).isEqualTo("to test");
    assertThat(first.caller()).startsWith("arn:aws:").contains("111122223333");
    assertThat(first.region()).isEqualTo("us-east-1");
    assertThat(d.console().audit().verify().orThrow().intact()).isTrue();
    assertNoCanaryOnDisk();
  }

  @Test
  void a_reason_is_required() {
    for (String reason : new String[] {"", "  ", "\n"}) {
      assertThat(refused("canary/json", "KEY", reason)).isInstanceOf(Problem.Invalid.class);
    }
    assertThat(record()).isEmpty();
    assertThat(d.sandbox().traffic().of("secretsmanager:GetSecretValue")).isZero();
  }

  @Test
  void what_cannot_be_recorded_is_not_even_read() throws IOException {
    Files.createDirectories(d.console().home().audit());
    assertThat(refused("canary/json", "KEY", "why")).isInstanceOf(Problem.Storage.class);
    assertThat(d.sandbox().traffic().of("secretsmanager:GetSecretValue")).isZero();
  }

  /** The disk fails between the intent and the end. */
  @Test
  void what_was_read_and_cannot_be_recorded_is_not_given() {
    Path record = d.console().home().audit();
    d.sandbox()
        .traffic()
        .watch(
            new Traffic.Watcher() {
              @Override
              public boolean after(String action) {
                if (action.equals("secretsmanager:GetSecretValue")) {
                  try {
                    Files.delete(record);
                    Files.createDirectory(record);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
                return true;
              }
            });
    assertThat(refused("canary/json", "KEY", "why")).isInstanceOf(Problem.Storage.class);
    assertThat(d.sandbox().traffic().of("secretsmanager:GetSecretValue")).isPositive();
  }

  @Test
  void failures_are_recorded_too() throws IOException {
    assertThat(refused("canary/none", null, "why")).isInstanceOf(Problem.NotFound.class);
    assertThat(refused("canary/json", "MISSING", "why"))
        .isInstanceOfSatisfying(
            Problem.NotFound.class,
            p -> assertThat(p.sentence()).isEqualTo("Secret canary/json has no key MISSING."));
    assertThat(refused("canary/text", "KEY", "why"))
        .isInstanceOfSatisfying(
            Problem.Invalid.class, p -> assertThat(p.sentence()).doesNotContain(CANARY));
    assertThat(refused("canary/binary", "KEY", "why")).isInstanceOf(Problem.Invalid.class);
    d.sandbox().faults().on("secretsmanager", "GetSecretValue").deny();
    assertThat(refused("canary/json", "KEY", "why"))
        .isInstanceOfSatisfying(
            Problem.Denied.class,
            p -> assertThat(p.action()).isEqualTo("secretsmanager:GetSecretValue"));
    assertThat(record()).hasSize(10);
    assertThat(record())
        .extracting(AuditEntry::outcome)
        .filteredOn(o -> o.startsWith("failed: "))
        .hasSize(5);
    assertNoCanaryOnDisk();
  }

  @Test
  void who_is_unknown_sees_nothing() {
    d.sandbox().faults().on("sts", "GetCallerIdentity").deny();
    assertThat(refused("canary/json", "KEY", "why")).isInstanceOf(Problem.Denied.class);
    assertThat(d.sandbox().traffic().of("secretsmanager:GetSecretValue")).isZero();
  }

  @Test
  void showing_a_secret_masks_it() throws IOException {
    SecretDetail json = d.console().secrets().show(d.deadline(), "canary/json").orThrow().value();
    assertThat(json.kind()).isEqualTo(Kind.JSON);
    assertThat(json.keys())
        .containsExactly(
            new SecretDetail.Key("KEY", CANARY.length(), ValueType.STRING, List.of()),
            new SecretDetail.Key("N", 2, ValueType.NUMBER, List.of()),
            new SecretDetail.Key(CANARY.length() + ":x", 0, ValueType.STRING, List.of()));
    assertThat(json.warnings())
        .anyMatch(w -> w.contains("Key N is a number"))
        .anyMatch(w -> w.contains("holds a colon"));
    SecretDetail text = d.console().secrets().show(d.deadline(), "canary/text").orThrow().value();
    assertThat(text.keys())
        .containsExactly(new SecretDetail.Key(null, CANARY.length(), ValueType.TEXT, List.of()));
    SecretDetail binary =
        d.console().secrets().show(d.deadline(), "canary/binary").orThrow().value();
    assertThat(binary.kind()).isEqualTo(Kind.BINARY);
    assertThat(binary.keys().getFirst().length()).isEqualTo(CANARY.length());
    assertThat(json + " " + text + " " + binary).doesNotContain(CANARY);
    assertNoCanaryOnDisk();
  }

  @Test
  void showing_what_others_use_names_them() {
    SecretDetail app = d.console().secrets().show(d.deadline(), "acme/prod/app").orThrow().value();
    assertThat(app.keys())
        .filteredOn(k -> "STRIPE_SECRET_KEY".equals(k.name()))
        .singleElement()
        .satisfies(
            k ->
                assertThat(k.usedBy())
                    .extracting(KeyUse::service)
                    .containsExactlyInAnyOrder("api", "billing"));
    assertThat(app.age()).isNotNull();
    assertThat(app.version()).isNotBlank();
    assertThat(app.stages()).contains("AWSCURRENT");
  }

  @Test
  void a_missing_key_warns_who_will_not_start() throws IOException {
    try (DrivenSandbox missing = DrivenSandbox.start(Scenario.MISSING_KEY, temp.resolve("m"))) {
      assertThat(
              missing
                  .console()
                  .secrets()
                  .show(missing.deadline(), "acme/prod/app")
                  .orThrow()
                  .value()
                  .warnings())
          .anyMatch(
              w ->
                  w.contains("Key STRIPE_WEBHOOK_SECRET does not exist")
                      && w.contains("acme-prod/billing"));
    }
  }

  @Test
  void the_limit_is_shown_before_it_is_reached() {
    Secret big = put("canary/big", "é".repeat(32_768), null);
    SecretDetail detail = d.console().secrets().show(d.deadline(), big.arn()).orThrow().value();
    assertThat(detail.keys().getFirst().length()).isEqualTo(32_768);
    assertThat(detail.warnings()).anyMatch(w -> w.contains("65,536 of the 65,536 bytes"));
  }

  @Test
  void a_deleted_secret_says_how_to_get_it_back() {
    Secret gone = put("canary/gone", "{}", null);
    d.sandbox().world().call(() -> d.sandbox().world().secrets().delete(gone, 7));
    assertThat(d.console().secrets().show(d.deadline(), "canary/gone"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> {
              assertThat(f.problem()).isInstanceOf(Problem.NotFound.class);
              assertThat(f.problem().remedy()).contains("qd secrets restore");
            });
    InventoryEntry entry =
        d.console().inventory().read(d.deadline()).orThrow().value().stream()
            .filter(e -> e.secret().name().equals("canary/gone"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.secret().deletedAt()).isNotNull();
    assertThat(refused("canary/gone", null, "why").sentence()).doesNotContain(CANARY);
  }

  private void assertNoCanaryOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      for (Path p : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(p)).as(p.toString()).doesNotContain(CANARY);
      }
    }
  }
}
