package dev.quarterdeck.rotation.recipe.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;

/** A real redis-server on a port of its own, without persistence, ended with this JVM. */
public final class RedisServer {
  private static final String ADMIN_WORD = "the-administrators-own-word";

  private final int port;
  private final Path folder;

  private RedisServer(int port, Path folder) {
    this.port = port;
    this.folder = folder;
  }

  /** With a configuration file or without one; further lines of it, or arguments. */
  public static RedisServer start(boolean file, String... lines) {
    return start(file, false, lines);
  }

  private static RedisServer start(boolean file, boolean tls, String... lines) {
    try {
      Path folder = Files.createTempDirectory("qd-redis");
      int port = Processes.freePort();
      List<String> all = new ArrayList<>();
      all.add(tls ? "tls-port " + port : "port " + port);
      if (tls) {
        all.add("port 0");
      }
      all.add("bind 127.0.0.1");
      all.add("dir " + folder);
      all.add("save \"\"");
      all.add("appendonly no");
      // The administrator.
      all.add("user admin on >" + ADMIN_WORD + " ~* &* +@all");
      all.addAll(List.of(lines));
      List<String> command = new ArrayList<>(List.of("redis-server"));
      if (file) {
        Path conf = folder.resolve("redis.conf");
        Files.write(conf, all);
        command.add(conf.toString());
      } else {
        for (String line : all) {
          int space = line.indexOf(' ');
          command.add("--" + line.substring(0, space));
          command.addAll(List.of(line.substring(space + 1).replace("\"\"", "").split(" ")));
        }
      }
      Processes.serve(command, folder, folder.resolve("log"), port);
      return new RedisServer(port, folder);
    } catch (IOException e) {
      throw new AssertionError(
          "redis-server could not be started; the recipe redis is tested on it. Install it with:"
              + " apt-get install redis-server",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** With TLS alone, by the certificate of {@link PostgresServer}: for localhost. */
  public static RedisServer tls(String... lines) {
    Path certificate = PostgresServer.get().certificate();
    List<String> all = new ArrayList<>(List.of(lines));
    all.add("tls-cert-file " + certificate);
    all.add("tls-key-file " + certificate.resolveSibling("server.key"));
    all.add("tls-ca-cert-file " + certificate);
    all.add("tls-auth-clients no");
    return start(false, true, all.toArray(String[]::new));
  }

  public int port() {
    return port;
  }

  /** The configuration file as the server rewrote it. */
  public String configuration() throws IOException {
    return Files.readString(folder.resolve("redis.conf"));
  }

  public String adminUrl() {
    return "redis://admin:" + ADMIN_WORD + "@127.0.0.1:" + port;
  }

  public Jedis admin() {
    return connect("admin", ADMIN_WORD);
  }

  public Jedis connect(String user, String word) {
    return new Jedis(
        new HostAndPort("127.0.0.1", port),
        DefaultJedisClientConfig.builder().user(user).password(word).build());
  }

  /** How many the user has. */
  public int passwords(String user) {
    try (Jedis j = admin()) {
      return j.aclGetUser(user).getPasswords().size();
    }
  }

  /** Whether the user logs in by that password. */
  public boolean opens(String user, String word) {
    try (Jedis j = connect(user, word)) {
      return j.isConnected();
    } catch (JedisAccessControlException e) {
      return false;
    }
  }
}
