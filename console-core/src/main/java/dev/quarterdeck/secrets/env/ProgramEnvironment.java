package dev.quarterdeck.secrets.env;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program finds in its environment: a secret's key wins over everything, as in production;
 * what is already in the environment wins over the file, as dotenv loaders have it.
 */
public final class ProgramEnvironment {
  private ProgramEnvironment() {}

  /**
   * The variables to add to those that are inherited. The values are lent: nobody closes them here.
   *
   * @param secrets keys of the secrets, the later ones winning
   */
  public static Map<String, SecretValue> of(
      Map<String, String> inherited,
      Map<String, SecretValue> file,
      List<Map<String, SecretValue>> secrets) {
    Map<String, SecretValue> added = new LinkedHashMap<>();
    file.forEach(
        (key, value) -> {
          if (!inherited.containsKey(key)) {
            added.put(key, value);
          }
        });
    secrets.forEach(added::putAll);
    added.forEach(ProgramEnvironment::check);
    return added;
  }

  private static void check(String key, SecretValue value) {
    if (key.isEmpty() || key.indexOf('=') >= 0 || key.indexOf('\0') >= 0) {
      throw new ProblemException(
          new Problem.Invalid(
              "Key '" + Text.clean(key) + "' cannot be the name of a variable.",
              "Rename it in the secret, or leave that secret out."));
    }
    if (value.read(bytes -> contains(bytes, (byte) 0))) {
      throw new ProblemException(
          new Problem.Invalid(
              "The value of " + Text.clean(key) + " holds a NUL, which no variable can.",
              "Store it encoded, for example with base64."));
    }
  }

  private static boolean contains(byte[] bytes, byte wanted) {
    for (byte b : bytes) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses what the process cannot hand on as it is: in the locale C everything beyond ASCII would
   * silently become question marks.
   *
   * @param process the encoding of this process's environment
   */
  public static void mustPass(Map<String, SecretValue> added, Charset process) {
    added.forEach(
        (key, value) -> {
          if (!value.readText(text -> process.newEncoder().canEncode(text))) {
            throw new ProblemException(
                new Problem.Invalid(
                    "The value of "
                        + Text.clean(key)
                        + " has characters that the locale of this process, "
                        + process.name()
                        + ", does not have.",
                    "Run it with LC_ALL=C.UTF-8 in the environment."));
          }
        });
  }

  /** Of these names, those that the program would not find or find empty. */
  public static List<String> missing(
      List<String> names, Map<String, String> inherited, Map<String, SecretValue> added) {
    return names.stream()
        .filter(
            n -> {
              SecretValue value = added.get(n);
              return value == null ? inherited.getOrDefault(n, "").isEmpty() : value.size() == 0;
            })
        .toList();
  }
}
