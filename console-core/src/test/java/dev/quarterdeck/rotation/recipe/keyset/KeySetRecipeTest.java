package dev.quarterdeck.rotation.recipe.keyset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Asked;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class KeySetRecipeTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private Instant now = Instant.parse("2026-03-10T14:00:00Z");
  private final Recipe recipe = new KeySetRecipe(() -> now);
  private final Settings settings = Asked.of("AUTH_KEYSET", Map.of());
  private final Settings compromised =
      new Settings(settings.secret(), settings.key(), Map.of(), true);

  private String first() {
    return next("", settings, 0);
  }

  private String next(String old, Settings asked, int phase) {
    try (SecretValue value = SecretValue.ofText(old)) {
      return Asked.text(recipe.next(asked, value, phase));
    }
  }

  private Outcome<String> tested(String old, String next, int phase) {
    try (SecretValue a = SecretValue.ofText(old);
        SecretValue b = SecretValue.ofText(next)) {
      return recipe.test(settings, a, b, phase);
    }
  }

  private static List<String> states(String set) {
    List<String> states = new ArrayList<>();
    JSON.readTree(set).get("keys").forEach(k -> states.add(k.get("state").asString()));
    return states;
  }

  private static JsonNode key(String set, int index) {
    return JSON.readTree(set).get("keys").get(index);
  }

  /** As an application would: through the JDK's own specs, not through ours. */
  private static boolean signsAndVerifies(JsonNode key, String jwks) throws Exception {
    Base64.Decoder b64 = Base64.getUrlDecoder();
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(
        factory.generatePrivate(
            new EdECPrivateKeySpec(
                NamedParameterSpec.ED25519, b64.decode(key.get("private").asString()))));
    signer.update("token".getBytes(StandardCharsets.UTF_8));
    byte[] signature = signer.sign();
    for (JsonNode open : JSON.readTree(jwks).get("keys")) {
      if (open.get("kid").equals(key.get("kid"))) {
        byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] x = b64.decode(open.get("x").asString());
        byte[] der = new byte[44];
        System.arraycopy(head, 0, der, 0, 12);
        System.arraycopy(x, 0, der, 12, 32);
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(factory.generatePublic(new X509EncodedKeySpec(der)));
        verifier.update("token".getBytes(StandardCharsets.UTF_8));
        return verifier.verify(signature);
      }
    }
    return false;
  }

  private static String jwks(String set) {
    try (SecretValue value = SecretValue.ofText(set)) {
      return KeySet.jwks(value).orThrow();
    }
  }

  @Test
  void a_first_set_has_one_active_key_that_signs() throws Exception {
    String set = first();
    assertThat(states(set)).containsExactly("active");
    assertThat(JSON.readTree(set).get("active")).isEqualTo(key(set, 0).get("kid"));
    assertThat(signsAndVerifies(key(set, 0), jwks(set))).isTrue();
    assertThat(tested("", set, 0).orThrow()).startsWith("signed and verified with ");
  }

  @Test
  void every_token_verifies_at_every_phase() throws Exception {
    String zero = first();
    String one = next(zero, settings, 0);
    assertThat(states(one)).containsExactly("active", "verifying");
    assertThat(JSON.readTree(one).get("active")).isEqualTo(JSON.readTree(zero).get("active"));
    assertThat(tested(zero, one, 0).isDone()).isTrue();

    String two = next(one, settings, 1);
    assertThat(states(two)).containsExactly("retiring", "active");
    assertThat(key(two, 0).get("retireAfter").asString()).isEqualTo("2026-03-11T14:15:00Z");
    assertThat(tested(one, two, 1).isDone()).isTrue();
    // A task of the phase before signs; one of the phase after verifies, and the other way round.
    assertThat(signsAndVerifies(key(one, 0), jwks(two))).isTrue();
    assertThat(signsAndVerifies(key(two, 1), jwks(one))).isTrue();

    now = now.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(14));
    assertThat(states(retired(two))).containsExactly("retiring", "active");
    now = now.plus(Duration.ofMinutes(1));
    String three = retired(two);
    assertThat(states(three)).containsExactly("active");
    assertThat(key(three, 0)).isEqualTo(key(two, 1));
  }

  private String retired(String set) {
    try (SecretValue value = SecretValue.ofText(set)) {
      return Asked.text(recipe.retired(settings, value));
    }
  }

  @Test
  void retiring_early_drops_the_key_that_was_replaced_and_no_other() {
    String zero = next(next(first(), settings, 0), settings, 1);
    String one = next(zero, settings, 0);
    String two = next(one, settings, 1);
    assertThat(states(two)).containsExactly("retiring", "retiring", "active");
    try (SecretValue old = SecretValue.ofText(zero);
        SecretValue current = SecretValue.ofText(two)) {
      String three = Asked.text(recipe.retiredEarly(settings, current, old));
      assertThat(JSON.readTree(three).get("keys").values())
          .extracting(k -> k.get("kid"))
          .containsExactly(key(two, 0).get("kid"), key(two, 2).get("kid"));
    }
  }

  @Test
  void options_decide_the_overlap() {
    Settings asked =
        Asked.of("K", Map.of("lifetime", "30m", "cache", "0s", "skew", "1m", "kid", "date"));
    String zero = first();
    try (SecretValue old = SecretValue.ofText(zero)) {
      Recipe.Outlook outlook = recipe.outlook(asked, old).orThrow();
      assertThat(outlook.betweenPhases()).isEqualTo(Duration.ZERO);
      assertThat(outlook.overlap()).isEqualTo(Duration.ofMinutes(31));
      assertThat(outlook.retires()).isTrue();
      assertThat(outlook.details()).hasSize(3).last().asString().contains("31 minutes");
    }
    String two = next(next(zero, asked, 0), asked, 1);
    assertThat(key(two, 0).get("retireAfter").asString()).isEqualTo("2026-03-10T14:31:00Z");
    assertThat(key(two, 1).get("kid").asString()).matches("2026-03-10-[\\w-]{8}");
  }

  @Test
  void a_compromised_set_is_replaced_at_once_and_says_what_becomes_invalid() {
    String zero = next(next(first(), settings, 0), settings, 1);
    String one = next(zero, compromised, 0);
    assertThat(states(one)).containsExactly("active");
    assertThat(zero).doesNotContain(key(one, 0).get("kid").asString());
    try (SecretValue old = SecretValue.ofText(zero)) {
      Recipe.Outlook outlook = recipe.outlook(compromised, old).orThrow();
      assertThat(recipe.phases(compromised)).isEqualTo(1);
      assertThat(outlook.retires()).isFalse();
      assertThat(outlook.notes()).anyMatch(n -> n.contains("becomes invalid at once"));
      assertThat(outlook.details()).hasSize(3);
    }
  }

  @Test
  void members_that_it_does_not_know_stay() {
    String zero = first();
    String withMore =
        zero.replaceFirst("\\{", "{\"issuer\":\"acme\",\"n\":1.50,")
            .replace("\"state\"", "\"owner\":{\"team\":\"auth\"},\"state\"");
    String two = next(next(withMore, settings, 0), settings, 1);
    JsonNode root = JSON.readTree(two);
    assertThat(root.get("issuer").asString()).isEqualTo("acme");
    assertThat(two).contains("\"n\":1.50");
    assertThat(key(two, 0).get("owner").get("team").asString()).isEqualTo("auth");
    assertThat(key(two, 1).has("owner")).isFalse();
  }

  @Test
  void new_keys_are_written_as_their_neighbours_are() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Base64.Encoder b64 = Base64.getEncoder();
    String der =
        JSON.writeValueAsString(
            Map.of(
                "active",
                "a",
                "keys",
                List.of(
                    Map.of(
                        "kid",
                        "a",
                        "private",
                        b64.encodeToString(pair.getPrivate().getEncoded()),
                        "public",
                        b64.encodeToString(pair.getPublic().getEncoded()),
                        "state",
                        "active",
                        "retireAfter",
                        1))));
    String two = next(next(der, settings, 0), settings, 1);
    assertThat(Base64.getDecoder().decode(key(two, 1).get("private").asString())).hasSize(48);
    assertThat(Base64.getDecoder().decode(key(two, 1).get("public").asString())).hasSize(44);
    assertThat(key(two, 0).get("retireAfter").isNumber()).isTrue();

    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + b64.encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    String mixed =
        JSON.writeValueAsString(
            ((tools.jackson.databind.node.ObjectNode) JSON.readTree(der))
                .set(
                    "keys",
                    JSON.createArrayNode()
                        .add(
                            ((tools.jackson.databind.node.ObjectNode) key(der, 0))
                                .put("private", pem))));
    assertThat(key(next(mixed, settings, 0), 1).get("private").asString())
        .startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @Test
  void json_web_keys_keep_their_names() throws Exception {
    String zero = first();
    JsonNode only = key(zero, 0);
    String jwk =
        JSON.writeValueAsString(
            Map.of(
                "active",
                only.get("kid").asString(),
                "keys",
                List.of(
                    Map.of(
                        "kty",
                        "OKP",
                        "crv",
                        "Ed25519",
                        "kid",
                        only.get("kid").asString(),
                        "d",
                        only.get("private").asString(),
                        "x",
                        only.get("public").asString(),
                        "state",
                        "active"))));
    JsonNode fresh = key(next(jwk, settings, 0), 1);
    assertThat(fresh.propertyNames())
        .containsExactlyInAnyOrder("kid", "kty", "crv", "d", "x", "state");
    assertThat(jwks(jwk)).doesNotContain(only.get("private").asString());
  }

  @Test
  void the_public_set_is_a_jwk_set_and_holds_nothing_private() {
    String two = next(next(first(), settings, 0), settings, 1);
    String jwks = jwks(two);
    assertThat(JSON.readTree(jwks).get("keys").values())
        .hasSize(2)
        .allSatisfy(
            k -> {
              assertThat(k.get("kty").asString()).isEqualTo("OKP");
              assertThat(k.get("crv").asString()).isEqualTo("Ed25519");
              assertThat(k.get("alg").asString()).isEqualTo("EdDSA");
              assertThat(Base64.getUrlDecoder().decode(k.get("x").asString())).hasSize(32);
              assertThat(k.has("d")).isFalse();
            });
    JSON.readTree(two)
        .get("keys")
        .forEach(k -> assertThat(jwks).doesNotContain(k.get("private").asString()));
  }

  /** RFC 8037, appendix A.3. */
  @Test
  void a_kid_is_the_thumbprint_of_rfc_8037() {
    byte[] x = Base64.getUrlDecoder().decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    assertThat(SigningKey.thumbprint(x)).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "canary",
        "{\"canary\":1}",
        "{\"keys\":[],\"active\":\"canary\"}",
        "{\"active\":\"a\",\"keys\":[{\"private\":\"canary\"}]}",
        "{\"active\":\"a\",\"keys\":[{\"kid\":\"a\"},{\"kid\":\"a\",\"private\":\"canary\"}]}",
        "{\"active\":\"a\",\"keys\":[{\"kid\":\"a\",\"private\":\"canary\",\"public\":\"canary\"}]}",
        "{\"active\":\"a\",\"active\":\"canary\",\"keys\":[]}",
        "{\"active\":\"a\",\"keys\":[]} canary",
        "{canary"
      })
  void what_is_no_key_set_is_refused_without_quoting_it(String value) {
    try (SecretValue old = SecretValue.ofText(value)) {
      Outcome<Recipe.Outlook> outlook = recipe.outlook(settings, old);
      assertThat(Asked.problem(outlook)).isInstanceOf(Problem.Invalid.class);
      assertThat(outlook.toString()).doesNotContain("canary");
    }
  }

  @Test
  void a_public_half_of_another_key_is_refused() {
    String zero = first();
    String one = next(zero, settings, 0);
    String wrong =
        zero.replace(key(zero, 0).get("public").asString(), key(one, 1).get("public").asString());
    try (SecretValue old = SecretValue.ofText(wrong)) {
      assertThat(Asked.problem(recipe.outlook(settings, old)).sentence())
          .contains("does not sign what its public half verifies");
    }
    assertThat(Asked.problem(tested(one, zero, 0)).sentence()).contains("does not sign");
    String swapped = one.replace(key(zero, 0).get("public").asString(), "AAAA");
    assertThat(Asked.problem(tested(zero, swapped, 0)).sentence())
        .contains("would no longer verify");
  }
}
