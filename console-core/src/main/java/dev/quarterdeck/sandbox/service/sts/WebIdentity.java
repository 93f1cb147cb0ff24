package dev.quarterdeck.sandbox.service.sts;

import dev.quarterdeck.sandbox.wire.ServiceError;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The claims of an OpenID Connect token. Its signature is not checked: the sandbox knows no
 * issuer's keys, and nothing real stands behind the credentials.
 */
record WebIdentity(String issuer, String subject, @Nullable String audience, long expires) {

  static WebIdentity parse(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw invalid();
    }
    Map<String, String> claims = new HashMap<>();
    try (JsonParser in =
        new JsonFactory()
            .createParser(ObjectReadContext.empty(), Base64.getUrlDecoder().decode(parts[1]))) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw invalid();
      }
      for (String name = in.nextName(); name != null; name = in.nextName()) {
        if (in.nextToken().isScalarValue()) {
          claims.put(name, in.getString());
        } else {
          in.skipChildren();
        }
      }
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw invalid();
    }
    String issuer = claims.get("iss");
    String subject = claims.get("sub");
    String expires = claims.get("exp");
    if (issuer == null || subject == null || expires == null || !expires.matches("[0-9]{1,12}")) {
      throw invalid();
    }
    return new WebIdentity(issuer, subject, claims.get("aud"), Long.parseLong(expires));
  }

  void checkNotExpired(Instant now) {
    if (now.getEpochSecond() >= expires) {
      throw new ServiceError(
          "ExpiredTokenException",
          "Token expired: current date/time "
              + now.getEpochSecond()
              + " must be before the expiration date/time "
              + expires);
    }
  }

  private static ServiceError invalid() {
    return new ServiceError(
        "InvalidIdentityToken",
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
  }
}
