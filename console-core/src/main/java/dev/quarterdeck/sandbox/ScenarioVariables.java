package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;

/** What the fleet's containers find in their environment: plain variables and references. */
final class ScenarioVariables {
  private final World world;

  ScenarioVariables(World world) {
    this.world = world;
  }

  /** Plain variables; {@code extra} come last. */
  List<KeyValuePair> plain(String environment, String service, Map<String, String> extra) {
    Map<String, String> m = new LinkedHashMap<>();
    m.put("ENVIRONMENT", environment.equals("prod") ? "production" : environment);
    m.put("AWS_REGION", world.account().region());
    m.put("SECRETS_PROVIDER", "aws_sm");
    String domain = environment.equals("prod") ? "acme.example.com" : "staging.acme.example.com";
    if (service.equals("web")) {
      m.put("API_BASE_URL", "https://api." + domain);
    } else {
      m.put("APP_PUBLIC_URL", "https://app." + domain);
      m.put("AUTH_KEY_STORAGE_BACKEND", "secret-manager");
      m.put("STORAGE_PROVIDER", "s3");
      m.put("S3_BUCKET", "acme-" + environment + "-uploads");
      m.put("ENABLE_BILLING_RETRY_WORKER", String.valueOf(service.equals("billing")));
    }
    if (service.equals("billing")) {
      m.put("BILLING_RETRY_DEPLOYMENT_MODE", "dedicated");
    }
    m.putAll(extra);
    List<KeyValuePair> list = new ArrayList<>();
    m.forEach((k, v) -> list.add(KeyValuePair.builder().name(k).value(v).build()));
    return list;
  }

  /** Variables from secrets, with what they refer to. */
  Map<String, String> references(String environment, String service) {
    Map<String, String> m = new LinkedHashMap<>();
    String app = "acme/" + environment + "/app";
    switch (service) {
      case "web" -> {
        m.put("APP_SECRET_KEY", key(app, "APP_SECRET_KEY"));
        m.put("MAX_UPLOAD_BYTES", key("acme/prod/features", "MAX_UPLOAD_BYTES"));
      }
      case "billing" -> {
        m.put("DATABASE_URL", arn("acme/prod/database-url"));
        m.put("STRIPE_SECRET_KEY", key(app, "STRIPE_SECRET_KEY"));
      }
      default -> {
        m.put("DATABASE_URL", arn("acme/" + environment + "/database-url"));
        for (String k :
            service.equals("api")
                ? List.of(
                    "OPENAI_API_KEY",
                    "ANTHROPIC_API_KEY",
                    "PINECONE_API_KEY",
                    "JWT_SECRET",
                    "APP_SECRET_KEY",
                    "STRIPE_SECRET_KEY",
                    "GOOGLE_APPLICATION_CREDENTIALS_JSON")
                : List.of(
                    "OPENAI_API_KEY", "PINECONE_API_KEY", "GOOGLE_APPLICATION_CREDENTIALS_JSON")) {
          m.put(k, key(app, k));
        }
        if (service.equals("api")) {
          m.put("AUTH_KEYSET", arn("acme/" + environment + "/auth-keyset"));
        }
        if (environment.equals("prod")) {
          // worker is pinned to one version of its Redis secret: no rotation will ever reach it.
          m.put(
              "REDIS_URL",
              service.equals("worker")
                  ? pinned("acme/prod/redis-url")
                  : arn("acme/prod/redis-url"));
          if (service.equals("api")) {
            m.put("SIGNING_SECRET", arn("acme/prod/signing"));
          }
        }
      }
    }
    return m;
  }

  private String arn(String secret) {
    return world.secrets().get(secret).arn();
  }

  /** A reference to one JSON key of a secret. */
  String key(String secret, String jsonKey) {
    return arn(secret) + ":" + jsonKey + "::";
  }

  private String pinned(String secret) {
    Secret s = world.secrets().get(secret);
    return s.arn() + ":::" + Objects.requireNonNull(s.current()).id();
  }
}
