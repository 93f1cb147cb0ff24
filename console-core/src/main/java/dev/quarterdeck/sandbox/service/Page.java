package dev.quarterdeck.sandbox.service;

import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.wire.ShortPages;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list, with the opaque token that asks for the next. */
public record Page<T>(List<T> items, @Nullable String next) {

  /** {@code errorCode} is what this service answers for a token that is not its own. */
  public static <T> Page<T> of(List<T> all, @Nullable String token, int size, String errorCode) {
    int from = 0;
    if (token != null) {
      from = decode(token, errorCode);
    }
    from = Math.min(from, all.size());
    int to = Math.min(from + ShortPages.size(size), all.size());
    return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? encode(to) : null);
  }

  private static String encode(int offset) {
    return Base64.getEncoder()
        .encodeToString(("quarterdeck-page:" + offset).getBytes(StandardCharsets.UTF_8));
  }

  private static int decode(String token, String errorCode) {
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.matches("quarterdeck-page:[0-9]{1,9}")) {
        return Integer.parseInt(text.substring(text.indexOf(':') + 1));
      }
    } catch (IllegalArgumentException e) {
      throw invalid(errorCode);
    }
    throw invalid(errorCode);
  }

  private static ServiceError invalid(String code) {
    return new ServiceError(code, "Invalid token.");
  }
}
