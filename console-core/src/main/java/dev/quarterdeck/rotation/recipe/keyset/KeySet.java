package dev.quarterdeck.rotation.recipe.keyset;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document {@code {active, keys:[{kid, private, public, state, retireAfter}]}}. Members that
 * are not listed here stay as they are; so does the way in which keys and times are written.
 */
public final class KeySet {
  static final String VERIFYING = "verifying";
  static final String ACTIVE = "active";
  static final String RETIRING = "retiring";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final ObjectNode root;
  private final boolean pretty;

  private KeySet(ObjectNode root, boolean pretty) {
    this.root = root;
    this.pretty = pretty;
  }

  /**
   * A key as it may be told.
   *
   * @param state {@code verifying}, {@code active}, {@code retiring}, or what else stands there
   * @param retireAfter null where none is written, or not as a time
   */
  public record Key(String kid, String state, @Nullable Instant retireAfter) {}

  static KeySet empty() {
    ObjectNode root = JSON.createObjectNode();
    root.put("active", "");
    root.putArray("keys");
    return new KeySet(root, false);
  }

  /** Fails with {@link Problem.Invalid}, which never quotes the document. */
  static KeySet parse(SecretValue value) {
    KeySet set = value.readText(KeySet::parse);
    set.check();
    return set;
  }

  private static KeySet parse(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode root && root.get("keys") instanceof ArrayNode) {
        return new KeySet(root, text.indexOf('\n') >= 0);
      }
    } catch (JacksonException | NumberFormatException e) {
      // Not as the cause: it quotes its source. A number may be larger than any that there is.
      throw invalid("it is no valid JSON");
    }
    throw invalid("it has no list of keys");
  }

  private void check() {
    Set<String> kids = new HashSet<>();
    for (JsonNode key : array()) {
      if (!(key instanceof ObjectNode) || kid(key).isEmpty()) {
        throw invalid("one of its keys has no kid");
      }
      if (!kids.add(kid(key))) {
        throw invalid("two of its keys have the same kid");
      }
    }
    if (!kids.contains(active())) {
      throw invalid("its member active names none of its keys");
    }
  }

  private static ProblemException invalid(String why) {
    return new ProblemException(
        new Problem.Invalid(
            "The value is no key set: " + why + ".",
            "A key set is {\"active\":KID,\"keys\":[{\"kid\",\"private\",\"public\",\"state\"}]}."));
  }

  /** The keys of a document in their order, for people; {@link Problem.Invalid} for any other. */
  public static Outcome<List<Key>> keys(SecretValue value) {
    return Outcome.of(() -> parse(value).keys());
  }

  List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (JsonNode key : array()) {
      keys.add(new Key(kid(key), key.path("state").asString(""), time(key)));
    }
    return keys;
  }

  /** The kid of the key that signs. */
  String active() {
    return root.path("active").asString("");
  }

  private ArrayNode array() {
    return (ArrayNode) root.get("keys");
  }

  private static String kid(JsonNode key) {
    return key.path("kid").asString("");
  }

  private Optional<ObjectNode> key(String kid) {
    for (JsonNode key : array()) {
      if (key instanceof ObjectNode found && kid(key).equals(kid)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Instant time(JsonNode key) {
    JsonNode at = key.path("retireAfter");
    try {
      return at.isNumber()
          ? Instant.ofEpochSecond(at.asLong())
          : at.isString() ? Instant.parse(at.asString()) : null;
    } catch (RuntimeException e) {
      // Neither a number of seconds nor a time: nothing that we wrote, nothing that we remove.
      return null;
    }
  }

  /** A JSON Web Key (RFC 7517) calls the halves {@code d} and {@code x}. */
  private boolean jwk() {
    return key(active()).filter(k -> k.has("x") && k.has("kty")).isPresent();
  }

  private String secretName() {
    return jwk() ? "d" : "private";
  }

  private String openName() {
    return jwk() ? "x" : "public";
  }

  /** Adds a key for verification only; written as the active one is. */
  void add(SigningKey fresh, String kid) {
    Optional<ObjectNode> neighbour = key(active());
    boolean jwk = jwk();
    ObjectNode key = JSON.createObjectNode();
    key.put("kid", kid);
    if (jwk) {
      neighbour.ifPresent(
          n -> {
            for (String same : List.of("kty", "crv", "use", "alg")) {
              if (n.has(same)) {
                key.set(same, n.get(same));
              }
            }
          });
    }
    key.put(secretName(), style(neighbour, secretName()).writePrivate(fresh.secret()));
    key.put(openName(), style(neighbour, openName()).writePublic(fresh.open()));
    key.put("state", VERIFYING);
    array().add(key);
  }

  /** A text that both alphabets share says nothing about them; the key's other half may. */
  private KeyText style(Optional<ObjectNode> neighbour, String name) {
    KeyText own = neighbour.flatMap(n -> KeyText.of(n.path(name).asString(""))).orElse(KeyText.JWK);
    boolean standard =
        neighbour.stream()
            .flatMap(n -> Stream.of(n.path(secretName()), n.path(openName())))
            .anyMatch(text -> KeyText.standard(text.asString("")));
    return own.withUrl(!standard);
  }

  /** The last key that only verifies so far: the one to become active. */
  Optional<String> waiting() {
    String found = null;
    for (Key key : keys()) {
      found = key.state().equals(VERIFYING) ? key.kid() : found;
    }
    return Optional.ofNullable(found);
  }

  /** Makes a key the one that signs; the one that did goes on verifying until then. */
  void activate(String kid, Instant retireAfter) {
    key(active())
        .ifPresent(
            old -> {
              old.put("state", RETIRING);
              boolean seconds =
                  array().valueStream().anyMatch(k -> k.path("retireAfter").isNumber());
              if (seconds) {
                old.put("retireAfter", retireAfter.getEpochSecond());
              } else {
                old.put("retireAfter", retireAfter.toString());
              }
            });
    key(kid)
        .ifPresent(
            key -> {
              key.put("state", ACTIVE);
              key.remove("retireAfter");
            });
    root.put("active", kid);
  }

  /** Takes away every key but this one. */
  void only(String kid) {
    array().removeIf(key -> !kid(key).equals(kid));
  }

  /** Takes away a key that does not sign. */
  void drop(String kid) {
    array().removeIf(key -> kid(key).equals(kid) && !kid.equals(active()));
  }

  /** Takes away the keys whose time has passed by {@code now}; gives their ids. */
  List<String> dropRetired(Instant now) {
    List<String> gone = new ArrayList<>();
    for (Key key : keys()) {
      boolean past = key.retireAfter() != null && !key.retireAfter().isAfter(now);
      if (key.state().equals(RETIRING) && past && !key.kid().equals(active())) {
        gone.add(key.kid());
      }
    }
    array().removeIf(key -> gone.contains(kid(key)));
    return gone;
  }

  /** Whether the halves of a key are Ed25519 and belong together. */
  boolean works(String kid) {
    ObjectNode key = key(kid).orElseThrow();
    byte[] secret = KeyText.rawOf(key.path(secretName()).asString(""));
    try {
      byte[] open = KeyText.rawOf(key.path(openName()).asString(""));
      return secret.length == KeyText.SIZE
          && open.length == KeyText.SIZE
          && SigningKey.belongTogether(secret, open);
    } finally {
      java.util.Arrays.fill(secret, (byte) 0);
    }
  }

  /** The public half of a key as it is written. */
  String open(String kid) {
    return key(kid).map(k -> k.path(openName()).asString("")).orElse("");
  }

  /** The document; the caller closes it. */
  SecretValue write() {
    return SecretValue.ofText(
        pretty
            ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root)
            : JSON.writeValueAsString(root));
  }

  /**
   * The public keys as a JWK Set (RFC 7517, RFC 8037), for verifiers: every key of the set, since
   * one that is new or retiring must be accepted too. Nothing private is in it. {@link
   * Problem.Invalid} for anything but a key set of Ed25519 keys.
   */
  public static Outcome<String> jwks(SecretValue value) {
    return Outcome.of(() -> parse(value).jwks());
  }

  private String jwks() {
    java.util.Base64.Encoder b64 = java.util.Base64.getUrlEncoder().withoutPadding();
    ObjectNode out = JSON.createObjectNode();
    ArrayNode keys = out.putArray("keys");
    for (JsonNode key : array()) {
      byte[] open = KeyText.rawOf(key.path(openName()).asString(""));
      if (open.length != KeyText.SIZE) {
        throw new ProblemException(
            new Problem.Invalid(
                "The key "
                    + Text.shorten(Text.clean(kid(key)), 60)
                    + " has no public half that is an Ed25519 key.",
                "Correct it in the secret; a private half must never take its place."));
      }
      keys.addObject()
          .put("kty", "OKP")
          .put("crv", "Ed25519")
          .put("use", "sig")
          .put("alg", "EdDSA")
          .put("kid", kid(key))
          .put("x", b64.encodeToString(open));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(out);
  }
}
