package dev.quarterdeck.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
  @TempDir Path folder;

  private static String reason(Executable broken) {
    return IoReason.of(assertThrows(IOException.class, broken));
  }

  @Test
  void filesAreExplained() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path latin = Files.write(folder.resolve("latin"), new byte[] {(byte) 0xe4});
    assertEquals(
        "there is no such file or folder", reason(() -> Files.readString(folder.resolve("none"))));
    assertEquals("it is a folder", reason(() -> Files.readString(folder)));
    assertEquals("it exists already", reason(() -> Files.createFile(file)));
    assertEquals(
        "a part of its path is no folder", reason(() -> Files.writeString(file.resolve("x"), "x")));
    assertEquals(
        "its name is too long", reason(() -> Files.createFile(folder.resolve("x".repeat(300)))));
    assertEquals("it is not UTF-8 text", reason(() -> Files.readString(latin)));
  }

  @Test
  void theSystemsWordsAreTranslated() {
    assertEquals("the disk is full", IoReason.of(new IOException("No space left on device")));
    assertEquals(
        "the disk is read-only",
        IoReason.of(new FileSystemException("/x/CANARY", null, "Read-only file system")));
  }

  @Test
  void hostsAreExplained() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertEquals(
        "the connection was refused",
        reason(() -> new Socket(InetAddress.getLoopbackAddress(), port).close()));
  }

  @Test
  void whatIsNotKnownIsNamedAndNeverQuoted() {
    assertEquals("IOException", IoReason.of(new IOException("token CANARY")));
    assertEquals("IOException", IoReason.of(new IOException()));
    assertEquals("IllegalStateException", IoReason.of(new IllegalStateException("CANARY")));
  }
}
