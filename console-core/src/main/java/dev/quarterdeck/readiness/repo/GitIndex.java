package dev.quarterdeck.readiness.repo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names that git tracks, from the index of a checkout, in the format of git's index-format. */
final class GitIndex {
  private static final long LARGEST = 64L << 20;
  private static final int MAGIC = 0x44495243; // DIRC

  /** Times, inode, mode, owner and size, which nobody asks for here, and the object's name. */
  private static final int BEFORE_FLAGS = 60;

  private static final int EXTENDED = 0x4000;

  private GitIndex() {}

  /** Empty where there is no index, or none that can be read. */
  static Optional<List<String>> tracked(Path root) throws IOException {
    Path index = folder(root).resolve("index");
    if (!Files.isRegularFile(index) || Files.size(index) > LARGEST) {
      return Optional.empty();
    }
    try {
      return names(ByteBuffer.wrap(Files.readAllBytes(index)));
    } catch (RuntimeException e) {
      // Cut short, or of object names longer than those of SHA-1.
      return Optional.empty();
    }
  }

  /** In a work tree {@code .git} is a file that names the folder. */
  private static Path folder(Path root) throws IOException {
    Path git = root.resolve(".git");
    if (Files.isRegularFile(git) && Files.size(git) < 4096) {
      String text = Files.readString(git, StandardCharsets.ISO_8859_1).strip();
      try {
        return text.startsWith("gitdir:") ? root.resolve(text.substring(7).strip()) : git;
      } catch (InvalidPathException e) {
        return git;
      }
    }
    return git;
  }

  private static Optional<List<String>> names(ByteBuffer in) {
    int magic = in.getInt();
    int version = in.getInt();
    int count = in.getInt();
    if (magic != MAGIC || version < 2 || version > 4) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    String before = "";
    for (int i = 0; i < count; i++) {
      int start = in.position();
      in.position(start + BEFORE_FLAGS);
      int flags = in.getShort();
      if (version > 2 && (flags & EXTENDED) != 0) {
        in.getShort();
      }
      String kept = version == 4 ? before.substring(0, before.length() - stripped(in)) : "";
      // Latin-1 keeps one character for each byte, which the prefixes of version 4 count in.
      String name = kept + text(in);
      if (version < 4) {
        in.position(start + ((in.position() - 1 - start) / 8 + 1) * 8);
      }
      names.add(new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
      before = name;
    }
    return Optional.of(List.copyOf(names));
  }

  private static String text(ByteBuffer in) {
    int end = in.position();
    while (in.get(end) != 0) {
      end++;
    }
    byte[] name = new byte[end - in.position()];
    in.get(name).get();
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /** How much of the name before is left out: a number as in git's pack files. */
  private static int stripped(ByteBuffer in) {
    int b = in.get();
    int value = b & 0x7f;
    while ((b & 0x80) != 0) {
      b = in.get();
      value = ((value + 1) << 7) | (b & 0x7f);
    }
    return value;
  }
}
