package dev.quarterdeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SecretValueTest {

  @Test
  void never_prints_itself() {
    try (SecretValue v = SecretValue.ofText("canary-value")) {
      assertThat(v.toString()).isEqualTo("••••••••");
      assertThat("%s".formatted(v)).doesNotContain("canary");
    }
  }

  @Test
  void the_mask_has_one_width() {
    try (SecretValue a = SecretValue.ofText("x");
        SecretValue b = SecretValue.ofText("x".repeat(5000))) {
      assertThat(a).hasToString(b.toString());
    }
  }

  @Test
  void counts_bytes_and_code_points() {
    try (SecretValue v = SecretValue.ofText("aé日😀")) {
      assertThat(v.size()).isEqualTo(1 + 2 + 3 + 4);
      assertThat(v.length()).isEqualTo(4);
    }
    try (SecretValue empty = SecretValue.ofText("")) {
      assertThat(empty.size()).isZero();
      assertThat(empty.length()).isZero();
    }
  }

  @Test
  void close_wipes_the_bytes_and_ends_every_use() {
    SecretValue v = SecretValue.ofText("canary");
    AtomicReference<byte[]> lent = new AtomicReference<>();
    v.read(
        bytes -> {
          lent.set(bytes);
          return 0;
        });
    v.close();
    assertThat(lent.get()).containsOnly(0);
    assertThatIllegalStateException().isThrownBy(() -> v.read(b -> b.length));
    assertThatIllegalStateException().isThrownBy(() -> v.readText(String::length));
    assertThatIllegalStateException().isThrownBy(v::length);
    assertThatIllegalStateException().isThrownBy(v::copy);
    assertThatIllegalStateException().isThrownBy(() -> v.sameAs(v));
    v.close();
  }

  @Test
  void takes_a_copy_of_bytes_and_gives_copies_of_itself() {
    byte[] given = {1, 2, 3};
    SecretValue v = SecretValue.ofBytes(given);
    given[0] = 9;
    SecretValue copy = v.copy();
    v.close();
    assertThat(copy.<byte[]>read(byte[]::clone)).containsExactly(1, 2, 3);
    copy.close();
  }

  @Property
  void text_comes_back_as_it_went_in(@ForAll @StringLength(max = 200) String text) {
    // What cannot be encoded cannot come from AWS.
    String utf8 = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    try (SecretValue v = SecretValue.ofText(utf8);
        SecretValue same = SecretValue.ofBytes(utf8.getBytes(StandardCharsets.UTF_8));
        SecretValue other = SecretValue.ofText(utf8 + "x")) {
      assertThat(v.<String>readText(s -> s)).isEqualTo(utf8);
      assertThat(v.length()).isEqualTo(utf8.codePointCount(0, utf8.length()));
      assertThat(v.sameAs(same)).isTrue();
      assertThat(v.sameAs(other)).isFalse();
    }
  }
}
