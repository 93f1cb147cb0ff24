package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.world.World;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of secrets, made from the seed at run time and obviously fake, except the keyset's key
 * pairs.
 */
final class ScenarioValues {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final World world;

  ScenarioValues(World world) {
    this.world = world;
  }

  /** {@code demo-WHAT-RANDOM}: no provider issues keys of that form. */
  String fake(String what) {
    return "demo-" + what + "-" + world.randomness().alphanumeric("values", 28);
  }

  /** The one document of an environment. */
  Map<String, Object> app(String environment) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("OPENAI_API_KEY", fake("openai"));
    m.put("ANTHROPIC_API_KEY", fake("anthropic"));
    m.put("PINECONE_API_KEY", fake("pinecone"));
    m.put("JWT_SECRET", fake("jwt"));
    m.put("APP_SECRET_KEY", fake("app"));
    m.put("STRIPE_SECRET_KEY", fake("stripe"));
    m.put("GOOGLE_APPLICATION_CREDENTIALS_JSON", serviceAccount(environment));
    return m;
  }

  private String serviceAccount(String environment) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("type", "service_account");
    m.put("project_id", "acme-" + environment);
    m.put("client_email", "app@acme-" + environment + ".example.com");
    m.put("private_key", fake("google"));
    return json(m);
  }

  String url(String scheme, String user, String host, String path) {
    return scheme
        + "://"
        + user
        + ":"
        + world.randomness().alphanumeric("values", 24)
        + "@"
        + host
        + path;
  }

  /** An Ed25519 keyset with one active and one retiring key, real key pairs from the seed. */
  String keyset(Instant now) {
    Map<String, Object> m = new LinkedHashMap<>();
    Map<String, Object> active = key("active", null);
    m.put("active", active.get("kid"));
    m.put("keys", new Object[] {active, key("retiring", now.plusSeconds(86_400 * 14L).toString())});
    return json(m);
  }

  private Map<String, Object> key(
      String state, @org.jspecify.annotations.Nullable String retireAfter) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(
          NamedParameterSpec.ED25519, new Seeded(world.randomness().stream("keys")));
      KeyPair pair = generator.generateKeyPair();
      byte[] secret = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      byte[] encoded = pair.getPublic().getEncoded();
      Base64.Encoder b64 = Base64.getUrlEncoder().withoutPadding();
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("kid", "kid-" + world.randomness().hex("keys-id", 8));
      m.put("private", b64.encodeToString(secret));
      m.put(
          "public",
          b64.encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
      m.put("state", state);
      if (retireAfter != null) {
        m.put("retireAfter", retireAfter);
      }
      return m;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 belongs to every JDK", e);
    }
  }

  static String json(Map<String, Object> document) {
    return JSON.writeValueAsString(document);
  }

  /** Chance from the world's seed, in the form that key generators take. */
  private static final class Seeded extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient SplittableRandom source;

    Seeded(SplittableRandom source) {
      this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      source.nextBytes(bytes);
    }
  }
}
