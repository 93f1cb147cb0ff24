package dev.quarterdeck.sandbox.service.secrets;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordResponse;

/** GetRandomPassword. */
final class Passwords {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String NUMBERS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private final World world;

  Passwords(World world) {
    this.world = world;
  }

  GetRandomPasswordResponse get(GetRandomPasswordRequest q, Call call) {
    long length = q.passwordLength() == null ? 32 : q.passwordLength();
    if (length < 1 || length > 4096) {
      throw new ServiceError(
          "InvalidParameterException",
          "InvalidParameterException: Password length must be between 1 and 4096.");
    }
    List<String> types = new ArrayList<>();
    add(types, LOWER, q.excludeLowercase(), q.excludeCharacters());
    add(types, UPPER, q.excludeUppercase(), q.excludeCharacters());
    add(types, NUMBERS, q.excludeNumbers(), q.excludeCharacters());
    add(types, PUNCTUATION, q.excludePunctuation(), q.excludeCharacters());
    boolean each = q.requireEachIncludedType() == null || q.requireEachIncludedType();
    String all = String.join("", types) + (Check.isTrue(q.includeSpace()) ? " " : "");
    if (all.isEmpty()) {
      throw new ServiceError(
          "InvalidParameterException", "The character set for the password is empty.");
    }
    if (each && types.size() > length) {
      throw new ServiceError(
          "InvalidParameterException",
          "The password length must be at least as long as the number of included types.");
    }
    SplittableRandom r = world.randomness().stream("passwords");
    char[] out = new char[(int) length];
    for (int i = 0; i < out.length; i++) {
      out[i] = all.charAt(r.nextInt(all.length()));
    }
    if (each) {
      int start = r.nextInt(out.length);
      for (int i = 0; i < types.size(); i++) {
        String type = types.get(i);
        out[(start + i) % out.length] = type.charAt(r.nextInt(type.length()));
      }
    }
    return GetRandomPasswordResponse.builder().randomPassword(new String(out)).build();
  }

  private static void add(
      List<String> types, String type, @Nullable Boolean excluded, @Nullable String characters) {
    if (Check.isTrue(excluded)) {
      return;
    }
    StringBuilder b = new StringBuilder();
    type.chars()
        .filter(c -> characters == null || characters.indexOf(c) < 0)
        .forEach(c -> b.append((char) c));
    if (!b.isEmpty()) {
      types.add(b.toString());
    }
  }
}
