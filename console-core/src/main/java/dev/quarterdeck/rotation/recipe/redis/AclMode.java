package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.FreshPassword;
import dev.quarterdeck.rotation.recipe.connect.HostPort;
import dev.quarterdeck.secrets.SecretStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An ACL user of a plain Redis or Valkey, {@code default} included: it has two passwords until the
 * old one is taken away. Done at every node that was named.
 */
final class AclMode implements RedisMode {
  private final SecretStore store;
  private final Settings settings;

  AclMode(SecretStore store, Settings settings) {
    this.store = store;
    this.settings = settings;
  }

  private List<Server> servers(RedisLogin login) {
    List<HostPort> nodes = RedisOptions.nodes(settings);
    return nodes.isEmpty()
        ? List.of(server(login))
        : nodes.stream()
            .map(
                n ->
                    new Server(
                        n, login.tls(), near(n.host()), RedisOptions.rootCertificate(settings)))
            .toList();
  }

  /** The near end of a forwarded port: a certificate names the far one. */
  private static boolean near(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }

  /** Where programs log in. */
  private Server server(RedisLogin login) {
    return server(login, settings);
  }

  static Server server(RedisLogin login, Settings settings) {
    HostPort by = RedisOptions.host(settings);
    HostPort at = by != null ? by : login.host();
    if (at == null) {
      throw new ProblemException(
          new Problem.Refused(
              "The value is a token alone, and nothing says of which server.",
              "Name it: --option replication-group=ID for ElastiCache, --option host=HOST:PORT for"
                  + " a plain Redis."));
    }
    return new Server(
        at,
        login.tls(),
        by != null && login.host() != null,
        RedisOptions.rootCertificate(settings));
  }

  @Override
  public Recipe.Outlook outlook(RedisLogin login) {
    RedisSession.open(server(login), login.user(), login.password()).close();
    String user = Text.clean(login.user());
    List<String> details = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Server server : servers(login)) {
      try (RedisSession session = changing(server, login, login)) {
        refuseWhatCannotWork(session, login, server);
        details.add(
            "user "
                + user
                + " at "
                + server.words()
                + ": a second password of "
                + FreshPassword.LENGTH
                + " letters and digits, then the first is taken away");
      }
    }
    details.add("named by their SHA-256: no password goes over the wire but to log in");
    notes.add("Open connections stay; Redis asks for a password only when one logs in.");
    if (login.user().equals("default")) {
      notes.add(
          "The user is default: replicas and sentinels that use its password (masterauth,"
              + " auth-pass) need the new one before the old one is retired.");
    }
    return new Recipe.Outlook(
        details, List.of(), notes, Duration.ZERO, RedisOptions.overlap(settings), true);
  }

  private void refuseWhatCannotWork(RedisSession session, RedisLogin login, Server server) {
    if (session.needsNoPassword(login.user())) {
      throw refused(
          "The user "
              + Text.clean(login.user())
              + " at "
              + server.words()
              + " needs no password (nopass): changing it would protect nothing.",
          "Take nopass away first: ACL SETUSER … resetpass >PASSWORD, the one in the secret.");
    }
    if (session.passwords(login.user()).isEmpty()) {
      throw refused(
          "Redis at " + server.words() + " has no user " + Text.clean(login.user()) + ".",
          "Make it there too, with the password in the secret.");
    }
    if (!RedisOptions.nodes(settings).isEmpty()) {
      return;
    }
    if (session.info("replication", "role:slave")) {
      throw refused(
          "Redis at " + server.words() + " is a replica.",
          "Name the primary and its replicas: --option nodes=HOST:PORT,HOST:PORT.");
    }
    if (!session.info("replication", "connected_slaves:0")
        || session.info("cluster", "cluster_enabled:1")) {
      throw refused(
          "Redis at "
              + server.words()
              + " has replicas or is part of a cluster, and ACL users are"
              + " not replicated.",
          "Name every node: --option nodes=HOST:PORT,HOST:PORT.");
    }
  }

  private static ProblemException refused(String sentence, String remedy) {
    return new ProblemException(new Problem.Refused(sentence, remedy));
  }

  /** A session that may change users: the administrator's, or the user's own by either password. */
  private RedisSession changing(Server server, RedisLogin first, RedisLogin second) {
    var admin = RedisOptions.admin(settings);
    if (admin.isPresent()) {
      try (var value = admin.get().read(store).orThrow();
          RedisLogin login = RedisLogin.read(value)) {
        return RedisSession.open(server, login.user(), login.password());
      }
    }
    return RedisSession.tryOpen(server, first.user(), first.password())
        .or(() -> RedisSession.tryOpen(server, second.user(), second.password()))
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.Credentials(
                        "Redis at "
                            + server.words()
                            + " accepts neither the old nor the new"
                            + " password of the user "
                            + Text.clean(first.user())
                            + ": somebody changed it.",
                        "Set the one that is in force with qd secrets set, or name an"
                            + " administrator: --option admin=SECRET:KEY.")));
  }

  /** Does it at every node, and has each keep it; where one keeps nothing, says so. */
  private String everywhere(
      RedisLogin old, RedisLogin next, Consumer<RedisSession> change, String done) {
    List<String> forgetful = new ArrayList<>();
    List<Server> servers = servers(old);
    String kept = "";
    for (Server server : servers) {
      try (RedisSession session = changing(server, old, next)) {
        change.accept(session);
        Optional<String> where = session.keep();
        if (where.isEmpty()) {
          forgetful.add(server.words());
        } else {
          kept = ", " + where.get();
        }
      }
    }
    return done
        + (servers.size() == 1 ? "" : " at " + servers.size() + " nodes")
        + kept
        + (forgetful.isEmpty()
            ? ""
            : "; kept in memory only at "
                + String.join(", ", forgetful)
                + ": set it in what configures the server before it restarts");
  }

  @Override
  public String accept(RedisLogin old, RedisLogin next) {
    return everywhere(
        old,
        next,
        session -> session.addPassword(next.user(), next.password()),
        "the user " + Text.clean(next.user()) + " has both passwords");
  }

  @Override
  public String test(RedisLogin next) {
    Server server = server(next);
    try (RedisSession session = RedisSession.open(server, next.user(), next.password())) {
      session.ping();
      return "logged in as " + Text.clean(next.user()) + " at " + server.words();
    }
  }

  @Override
  public String revert(RedisLogin old, RedisLogin next) {
    return replace(old, next, old, next, "has the old password again, and only that");
  }

  @Override
  public String retire(RedisLogin old, RedisLogin next) {
    return replace(old, next, next, old, "has the new password, and only that");
  }

  /** Nothing is put back: this rotation's own password may have been taken away since. */
  @Override
  public String retireUnder(RedisLogin old, RedisLogin next, RedisLogin current) {
    return everywhere(
        old,
        current,
        session -> session.removePassword(old.user(), old.password()),
        "the user " + Text.clean(old.user()) + " no longer has the old password");
  }

  /** The one that stays is there before the other is taken away. */
  private String replace(
      RedisLogin old, RedisLogin next, RedisLogin stays, RedisLogin goes, String done) {
    return everywhere(
        old,
        next,
        session -> {
          if (!session.hasPassword(stays.user(), stays.password())) {
            session.addPassword(stays.user(), stays.password());
          }
          session.removePassword(goes.user(), goes.password());
        },
        "the user " + Text.clean(stays.user()) + " " + done);
  }
}
