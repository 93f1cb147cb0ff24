package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.cache.ReplicationGroup;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of the fleet with their past: some old, one unused, one shared between environments.
 */
final class ScenarioSecrets {
  /** Until the cache says what it is called. */
  private static final String REDIS = "redis.invalid";

  private final World world;
  private final ScenarioValues values;
  private final Instant start;
  private Map<String, Object> prodApp = new LinkedHashMap<>();

  ScenarioSecrets(World world, Instant start) {
    this.world = world;
    this.start = start;
    this.values = new ScenarioValues(world);
  }

  ScenarioValues values() {
    return values;
  }

  /** The document now in {@code acme/prod/app}. */
  Map<String, Object> prodApp() {
    return new LinkedHashMap<>(prodApp);
  }

  /** Creates them in the order of their age. */
  void create() {
    daysAgo(310);
    put(
        make("acme/legacy/sendgrid", "Mail provider before the move; nothing refers to it", "prod"),
        values.fake("mail"));
    daysAgo(240);
    Map<String, Object> prod = values.app("prod");
    Secret app =
        make("acme/prod/app", "Environment of the production services, one JSON document", "prod");
    put(app, ScenarioValues.json(prod));
    put(
        make("acme/prod/database-url", "PostgreSQL of production", "prod"),
        values.url(
            "postgresql",
            "acme_app",
            "acme-prod.cluster-demo.us-east-1.rds.example.com:5432",
            "/acme"));
    daysAgo(236);
    String redis = values.url("rediss", "default", REDIS + ":6379", "/0");
    Secret url = make("acme/prod/redis-url", "Redis of production, with its AUTH token", "prod");
    String token = redis.substring("rediss://default:".length(), redis.indexOf('@'));
    ReplicationGroup cache =
        world.caches().create("acme-prod", "Redis of production", true, token, true);
    put(url, redis.replace(REDIS, cache.endpoint()));
    cache.atRest = true;
    cache.failover = true;
    cache.multiAz = true;
    daysAgo(228);
    Map<String, Object> staging = values.app("staging");
    // The same key signs tokens in both environments: what an audit ought to find.
    staging.put("JWT_SECRET", prod.get("JWT_SECRET"));
    put(
        make(
            "acme/staging/app",
            "Environment of the staging services, one JSON document",
            "staging"),
        ScenarioValues.json(staging));
    put(
        make("acme/staging/database-url", "PostgreSQL of staging", "staging"),
        values.url(
            "postgresql", "acme_app", "acme-staging.demo.us-east-1.rds.example.com:5432", "/acme"));
    daysAgo(200);
    Secret rds =
        make("acme/prod/rds-admin", "Administrator of the database, rotated by a function", "prod");
    Map<String, Object> admin = new LinkedHashMap<>();
    admin.put("username", "acme_admin");
    admin.put("password", world.randomness().alphanumeric("values", 32));
    put(rds, ScenarioValues.json(admin));
    rds.rotation =
        new Secret.Rotation(
            world.account().arn("lambda", "function:acme-rotate-rds"), 30L, null, null);
    rds.rotationEnabled = true;
    daysAgo(140);
    prod.put("OPENAI_API_KEY", values.fake("openai"));
    put(app, ScenarioValues.json(prod));
    prodApp = prod;
    daysAgo(96);
    Map<String, Object> features = new LinkedHashMap<>();
    features.put("MAX_UPLOAD_BYTES", 5_432_000);
    features.put("BETA_SEARCH", true);
    features.put("SUPPORT_EMAIL", "support@acme.example.com");
    put(
        make("acme/prod/features", "Switches of the web front end", "prod"),
        ScenarioValues.json(features));
    daysAgo(75);
    put(
        make("acme/prod/auth-keyset", "Ed25519 keyset that signs sessions", "prod"),
        values.keyset(start));
    daysAgo(52);
    rotated(rds, admin);
    daysAgo(41);
    put(
        make("acme/prod/signing", "Signs service accounts' tokens", "prod"),
        values.fake("signing"));
    put(
        make("acme/staging/auth-keyset", "Ed25519 keyset of staging", "staging"),
        values.keyset(start));
    daysAgo(33);
    Secret store =
        make(
            "acme/prod/partner-keystore",
            "Client certificate for the partner's gateway, PKCS #12",
            "prod");
    byte[] binary = new byte[1_184];
    world.randomness().stream("values").nextBytes(binary);
    world.secrets().versions().put(store, null, null, binary, List.of());
    put(
        make("acme/prod/license", "Licence of the reporting library, plain text", "prod"),
        "ACME REPORTING LICENCE\ncustomer: acme\nseats: 25\nkey: " + values.fake("licence") + "\n");
    daysAgo(12);
    Secret old = make("acme/prod/old-payments", "Payments provider that was left", "prod");
    put(old, values.fake("payments"));
    daysAgo(3);
    world.secrets().delete(old, 30);
    for (Secret s : world.secrets().all()) {
      boolean unread = s.name().startsWith("acme/legacy/") || s.deleted != null;
      if (!unread) {
        daysAgo(2);
        world.secrets().versions().read(s, null, null);
      }
    }
  }

  /** The last rotation that worked; the next is overdue. */
  private void rotated(Secret rds, Map<String, Object> admin) {
    admin.put("password", world.randomness().alphanumeric("values", 32));
    put(rds, ScenarioValues.json(admin));
    rds.lastRotated = world.now();
    rds.nextRotation = world.now().plus(Duration.ofDays(30));
  }

  private void daysAgo(int days) {
    world.runUntil(start.minus(Duration.ofDays(days)));
  }

  private Secret make(String name, @Nullable String description, String environment) {
    Secret s = world.secrets().create(name);
    s.description = description;
    s.tags.put("environment", environment);
    s.tags.put("owner", name.contains("rds") || name.contains("database") ? "platform" : "app");
    return s;
  }

  private void put(Secret s, String text) {
    world.secrets().versions().put(s, null, text, null, List.of());
  }
}
