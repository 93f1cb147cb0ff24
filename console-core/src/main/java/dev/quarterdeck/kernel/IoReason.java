package dev.quarterdeck.kernel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Why a file could not be used, or a host not be asked, in the words of people. */
public final class IoReason {
  /** What Linux and macOS say, by their error numbers, in the C locale. */
  private static final Map<String, String> SYSTEM = new LinkedHashMap<>();

  static {
    SYSTEM.put("No space left on device", "the disk is full");
    SYSTEM.put("Disk quota exceeded", "the quota of the disk is used up");
    SYSTEM.put("Read-only file system", "the disk is read-only");
    SYSTEM.put("Is a directory", "it is a folder");
    SYSTEM.put("Not a directory", "a part of its path is no folder");
    SYSTEM.put("File name too long", "its name is too long");
    SYSTEM.put("Too many open files", "too many files are open");
    SYSTEM.put("Input/output error", "the disk reports an error");
    SYSTEM.put("Too many levels of symbolic links", "its links lead in a circle");
    SYSTEM.put("Operation not permitted", "permission denied");
    SYSTEM.put("Connection reset", "the connection broke");
  }

  private IoReason() {}

  /**
   * A few words that fit into brackets. Nothing of a message is repeated, since it may hold a
   * value: where none of the known words is in it, the failure's class is named.
   */
  public static String of(Exception e) {
    return switch (e) {
      case NoSuchFileException x -> "there is no such file or folder";
      case AccessDeniedException x -> "permission denied";
      case FileAlreadyExistsException x -> "it exists already";
      case NotDirectoryException x -> "it is no folder";
      case FileSystemLoopException x -> "its links lead in a circle";
      case CharacterCodingException x -> "it is not UTF-8 text";
      case InvalidPathException x -> "that is no name of a file";
      case UnknownHostException x -> "its name does not resolve";
      case ConnectException x -> "the connection was refused";
      case SocketTimeoutException x -> "no answer in time";
      case SSLException x -> "the TLS handshake failed";
      case IOException x -> known(x);
      default -> e.getClass().getSimpleName();
    };
  }

  private static String known(IOException e) {
    String message = String.valueOf(e.getMessage());
    return SYSTEM.entrySet().stream()
        .filter(entry -> message.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(e.getClass().getSimpleName());
  }
}
