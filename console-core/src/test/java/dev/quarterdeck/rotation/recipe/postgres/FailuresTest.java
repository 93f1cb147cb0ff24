package dev.quarterdeck.rotation.recipe.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.server.Bench;
import dev.quarterdeck.rotation.recipe.server.PostgresServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the way is said with a remedy, and without any value. */
class FailuresTest {
  private static final PostgresServer SERVER = PostgresServer.get();
  private static final String CANARY = "canary-47z11";
  private static Bench bench;
  private static Recipe recipe;

  @BeforeAll
  static void open(@TempDir Path home) throws Exception {
    bench = new Bench(home);
    recipe = new PostgresRecipe(bench.store());
  }

  @AfterAll
  static void close() {
    assertThat(bench.said()).doesNotContain(CANARY).doesNotContain("47z11");
    bench.close();
  }

  private static Problem refused(String value, String... options) {
    return bench.refused(recipe, Bench.settings(options), value);
  }

  private static String url(String user, String rest) {
    return "postgresql://" + user + ":" + CANARY + "@localhost:" + SERVER.port() + rest;
  }

  private static String role(String attributes) {
    String name = Logins.name();
    SERVER.admin("CREATE ROLE " + name + " LOGIN PASSWORD '" + CANARY + "' " + attributes);
    return name;
  }

  @Test
  void aWrongPasswordAndOneThatMayNotLogIn() {
    String name = role("");
    assertThat(refused(url(name, "/postgres").replace(CANARY, "wrong")))
        .isInstanceOf(Problem.Credentials.class)
        .extracting(Problem::sentence)
        .asString()
        .contains("does not accept the password of the role " + name);
    SERVER.admin("ALTER ROLE " + name + " NOLOGIN");
    assertThat(refused(url(name, "/postgres")).sentence()).contains("NOLOGIN");
  }

  @Test
  void aDatabaseThatThereIsNotAndNoConnectionLeft() throws Exception {
    assertThat(refused(url(role(""), "/nowhere"))).isInstanceOf(Problem.NotFound.class);
    String name = role("CONNECTION LIMIT 1");
    try (Connection one = SERVER.connect("postgres", name, CANARY)) {
      assertThat(one.isValid(1)).isTrue();
      assertThat(refused(url(name, "/postgres")).sentence()).contains("no connection left");
    }
  }

  @Test
  void tlsThatIsDemandedByEitherSide() {
    SERVER.admin("CREATE ROLE tls_only LOGIN PASSWORD '" + CANARY + "'");
    assertThat(refused(url("tls_only", "/postgres?sslmode=disable")).remedy())
        .contains("sslmode=require");
    SERVER.admin("CREATE ROLE barred LOGIN PASSWORD '" + CANARY + "'");
    assertThat(refused(url("barred", "/postgres?sslmode=require")).sentence()).contains("pg_hba");
    String checked = url(role(""), "/postgres?sslmode=verify-full");
    assertThat(refused(checked).remedy()).contains("--option rootcert=FILE");
    String certificate = SERVER.certificate().toString();
    assertThat(bench.outlook(recipe, Bench.settings("rootcert", certificate), checked).details())
        .isNotEmpty();
    // By its address the certificate does not fit, unless one says to go that way.
    assertThat(
            refused(checked.replace("localhost", "127.0.0.1"), "rootcert", certificate).sentence())
        .contains("certificate");
    assertThat(
            bench
                .outlook(
                    recipe,
                    Bench.settings("rootcert", certificate, "host", "127.0.0.1:" + SERVER.port()),
                    checked.replace("localhost:" + SERVER.port(), "db.internal:5432"))
                .details())
        .anyMatch(d -> d.contains("db.internal:5432"));
  }

  @Test
  void aHostOutOfReachNamesTheForwarding() throws Exception {
    assertThat(refused("postgresql://u:" + CANARY + "@db.invalid/x").remedy())
        .contains("--option host=localhost:PORT");
    int unused;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = socket.getLocalPort();
    }
    assertThat(refused("postgresql://u:" + CANARY + "@127.0.0.1:" + unused + "/x"))
        .isInstanceOf(Problem.Unreachable.class);
    // Through the forwarded port it works, and the secret's own address stays.
    String user = role("");
    String far = url(user, "/postgres").replace("localhost:" + SERVER.port(), "db.invalid:5432");
    Settings settings = Bench.settings("host", "localhost:" + SERVER.port());
    bench.outlook(recipe, settings, far);
    String next = bench.next(recipe, settings, far);
    assertThat(next).contains("@db.invalid:5432/postgres");
    bench.step(far, next, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(far, next, (o, n) -> recipe.test(settings, o, n, 0));
  }

  @Test
  void severalHostsAreTriedInTheirOrder() {
    String value =
        url(role(""), "/postgres?target_session_attrs=read-write").replace("@", "@127.0.0.1:1,");
    assertThat(bench.outlook(recipe, Bench.settings(), value).details()).isNotEmpty();
  }

  @Test
  void valuesOfTheWrongShape() {
    assertThat(refused(CANARY).remedy()).contains("postgresql://user:password@host");
    assertThat(refused("postgresql://app@localhost/x").sentence()).contains("no password");
    assertThat(refused("{\"password\":\"" + CANARY + "\"}").sentence()).contains("role");
    assertThat(refused("{\"user\":\"u\",\"password\":\"" + CANARY + "\"}").sentence())
        .contains("where the database is");
    assertThat(
            refused(
                    "{\"engine\":\"mysql\",\"user\":\"u\",\"host\":\"h\",\"password\":\""
                        + CANARY
                        + "\"}")
                .sentence())
        .contains("mysql");
  }

  @Test
  void aPasswordInAKeyOfItsOwnFindsItsNeighbours() {
    String user = role("");
    String secret =
        bench.secret(
            "{\"API_KEY\":\"x\",\"DB_USER\":\""
                + user
                + "\",\"DB_PASSWORD\":\""
                + CANARY
                + "\",\"DB_HOST\":\"localhost\",\"DB_PORT\":\""
                + SERVER.port()
                + "\",\"DB_NAME\":\"postgres\"}");
    Settings settings = new Settings(secret, "DB_PASSWORD", java.util.Map.of(), false);
    bench.outlook(recipe, settings, CANARY);
    String next = bench.next(recipe, settings, CANARY);
    assertThat(next).matches("[A-Za-z0-9]{40}");
    bench.step(CANARY, next, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(CANARY, next, (o, n) -> recipe.test(settings, o, n, 0));
    assertThat(Logins.opens(Logins.url(user, next, "postgres"))).isNotNull();
    bench.step(CANARY, next, (o, n) -> recipe.revert(settings, o, n, 0));
    assertThat(Logins.opens(Logins.url(user, CANARY, "postgres"))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "57P03,the database system is starting up,Unreachable",
    "08P01,unsupported startup parameter: extra_float_digits,Unreachable",
    "28000,no pg_hba.conf entry for host 47z11 no encryption,Refused",
    "42501,permission denied for 47z11,Denied",
    "55P03,canceling statement due to lock timeout 47z11,TimedOut",
    "XX000,canary-47z11 quoted,Unexpected",
  })
  void whatAServerAnswersIsNeverRepeated(String state, String text, String kind) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answer(socket, state, text));
      server.start();
      Problem problem =
          refused(
              "postgresql://u:"
                  + CANARY
                  + "@127.0.0.1:"
                  + socket.getLocalPort()
                  + "/x?sslmode=disable");
      assertThat(problem.getClass().getSimpleName()).isEqualTo(kind);
      server.join();
    }
  }

  /** Refuses one connection in PostgreSQL's protocol. */
  private static void answer(ServerSocket socket, String state, String text) {
    try (Socket client = socket.accept()) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      in.readNBytes(in.readInt() - 4);
      byte[] fields =
          ("SFATAL\0VFATAL\0C" + state + "\0M" + text + "\0\0").getBytes(StandardCharsets.UTF_8);
      OutputStream out = client.getOutputStream();
      out.write(
          ByteBuffer.allocate(5 + fields.length)
              .put((byte) 'E')
              .putInt(4 + fields.length)
              .put(fields)
              .array());
      out.flush();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
