package dev.quarterdeck.readiness.repo;

import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text files of a checkout that git tracks or would: what .gitignore excludes and nobody
 * committed all the same, links, binary and very large files are left out. Read at most once, and
 * not without bounds: {@link #complete} tells whether all of it was seen.
 */
public final class Checkout {
  static final int MOST_FILES = 20_000;
  static final long LARGEST = 8 << 20;

  /** In what git's diff takes for a binary file there is a zero byte here. */
  private static final int HEAD = 8000;

  static final long MOST_BYTES = 256L << 20;

  /** Folders that hold what others wrote. */
  private static final Set<String> FOREIGN =
      Set.of(
          ".git", "node_modules", "vendor", "venv", ".venv", "target", "__pycache__", ".terraform");

  private final Path root;
  private final Map<String, Path> files = new TreeMap<>();
  private final Map<String, Optional<String>> texts = new HashMap<>();
  private final Set<String> large = new TreeSet<>();
  private boolean complete = true;
  private long bytes;

  private Checkout(Path root) {
    this.root = root;
  }

  /** Lists the folder; a path that is no folder is a problem. */
  public static Outcome<Checkout> of(Path root) {
    if (!Files.isDirectory(root)) {
      return Outcome.failed(
          new Problem.Invalid(root + " is no folder.", "Give the root of a checkout: --repo DIR"));
    }
    Checkout checkout = new Checkout(root);
    try {
      checkout.list();
      checkout.tracked();
      return Outcome.done(checkout);
    } catch (IOException e) {
      return Outcome.failed(
          new Problem.Storage(
              "The checkout cannot be read (" + IoReason.of(e) + ").",
              "Check that you may read " + root + "."));
    }
  }

  private void list() throws IOException {
    Map<Path, Ignores> ignores = new HashMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a)
              throws IOException {
            if (!folder.equals(root)
                && (FOREIGN.contains(String.valueOf(folder.getFileName()))
                    || ignored(ignores, folder, true))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Path own = folder.resolve(".gitignore");
            if (Files.isRegularFile(own) && Files.size(own) <= LARGEST) {
              ignores.put(
                  folder,
                  Ignores.parse(new String(Files.readAllBytes(own), StandardCharsets.UTF_8)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
            if (files.size() >= MOST_FILES) {
              complete = false;
              return FileVisitResult.TERMINATE;
            }
            if (a.isRegularFile() && !ignored(ignores, file, false)) {
              files.put(name(file), file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            complete = false;
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** What was committed before it was ignored, or against it, is tracked all the same. */
  private void tracked() throws IOException {
    for (String name : GitIndex.tracked(root).orElse(List.of())) {
      Path file = inside(name);
      if (file == null || files.containsKey(name)) {
        continue;
      }
      if (files.size() >= MOST_FILES) {
        complete = false;
        return;
      }
      files.put(name, file);
    }
  }

  /** A regular file in the checkout itself; null for others' folders, links and what is gone. */
  private @Nullable Path inside(String name) {
    try {
      Path file = root.resolve(name).normalize();
      if (!file.startsWith(root.normalize())
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return null;
      }
      for (Path part : root.normalize().relativize(file)) {
        if (FOREIGN.contains(part.toString())) {
          return null;
        }
      }
      return file.toRealPath().startsWith(root.toRealPath()) ? file : null;
    } catch (InvalidPathException | IOException e) {
      complete = false;
      return null;
    }
  }

  /** The .gitignore nearest to the file decides, then those above. */
  private boolean ignored(Map<Path, Ignores> ignores, Path path, boolean folder) {
    for (Path at = path.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
      Ignores own = ignores.get(at);
      Boolean says =
          own == null ? null : own.says(at.relativize(path).toString().replace('\\', '/'), folder);
      if (says != null) {
        return says;
      }
    }
    return false;
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Relative names with slashes, in order. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** Whether every file was listed and read. */
  public synchronized boolean complete() {
    return complete;
  }

  /** The file's text; empty for what is no text, too large, or not there. */
  public synchronized Optional<String> text(String name) {
    return texts.computeIfAbsent(name, n -> Optional.ofNullable(read(files.get(n))));
  }

  private @Nullable String read(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        if (!binary(head(file))) {
          large.add(name(file));
        }
        return null;
      }
      if (bytes + size > MOST_BYTES) {
        complete = false;
        return null;
      }
      byte[] content = Files.readAllBytes(file);
      bytes += content.length;
      return binary(content) ? null : text(content);
    } catch (IOException e) {
      complete = false;
      return null;
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  private static boolean binary(byte[] content) {
    for (byte b : content) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /** What is no UTF-8 is taken for Latin-1, as old properties are: ASCII reads the same in both. */
  private static String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return new String(content, StandardCharsets.ISO_8859_1);
    }
  }

  /** Whether it is text that was asked for and is too large to be looked into. */
  synchronized boolean tooLarge(String name) {
    return text(name).isEmpty() && large.contains(name);
  }

  /** Names that the pattern matches, whole path. */
  List<String> named(String pattern) {
    Pattern p = Pattern.compile(pattern);
    List<String> found = new ArrayList<>();
    for (String name : files.keySet()) {
      if (p.matcher(name).matches()) {
        found.add(name);
      }
    }
    return found;
  }
}
