import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * Serves HTTPS on a free port of this machine and hands what comes to a port that speaks HTTP; prints its own port.
 * AWS speaks HTTPS and the simulated account HTTP: for start-up caches and benchmarks that are true to life.
 *
 * <p>{@code java Tls.java PORT KEYSTORE PASSWORD}
 */
final class Tls {
  private Tls() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    char[] password = args[2].toCharArray();
    KeyStore keys = KeyStore.getInstance(Path.of(args[1]).toFile(), password);
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    InetAddress here = InetAddress.getLoopbackAddress();
    try (SSLServerSocket server =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 100, here)) {
      System.out.println(server.getLocalPort());
      while (true) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> serve(client, here, port));
      }
    }
  }

  private static void serve(Socket client, InetAddress here, int port) {
    try (client;
        Socket there = new Socket(here, port)) {
      there.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> pass(there, client));
      pass(client, there);
      back.join();
    } catch (IOException | InterruptedException e) {
      // Either side may go at any time; both are closed by now.
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[65_536];
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        out.write(bytes, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // The end of one direction is the end of both.
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      System.err.println(e);
    }
  }
}
