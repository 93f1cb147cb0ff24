package dev.quarterdeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UndisturbedTest {
  @TempDir Path temp;

  @Test
  void an_interrupt_in_the_midst_closes_no_channel_and_is_handed_back() throws IOException {
    Thread caller = Thread.currentThread();
    Path file = temp.resolve("file");
    try (FileChannel shared =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      int written =
          Undisturbed.call(
              () -> {
                caller.interrupt();
                return shared.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
              });
      assertThat(Thread.interrupted()).isTrue();
      assertThat(written).isEqualTo(3);
      assertThat(shared.isOpen()).isTrue();
    }
    assertThat(file).hasSize(3);
  }

  @Test
  void whoever_was_interrupted_before_still_is() throws IOException {
    Thread.currentThread().interrupt();
    assertThat(Undisturbed.call(() -> "done")).isEqualTo("done");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void what_the_work_throws_comes_back() {
    IOException full = new IOException("full");
    assertThatThrownBy(
            () ->
                Undisturbed.call(
                    () -> {
                      throw full;
                    }))
        .isSameAs(full);
    assertThatThrownBy(
            () ->
                Undisturbed.call(
                    () -> {
                      throw new AssertionError("no");
                    }))
        .isInstanceOf(AssertionError.class);
  }
}
