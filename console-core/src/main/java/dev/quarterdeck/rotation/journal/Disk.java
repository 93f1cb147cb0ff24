package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.kernel.Files0600;
import java.io.IOException;
import java.nio.file.Path;

/** How a journal reaches the disk: whole, or not at all. */
@FunctionalInterface
public interface Disk {
  /** Temp file, fsync, atomic rename, readable by the owner only; no interrupt cuts it. */
  Disk REAL = Files0600::replace;

  /** The file holds the content when this returns; else it is as it was. */
  void replace(Path file, byte[] content) throws IOException;
}
