package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which keys of a JSON document hold a login: {@code username, password, host, port, dbname} as in
 * the secrets of Amazon RDS, or the same with a prefix, such as {@code DB_USER}, {@code
 * DB_PASSWORD}, {@code PGHOST}. Null for a key that there is not.
 *
 * @param changedKey the password's
 */
record Fields(
    String changedKey,
    String userKey,
    @Nullable String hostKey,
    @Nullable String urlKey,
    @Nullable String portKey,
    @Nullable String databaseKey,
    @Nullable String engineKey) {
  private static final Pattern PASSWORD = Pattern.compile("(?i)(.*?)(?:password|passwd|pass|pwd)");

  /** {@code passwordKey} null: the only one that looks like it. */
  static Fields of(List<String> keys, @Nullable String passwordKey) {
    String password = passwordKey == null ? only(keys) : passwordKey;
    Matcher m = PASSWORD.matcher(password);
    if (!m.matches()) {
      throw new ProblemException(
          new Problem.Refused(
              "The key "
                  + Text.clean(password)
                  + " is neither an address of a database nor named"
                  + " as a password.",
              "The recipe postgres changes a key such as DATABASE_URL or DB_PASSWORD, or a secret"
                  + " with username, password and host; for others take generated or supplied."));
    }
    String prefix = m.group(1);
    String user = find(keys, prefix, "username", "user", "login", "role");
    if (user == null) {
      throw new ProblemException(
          new Problem.Refused(
              "Beside " + Text.clean(password) + " there is no key that names the database role.",
              "It is looked for as "
                  + Text.clean(prefix)
                  + "user or "
                  + Text.clean(prefix)
                  + "username; add it: qd secrets set."));
    }
    return new Fields(
        password,
        user,
        find(keys, prefix, "host", "hostname", "endpoint", "server", "address"),
        find(keys, prefix, "url", "uri", "jdbc_url"),
        find(keys, prefix, "port"),
        prefix.isEmpty()
            ? find(keys, prefix, "dbname", "database", "db", "db_name")
            : find(keys, prefix, "dbname", "database", "db", "name", "db_name", "database_name"),
        find(keys, prefix, "engine"));
  }

  private static String only(List<String> keys) {
    List<String> found = keys.stream().filter(k -> PASSWORD.matcher(k).matches()).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new ProblemException(
        new Problem.Refused(
            found.isEmpty()
                ? "The secret has no key with an address of a database, and none named as a password."
                : "The secret has several keys named as passwords: "
                    + Text.clean(String.join(", ", found))
                    + ".",
            "Name the key that is to be changed."));
  }

  private static @Nullable String find(List<String> keys, String prefix, String... suffixes) {
    return Arrays.stream(suffixes)
        .flatMap(s -> keys.stream().filter(k -> k.equalsIgnoreCase(prefix + s)))
        .findFirst()
        .orElse(null);
  }
}
