package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.connect.HostPort;
import dev.quarterdeck.rotation.recipe.connect.ServiceUrl;
import dev.quarterdeck.secrets.DocumentEdit;
import dev.quarterdeck.secrets.SecretDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who logs in where, read from a value in whatever form it has. To be closed. */
final class Login implements AutoCloseable {
  /** libpq's, JDBC's, SQLAlchemy's with a driver, Django's. */
  private static final Pattern SCHEMES =
      Pattern.compile(
          "jdbc:postgresql|(?:postgres|postgresql|postgis|pgsql|psql)(?:\\+[a-z0-9_]+)?");

  /** How a new user and password are written where this one was read. */
  private interface Form {
    SecretValue with(@Nullable String user, SecretValue password);

    default void close() {}
  }

  private final String user;
  private final SecretValue password;
  private final Place place;
  private final boolean userStandsElsewhere;
  private final Form form;

  private Login(
      String user, SecretValue password, Place place, boolean userStandsElsewhere, Form form) {
    this.user = user;
    this.password = password;
    this.place = place;
    this.userStandsElsewhere = userStandsElsewhere;
    this.form = form;
  }

  /**
   * Reads an address, or a JSON document with a login in it.
   *
   * @param key of the secret's document that the value is of; null for the whole
   * @param document gives the whole document, asked for when the value is a password alone
   * @param near where the database is when the value does not say: an administrator's login may
   *     name none
   */
  static Login read(
      SecretValue value,
      @Nullable String key,
      Supplier<Outcome<SecretValue>> document,
      @Nullable Place near) {
    var url = ServiceUrl.parse(value, SCHEMES);
    if (url.isPresent()) {
      return ofUrl(url.get());
    }
    if (SecretDocument.parse(value).isJsonObject()) {
      return ofDocument(value.copy(), null, near);
    }
    if (key == null) {
      throw new ProblemException(
          new Problem.Refused(
              "The value is no address of a PostgreSQL database that could be read.",
              "It must be like postgresql://user:password@host:5432/database, special signs of the"
                  + " password percent-encoded, or JSON with username, password and host."));
    }
    SecretValue whole = document.get().orThrow();
    if (!SecretDocument.parse(whole).isJsonObject()) {
      whole.close();
      throw new ProblemException(
          new Problem.Refused("The secret is no JSON object.", "Leave out the key."));
    }
    return ofPart(whole, key, value);
  }

  private static Login ofUrl(ServiceUrl url) {
    try {
      String user = url.user();
      if (user == null) {
        throw missing("names no role");
      }
      return new Login(
          user,
          url.secret().orElseThrow(() -> missing("has no password in it")),
          place(url, user),
          false,
          new Form() {
            @Override
            public SecretValue with(@Nullable String newUser, SecretValue password) {
              return url.with(newUser, password);
            }

            @Override
            public void close() {
              url.close();
            }
          });
    } catch (RuntimeException e) {
      url.close();
      throw e;
    }
  }

  private static ProblemException missing(String what) {
    return new ProblemException(
        new Problem.Refused(
            "The database's address " + what + ".",
            "The recipe postgres needs both in the value:"
                + " postgresql://user:password@host:5432/database."));
  }

  /** The address's own, or libpq's parameters {@code host} and {@code port}. */
  private static List<HostPort> hosts(ServiceUrl url) {
    if (!url.hosts().isEmpty()) {
      return url.hosts();
    }
    String named = url.params().get("host");
    String port = url.params().get("port");
    if (named == null || named.startsWith("/")) {
      return List.of(new HostPort("localhost", 0));
    }
    return Arrays.stream(named.split(",", -1))
        .flatMap(h -> HostPort.parse(port == null || h.contains(":") ? h : h + ":" + port).stream())
        .toList();
  }

  private static Login ofDocument(SecretValue whole, @Nullable String key, @Nullable Place near) {
    try {
      List<String> keys =
          SecretDocument.parse(whole).members().stream().map(SecretDocument.Member::key).toList();
      Fields fields = Fields.of(keys, key);
      String user = text(whole, fields.userKey());
      return new Login(
          user,
          SecretDocument.valueOf(whole, fields.changedKey()).orElseThrow(),
          place(whole, fields, user, near),
          false,
          new Form() {
            @Override
            public SecretValue with(@Nullable String newUser, SecretValue password) {
              try (SecretValue name = SecretValue.ofText(newUser == null ? user : newUser);
                  SecretValue named =
                      newUser == null
                          ? whole.copy()
                          : DocumentEdit.with(whole, fields.userKey(), name)) {
                return DocumentEdit.with(named, fields.changedKey(), password);
              }
            }

            @Override
            public void close() {
              whole.close();
            }
          });
    } catch (RuntimeException e) {
      whole.close();
      throw e;
    }
  }

  private static Login ofPart(SecretValue whole, String key, SecretValue value) {
    try (Login of = ofDocument(whole, key, null)) {
      return new Login(of.user, value.copy(), of.place, true, (user, password) -> password.copy());
    }
  }

  private static Place place(SecretValue whole, Fields fields, String user, @Nullable Place near) {
    String engine = optional(whole, fields.engineKey());
    if (engine != null && !engine.toLowerCase(Locale.ROOT).contains("postgres")) {
      throw new ProblemException(
          new Problem.Refused(
              "The secret is of the database engine "
                  + Text.shorten(Text.clean(engine), 30)
                  + ", not of PostgreSQL.",
              "Choose another recipe."));
    }
    String host = optional(whole, fields.hostKey());
    if (host == null) {
      if (near != null) {
        return near;
      }
      if (fields.urlKey() != null) {
        return placeOfUrl(whole, fields.urlKey(), user);
      }
      throw new ProblemException(
          new Problem.Refused(
              "The secret does not say where the database is: no key named host.",
              "Add it to the secret: qd secrets set NAME "
                  + (fields.hostKey() == null ? "host" : Text.clean(fields.hostKey()))));
    }
    String port = optional(whole, fields.portKey());
    HostPort at =
        HostPort.parse(port == null || host.contains(":") ? host : host + ":" + port)
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem.Refused(
                            "The secret's host or port cannot be read.",
                            "A host is a name or an address, a port a number.")));
    String database = optional(whole, fields.databaseKey());
    return new Place(
        List.of(at),
        database == null ? near == null ? user : near.database() : database,
        near == null ? Map.of() : near.params(),
        near != null && near.jdbc(),
        false,
        null);
  }

  /** An address without a login, as Spring is given it: {@code jdbc:postgresql://host/db}. */
  private static Place placeOfUrl(SecretValue whole, String key, String user) {
    try (SecretValue value = SecretDocument.valueOf(whole, key).orElseThrow();
        ServiceUrl url =
            ServiceUrl.parse(value, SCHEMES)
                .orElseThrow(
                    () ->
                        new ProblemException(
                            new Problem.Refused(
                                "The key "
                                    + Text.clean(key)
                                    + " is no address of a PostgreSQL"
                                    + " database that could be read.",
                                "It must be like jdbc:postgresql://host:5432/database.")))) {
      return place(url, user);
    }
  }

  private static Place place(ServiceUrl url, String user) {
    return new Place(
        hosts(url),
        url.path().isEmpty() ? user : url.path(),
        url.params(),
        url.scheme().startsWith("jdbc:"),
        false,
        null);
  }

  private static String text(SecretValue document, String key) {
    String found = optional(document, key);
    return found == null ? "" : found;
  }

  private static @Nullable String optional(SecretValue document, @Nullable String key) {
    if (key == null) {
      return null;
    }
    try (SecretValue found = SecretDocument.valueOf(document, key).orElse(SecretValue.ofText(""))) {
      String text = found.readText(t -> t);
      return text.isEmpty() || text.equals("null") ? null : text;
    }
  }

  String user() {
    return user;
  }

  /** Lent; closed with this. */
  SecretValue password() {
    return password;
  }

  Place place() {
    return place;
  }

  /** The value holds a password alone: who logs in stands in another key. */
  boolean userStandsElsewhere() {
    return userStandsElsewhere;
  }

  /**
   * The value with another password, and another user unless that is null. The caller closes it.
   */
  SecretValue with(@Nullable String newUser, SecretValue newPassword) {
    return form.with(newUser, newPassword);
  }

  @Override
  public void close() {
    password.close();
    form.close();
  }
}
