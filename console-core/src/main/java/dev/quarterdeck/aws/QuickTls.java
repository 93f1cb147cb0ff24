package dev.quarterdeck.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Handshakes that offer one key agreement, X25519. The JVM's own offer holds a key of P-256 as
 * well, for which it first computes tables: 60 ms of each start. Whom a host's certificate is
 * trusted by, and everything else, is as the JVM has it.
 */
final class QuickTls extends SSLSocketFactory {
  private static final String[] OFFER = {"x25519"};
  private final SSLSocketFactory usual;

  QuickTls(SSLSocketFactory usual) {
    this.usual = usual;
  }

  private static Socket quick(Socket socket) {
    if (socket instanceof SSLSocket tls) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setNamedGroups(OFFER);
      tls.setSSLParameters(parameters);
    }
    return socket;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return usual.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return usual.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return quick(usual.createSocket());
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return quick(usual.createSocket(socket, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return quick(usual.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return quick(usual.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return quick(usual.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return quick(usual.createSocket(host, port, local, localPort));
  }
}
