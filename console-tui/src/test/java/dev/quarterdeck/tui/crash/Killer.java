package dev.quarterdeck.tui.crash;

import dev.quarterdeck.sandbox.wire.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kills a process from outside at a given moment, and cuts what it was asking just then. */
final class Killer implements Traffic.Watcher, AutoCloseable {
  private final Kill kill;
  private final AtomicInteger seen = new AtomicInteger();
  private final AtomicInteger journalWrites = new AtomicInteger();
  private final CountDownLatch armed = new CountDownLatch(1);
  private final AtomicInteger journaled = new AtomicInteger();
  private final Path journals;
  private final WatchService files;
  private volatile @Nullable Process victim;
  private volatile boolean struck;

  Killer(Kill kill, Path journals) throws IOException {
    this.kill = kill;
    this.journals = journals;
    this.files = FileSystems.getDefault().newWatchService();
    Files.createDirectories(journals);
    journals.register(files, StandardWatchEventKinds.ENTRY_CREATE);
    Thread.ofPlatform().daemon().start(this::watchJournals);
  }

  void aim(Process process) {
    victim = process;
    armed.countDown();
  }

  /** Whether the moment came. */
  boolean struck() {
    return struck;
  }

  int journalWrites() {
    return journalWrites.get();
  }

  /** Requests that were made after the journal was opened. */
  int journaledRequests() {
    return journaled.get();
  }

  @Override
  public boolean before(String action) {
    if (!struck && hasJournal()) {
      journaled.incrementAndGet();
    }
    return kill.kind() != Kill.Kind.BEFORE || !strikes(action);
  }

  @Override
  public boolean after(String action) {
    return kill.kind() != Kill.Kind.AFTER || !strikes(action);
  }

  private boolean strikes(String action) {
    if (struck) {
      // Whatever of it was still on the way was sent before it died; it is nobody's any more.
      return true;
    }
    boolean counts = kill.action().isEmpty() ? hasJournal() : kill.action().equals(action);
    return counts && seen.incrementAndGet() == kill.n() && strike();
  }

  /** The victim waits for an answer meanwhile: what is there now was there when it asked. */
  private boolean hasJournal() {
    try (Stream<Path> all = Files.list(journals)) {
      return all.map(f -> f.getFileName().toString())
          .anyMatch(n -> n.endsWith(".json") && !n.startsWith("."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean strike() {
    try {
      armed.await();
      struck = true;
      Process process = victim;
      if (process != null) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  /** A journal is written by a rename: every one makes a file of its name anew. */
  private void watchJournals() {
    try {
      while (true) {
        WatchKey key = files.take();
        for (WatchEvent<?> event : key.pollEvents()) {
          String name = String.valueOf(event.context());
          if (name.endsWith(".json")
              && !name.startsWith(".")
              && journalWrites.incrementAndGet() == kill.n()
              && kill.kind() == Kill.Kind.JOURNAL) {
            strike();
          }
        }
        key.reset();
      }
    } catch (ClosedWatchServiceException | InterruptedException e) {
      // The run is over.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
