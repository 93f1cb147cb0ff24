package dev.quarterdeck.rotation.recipe.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL 17, unpacked and started once for all tests and ended with this JVM: SCRAM passwords,
 * TLS with a certificate for localhost, every statement in its log.
 */
public final class PostgresServer {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final String ADMIN = "postgres";

  /** Opens nothing but this server, for as long as the tests run. */
  private static final String ADMIN_WORD = "the-administrators-own-word";

  private static final class Holder {
    static final PostgresServer ONE = start();
  }

  private final int port;
  private final Path folder;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(int port, Path folder) {
    this.port = port;
    this.folder = folder;
  }

  public static PostgresServer get() {
    return Holder.ONE;
  }

  private static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("qd-postgres");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      unpack(folder.resolve("program"));
      certificate(folder);
      Path word = folder.resolve("word");
      Files.writeString(word, ADMIN_WORD);
      Path data = folder.resolve("data");
      Files.createDirectory(data);
      Path log = folder.resolve("log");
      if (root()) {
        Processes.run(List.of("chown", "-R", "65534:65534", folder.toString()), folder, log);
      }
      Processes.run(
          command(
              folder,
              "initdb",
              "-D",
              data.toString(),
              "-U",
              ADMIN,
              "-A",
              "scram-sha-256",
              "--pwfile=" + word,
              "-E",
              "UTF8",
              "--locale=C",
              "--no-sync"),
          folder,
          log);
      Files.writeString(
          data.resolve("pg_hba.conf"),
          """
          hostnossl all tls_only 127.0.0.1/32 reject
          hostnossl all barred   127.0.0.1/32 reject
          hostssl   all barred   127.0.0.1/32 reject
          host      all all      127.0.0.1/32 scram-sha-256
          """);
      int port = Processes.freePort();
      Processes.serve(
          command(
              folder,
              "postgres",
              "-D",
              data.toString(),
              "-p",
              Integer.toString(port),
              "-c",
              "listen_addresses=127.0.0.1",
              "-c",
              "unix_socket_directories=",
              "-c",
              "fsync=off",
              "-c",
              "shared_buffers=16MB",
              "-c",
              "max_connections=50",
              "-c",
              "log_statement=all",
              "-c",
              "ssl=on",
              "-c",
              "ssl_cert_file=" + folder.resolve("server.crt"),
              "-c",
              "ssl_key_file=" + folder.resolve("server.key")),
          folder,
          log,
          port);
      PostgresServer server = new PostgresServer(port, folder);
      server.awaitReady();
      return server;
    } catch (IOException | InterruptedException | java.security.GeneralSecurityException e) {
      throw new AssertionError("PostgreSQL could not be started", e);
    }
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  /** PostgreSQL refuses to run as root: then it runs as nobody. */
  private static List<String> command(Path folder, String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
    }
    command.add(folder.resolve("program/bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void unpack(Path into) throws IOException {
    try (InputStream archive = PostgresServer.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new AssertionError(ARCHIVE + " is not on the class path of the tests");
      }
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(
              new XZCompressorInputStream(new BufferedInputStream(archive)))) {
        for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
          Path file = into.resolve(e.getName()).normalize();
          Files.createDirectories(e.isDirectory() ? file : file.resolve("..").normalize());
          if (e.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(e.getLinkName()));
          } else if (!e.isDirectory()) {
            Files.copy(tar, file);
            if ((e.getMode() & 0100) != 0) {
              Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
          }
        }
      }
    }
  }

  /** A key and its certificate for localhost, by the JDK's keytool. */
  private static void certificate(Path folder)
      throws IOException, InterruptedException, java.security.GeneralSecurityException {
    String word = "changeit";
    Path store = folder.resolve("keys.p12");
    Processes.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost",
            "-validity",
            "3650",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            word),
        folder,
        folder.resolve("keytool.log"));
    KeyStore keys = KeyStore.getInstance(store.toFile(), word.toCharArray());
    pem(
        folder.resolve("server.key"),
        "PRIVATE KEY",
        keys.getKey("server", word.toCharArray()).getEncoded());
    pem(folder.resolve("server.crt"), "CERTIFICATE", keys.getCertificate("server").getEncoded());
  }

  private static void pem(Path file, String what, byte[] bytes) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
            + "\n-----END "
            + what
            + "-----\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** It listens before it lets anybody in. */
  private void awaitReady() throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      try (Connection c = connect("postgres", ADMIN, ADMIN_WORD)) {
        c.getMetaData();
        return;
      } catch (SQLException e) {
        new java.util.concurrent.CountDownLatch(1)
            .await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
      }
    }
    throw new AssertionError("PostgreSQL lets nobody in");
  }

  public int port() {
    return port;
  }

  /** The certificate that its own is signed by: itself. */
  public Path certificate() {
    return folder.resolve("server.crt");
  }

  /** What the server wrote: every statement that it was sent. */
  public String log() {
    try {
      return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A new database of its own name. */
  public String database() {
    String name = "db" + databases.incrementAndGet();
    admin("CREATE DATABASE " + name);
    return name;
  }

  /** {@code postgresql://postgres:…@localhost:PORT/database}. */
  public String adminUrl(String database) {
    return "postgresql://" + ADMIN + ":" + ADMIN_WORD + "@localhost:" + port + "/" + database;
  }

  public Connection connect(String database, String user, String word) throws SQLException {
    Properties with = new Properties();
    with.setProperty("user", user);
    with.setProperty("password", word);
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port + "/" + database, with);
  }

  /** Runs statements as the administrator. */
  public void admin(String... statements) {
    adminIn("postgres", statements);
  }

  public void adminIn(String database, String... statements) {
    try (Connection c = connect(database, ADMIN, ADMIN_WORD);
        Statement s = c.createStatement()) {
      for (String sql : statements) {
        s.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(String.join("; ", statements), e);
    }
  }

  /** The first column of the first row. */
  public String ask(String sql) {
    try (Connection c = connect("postgres", ADMIN, ADMIN_WORD);
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      return r.next() ? String.valueOf(r.getString(1)) : "";
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
