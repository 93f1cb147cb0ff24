package dev.quarterdeck.sandbox.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 on loopback, one virtual thread a connection. The JDK's own server takes three times as
 * long to its first answer (about 110 ms against 33 on a cold JVM), which every {@code --sandbox}
 * command would pay, and needs one more module in the runtime image.
 */
final class HttpFront implements AutoCloseable {
  /** Answers a request, or null to cut its connection without an answer. */
  interface Handler {
    @Nullable WireAnswer answer(WireRequest request) throws InterruptedException;
  }

  private final ServerSocket listener;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Thread acceptor;
  private volatile boolean closed;

  HttpFront(int port, Handler handler) throws IOException {
    this.handler = handler;
    this.listener = new ServerSocket();
    listener.setReuseAddress(true);
    listener.bind(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 512);
    this.acceptor = Thread.ofPlatform().daemon().name("sandbox-http").unstarted(this::accept);
  }

  void start() {
    acceptor.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        if (closed) {
          socket.close();
        }
        // Not virtual: watching sockets for those makes the end of the process 300 ms longer.
        Thread.ofPlatform().daemon().name("sandbox-connection").start(() -> serve(socket));
      } catch (IOException closing) {
        if (!closed) {
          throw new IllegalStateException("the sandbox cannot listen any more", closing);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      HttpReader in = new HttpReader(socket.getInputStream(), out);
      try {
        for (WireRequest request = in.next(); request != null; request = in.next()) {
          WireAnswer answer = handler.answer(request);
          if (answer == null) {
            return;
          }
          WireAnswer.Body streamed = answer.streamed();
          if (streamed != null) {
            writeHead(out, answer);
            streamed.write(out);
            return;
          }
          boolean last = "close".equalsIgnoreCase(request.header("connection"));
          write(out, answer, request.method().equals("HEAD"), last);
          if (last) {
            return;
          }
        }
      } catch (ProtocolException malformed) {
        write(out, new WireAnswer(400, "text/plain", new byte[0]), false, true);
      }
    } catch (IOException gone) {
      // The client went away, or the server is closing: nobody is left to tell.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  /** The head of an answer that comes in chunks and is the connection's last. */
  private static void writeHead(OutputStream out, WireAnswer answer) throws IOException {
    String head = head(answer) + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String head(WireAnswer answer) {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ")
        .append(answer.status())
        .append(answer.status() < 300 ? " OK" : " Error");
    head.append("\r\nContent-Type: ").append(answer.contentType());
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      head.append("\r\n").append(header.getKey()).append(": ").append(header.getValue());
    }
    return head.toString();
  }

  private static void write(OutputStream out, WireAnswer answer, boolean headOnly, boolean last)
      throws IOException {
    StringBuilder head = new StringBuilder(head(answer));
    head.append("\r\nContent-Length: ").append(answer.body().length);
    head.append(last ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    // One write, so that a small answer is one packet.
    byte[] whole = new byte[start.length + (headOnly ? 0 : answer.body().length)];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(answer.body(), 0, whole, start.length, whole.length - start.length);
    out.write(whole);
  }

  @Override
  public void close() {
    closed = true;
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("the sandbox's connections could not be closed", failed);
    }
  }
}
