package dev.quarterdeck.readiness.repo;

import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text files of a checkout that git would track: what .gitignore excludes, links, binary and
 * very large files are left out. Read at most once, and not without bounds: {@link #complete} tells
 * whether all of it was seen.
 */
public final class Checkout {
  static final int MOST_FILES = 20_000;
  static final long LARGEST = 1 << 20;
  static final long MOST_BYTES = 256L << 20;

  /** Folders that hold what others wrote. */
  private static final Set<String> FOREIGN =
      Set.of(
          ".git", "node_modules", "vendor", "venv", ".venv", "target", "__pycache__", ".terraform");

  private final Path root;
  private final Map<String, Path> files = new TreeMap<>();
  private final Map<String, Optional<String>> texts = new HashMap<>();
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

  /** The file's text; empty for what is no UTF-8 text, too large, or not there. */
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
        return null;
      }
      if (bytes + size > MOST_BYTES) {
        complete = false;
        return null;
      }
      byte[] content = Files.readAllBytes(file);
      bytes += content.length;
      for (byte b : content) {
        if (b == 0) {
          return null;
        }
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return null;
    } catch (IOException e) {
      complete = false;
      return null;
    }
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
