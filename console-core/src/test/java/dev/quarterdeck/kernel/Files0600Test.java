package dev.quarterdeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Files0600Test {
  @TempDir Path temp;

  @Test
  void files_are_the_owner_s_alone_and_so_are_their_folders() throws IOException {
    Path file = temp.resolve("a/b/state.json");
    Files0600.replace(file, "one".getBytes(StandardCharsets.UTF_8));
    Path log = temp.resolve("c/d/log");
    try (FileChannel channel =
        Files0600.open(log, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      channel.write(ByteBuffer.wrap(new byte[] {1}));
    }
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(log)).isEqualTo("rw-------");
    for (String folder : new String[] {"a", "a/b", "c", "c/d"}) {
      assertThat(mode(temp.resolve(folder))).isEqualTo("rwx------");
    }
  }

  @Test
  void replacing_leaves_nothing_behind() throws IOException {
    Path file = temp.resolve("state");
    Files0600.replace(file, "one".getBytes(StandardCharsets.UTF_8));
    Files0600.replace(file, "two".getBytes(StandardCharsets.UTF_8));
    assertThat(file).hasContent("two");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(files()).containsExactly("state");
  }

  @Test
  void interrupts_cut_no_replace() throws IOException, InterruptedException {
    Path file = temp.resolve("state");
    Thread writer = Thread.currentThread();
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    Thread pest =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!done.get()) {
                    writer.interrupt();
                    begun.countDown();
                  }
                });
    try {
      for (int i = 0; i < 100; i++) {
        Files0600.replace(file, Integer.toString(i).getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readString(file)).isEqualTo(Integer.toString(i));
      }
    } finally {
      done.set(true);
      Undisturbed.call(
          () -> {
            joined(pest);
            return pest;
          });
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(begun.getCount()).isZero();
    assertThat(files()).containsExactly("state");
  }

  private static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts it here", e);
    }
  }

  @Test
  void a_failed_replace_keeps_the_old_and_cleans_up() throws IOException {
    Path file = temp.resolve("taken");
    Files.createDirectories(file.resolve("full"));
    assertThatThrownBy(() -> Files0600.replace(file, new byte[] {1}))
        .isInstanceOf(IOException.class);
    assertThat(file.resolve("full")).isDirectory();
    assertThat(files()).containsExactly("taken");
  }

  @Test
  void a_reader_sees_the_old_content_or_the_new() throws Exception {
    Path file = temp.resolve("state");
    byte[] a = filled('a');
    byte[] b = filled('b');
    Files0600.replace(file, a);
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    for (int i = 0; i < 40; i++) {
                      Files0600.replace(file, i % 2 == 0 ? b : a);
                    }
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  } finally {
                    done.set(true);
                  }
                });
    while (!done.get()) {
      byte[] seen = Files.readAllBytes(file);
      assertThat(Arrays.equals(seen, a) || Arrays.equals(seen, b)).isTrue();
    }
    writer.join();
    assertThat(files()).containsExactly("state");
  }

  private static byte[] filled(char c) {
    byte[] bytes = new byte[200_000];
    Arrays.fill(bytes, (byte) c);
    return bytes;
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> all = Files.list(temp)) {
      return all.map(p -> p.getFileName().toString()).toList().stream();
    }
  }

  private static String mode(Path p) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(p));
  }
}
