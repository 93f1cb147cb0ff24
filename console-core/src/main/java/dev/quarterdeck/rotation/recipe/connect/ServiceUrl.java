package dev.quarterdeck.rotation.recipe.connect;

import dev.quarterdeck.kernel.SecretValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server's address with who logs in, as programs are given it: {@code
 * postgresql+asyncpg://user:password@host:5432,other/db?sslmode=require}, {@code
 * jdbc:postgresql://host/db?user=…&password=…}, {@code rediss://:token@host:6379/0}. User and
 * password can be replaced with every other byte left as it is. Holds the value: to be closed.
 */
public final class ServiceUrl implements AutoCloseable {
  private static final Pattern SCHEME = Pattern.compile("((?:jdbc:)?[A-Za-z][A-Za-z0-9+.-]*)://");
  private static final Pattern USER_PARAM = Pattern.compile("(?i)user(?:name)?");
  private static final Pattern HIDDEN = Pattern.compile("(?i).*(?:pass|secret|token).*");

  /** Where in the text something stands, ends exclusive. */
  private record Span(int from, int to) {
    String of(String text) {
      return text.substring(from, to);
    }
  }

  private final SecretValue text;
  private final String scheme;
  private final List<Span> users;
  private final List<Span> secrets;
  private final boolean userinfo;
  private final int authority;
  private final @Nullable String user;
  private final List<HostPort> hosts;
  private final String path;
  private final Map<String, String> params;

  private ServiceUrl(SecretValue text, String raw, Matcher schemed) {
    this.text = text;
    this.scheme = schemed.group(1).toLowerCase(Locale.ROOT);
    this.users = new ArrayList<>();
    this.secrets = new ArrayList<>();
    this.params = new LinkedHashMap<>();
    this.authority = schemed.end();
    int slash = orEnd(raw, raw.indexOf('/', authority));
    int question = orEnd(raw, raw.indexOf('?', authority));
    int end = Math.min(slash, question);
    int at = raw.lastIndexOf('@', end - 1);
    this.userinfo = at >= authority;
    if (userinfo) {
      int colon = raw.indexOf(':', authority);
      boolean split = colon >= 0 && colon < at;
      users.add(new Span(authority, split ? colon : at));
      if (split) {
        secrets.add(new Span(colon + 1, at));
      }
    }
    this.path = slash < question ? decoded(raw.substring(slash + 1, question)) : "";
    if (question < raw.length()) {
      query(raw, question + 1);
    }
    this.user = users.isEmpty() ? null : emptyToNull(decoded(users.getLast().of(raw)));
    this.hosts = hosts(raw.substring(userinfo ? at + 1 : authority, end));
  }

  /**
   * Empty for what is no such address: another scheme, a host that cannot be read (a password with
   * unescaped signs, for instance). Never quotes the value.
   */
  public static Optional<ServiceUrl> parse(SecretValue value, Pattern schemes) {
    return value.readText(
        raw -> {
          Matcher m = SCHEME.matcher(raw);
          if (!m.lookingAt() || !schemes.matcher(m.group(1).toLowerCase(Locale.ROOT)).matches()) {
            return Optional.empty();
          }
          SecretValue own = value.copy();
          try {
            return Optional.of(new ServiceUrl(own, raw, m));
          } catch (IllegalArgumentException e) {
            // The exception could quote the address; that it cannot be read is all there is to say.
            own.close();
            return Optional.empty();
          }
        });
  }

  private static int orEnd(String raw, int found) {
    return found < 0 ? raw.length() : found;
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private void query(String raw, int from) {
    for (int start = from; start <= raw.length(); ) {
      int end = orEnd(raw, raw.indexOf('&', start));
      int equals = raw.indexOf('=', start);
      if (equals >= start && equals < end) {
        String name = decoded(raw.substring(start, equals));
        Span value = new Span(equals + 1, end);
        if (USER_PARAM.matcher(name).matches()) {
          users.add(value);
        } else if (name.equalsIgnoreCase("password")) {
          secrets.add(value);
        } else if (!HIDDEN.matcher(name).matches()) {
          params.put(name.toLowerCase(Locale.ROOT), decoded(value.of(raw)));
        }
      }
      start = end + 1;
    }
  }

  private static List<HostPort> hosts(String list) {
    return list.isEmpty()
        ? List.of()
        : Arrays.stream(list.split(",", -1))
            .map(h -> HostPort.parse(h).orElseThrow(IllegalArgumentException::new))
            .toList();
  }

  /** Of JDBC's addresses a plus sign in the query means a space, as its driver reads them. */
  private String decoded(String part) {
    return Percent.decode(part, scheme.startsWith("jdbc:"));
  }

  /** In lower case: {@code jdbc:postgresql}, {@code rediss}. */
  public String scheme() {
    return scheme;
  }

  public @Nullable String user() {
    return user;
  }

  /** The password, decoded; empty when there is none. The caller closes it. */
  public Optional<SecretValue> secret() {
    return secrets.isEmpty()
        ? Optional.empty()
        : text.readText(
            raw -> {
              String found = decoded(secrets.getLast().of(raw));
              return found.isEmpty() ? Optional.empty() : Optional.of(SecretValue.ofText(found));
            });
  }

  /** In their order; none when the address names none. */
  public List<HostPort> hosts() {
    return hosts;
  }

  /** Behind the first slash, decoded: a database's name. */
  public String path() {
    return path;
  }

  /** The query's options by their names in lower case, without users and passwords. */
  public Map<String, String> params() {
    return params;
  }

  /**
   * The address with another password, and another user unless that is null; every other byte as it
   * was. A password that stood nowhere is put where passwords stand. The caller closes it.
   */
  public SecretValue with(@Nullable String newUser, SecretValue password) {
    return text.readText(
        raw -> password.readText(p -> SecretValue.ofText(replaced(raw, newUser, encode(p)))));
  }

  private static String encode(String part) {
    return Percent.encode(part);
  }

  private CharSequence replaced(String raw, @Nullable String newUser, String password) {
    record Piece(Span span, String text) {}
    List<Piece> pieces = new ArrayList<>();
    if (newUser != null) {
      users.forEach(s -> pieces.add(new Piece(s, encode(newUser))));
    }
    secrets.forEach(s -> pieces.add(new Piece(s, password)));
    if (secrets.isEmpty()) {
      if (userinfo) {
        int end = users.getFirst().to();
        pieces.add(new Piece(new Span(end, end), ":" + password));
      } else {
        pieces.add(new Piece(new Span(authority, authority), ":" + password + "@"));
      }
    }
    pieces.sort((a, b) -> Integer.compare(a.span().from(), b.span().from()));
    StringBuilder out = new StringBuilder(raw.length() + 64);
    int at = 0;
    for (Piece piece : pieces) {
      out.append(raw, at, piece.span().from()).append(piece.text());
      at = piece.span().to();
    }
    return out.append(raw, at, raw.length());
  }

  @Override
  public void close() {
    text.close();
  }
}
