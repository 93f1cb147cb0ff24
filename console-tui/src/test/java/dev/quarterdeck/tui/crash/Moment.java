package dev.quarterdeck.tui.crash;

import dev.quarterdeck.sandbox.wire.Traffic;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kills a process with its n-th request or with the n-th event in the folders that it writes to,
 * whatever command it runs; counts both.
 */
final class Moment implements Traffic.Watcher, AutoCloseable {
  private final Kind kind;
  private final int n;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger events = new AtomicInteger();
  private final AtomicBoolean struck = new AtomicBoolean();
  private final CountDownLatch aimed = new CountDownLatch(1);
  private final Map<WatchKey, Path> watched = new HashMap<>();
  private final WatchService files;
  private final Thread watcher;
  private volatile @Nullable Process victim;

  /** At what. */
  enum Kind {
    /** A request has arrived and is not handled. */
    BEFORE,
    /** A request was handled and is not answered. */
    AFTER,
    /** A file was made, written to, renamed or taken away. */
    FILE,
    NEVER
  }

  Moment(Kind kind, int n, Path folder) throws IOException {
    this.kind = kind;
    this.n = n;
    this.files = FileSystems.getDefault().newWatchService();
    watch(folder);
    this.watcher = Thread.ofPlatform().daemon().start(this::watchFiles);
  }

  void aim(Process process) {
    victim = process;
    aimed.countDown();
  }

  boolean struck() {
    return struck.get();
  }

  int requests() {
    return requests.get();
  }

  int events() {
    return events.get();
  }

  @Override
  public boolean before(String action) {
    boolean now = requests.incrementAndGet() == n && kind == Kind.BEFORE;
    return now ? strike() : !struck.get();
  }

  @Override
  public boolean after(String action) {
    return kind != Kind.AFTER || requests.get() != n ? !struck.get() : strike();
  }

  /** Answers false, as a watcher does whose request is cut. */
  private boolean strike() {
    try {
      aimed.await();
      struck.set(true);
      Process process = victim;
      if (process != null) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void watch(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(Files::isDirectory).toList()) {
        watched.put(
            each.register(
                files,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE),
            each);
      }
    }
  }

  private void watchFiles() {
    try {
      while (true) {
        WatchKey key = files.take();
        List<WatchEvent<?>> all = key.pollEvents();
        for (WatchEvent<?> event : all) {
          if (events.incrementAndGet() == n && kind == Kind.FILE) {
            strike();
          }
          made(watched.get(key), event);
        }
        key.reset();
      }
    } catch (ClosedWatchServiceException | InterruptedException e) {
      // The run is over.
      Thread.currentThread().interrupt();
    }
  }

  /** Folders that are made meanwhile are watched as well, unless they are gone already. */
  private void made(@Nullable Path folder, WatchEvent<?> event) {
    if (folder != null && event.context() instanceof Path name) {
      Path path = folder.resolve(name);
      try {
        if (Files.isDirectory(path)) {
          watch(path);
        }
      } catch (IOException gone) {
        System.getLogger(Moment.class.getName())
            .log(System.Logger.Level.DEBUG, path.toString(), gone);
      }
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
