package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Io;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value on the clipboard, and off it again; stopped by Ctrl-C so that nobody waits. */
class CopyValueTest extends OnSandbox {
  private static final String[] COPY = {
    "secrets", "copy", "acme/prod/app", "JWT_SECRET", "--reason", "x", "--sandbox"
  };

  @TempDir private Path tools;
  private Path held;

  @BeforeEach
  void tool() throws IOException {
    held = tools.resolve("held");
    Files.createDirectories(tools);
  }

  /** A clipboard in a file, in the way of xclip; {@code after}: what happens once it was set. */
  private void xclip(String after) throws IOException {
    Path script = tools.resolve("xclip");
    Files.writeString(
        script,
        """
        #!/bin/sh
        echo "$@" >> '%1$s/calls'
        case "$*" in
          *-out) /bin/cat '%2$s' ;;
          *) /bin/cat > '%2$s'; [ -s '%2$s' ] && /bin/cp '%2$s' '%1$s/first'; %3$s
             ;;
        esac
        exit 0
        """
            .formatted(tools, held, after));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  /** Says that the value was set once the tool has ended: a stop before would end the setting. */
  private String told() {
    return "(while kill -0 $$; do :; done; /bin/touch '" + tools + "/set') >/dev/null 2>&1 &";
  }

  /** Stops the command as soon as the tool has done its work, as Ctrl-C does. */
  private Io.Stops stopWhen(Path exists) {
    return stop -> {
      CountDownLatch over = new CountDownLatch(1);
      Thread.ofVirtual()
          .start(
              () -> {
                while (over.getCount() > 0 && !Files.exists(exists)) {
                  Thread.yield();
                }
                stop.run();
              });
      return over::countDown;
    };
  }

  private Qds withTool() {
    return qd().env("DISPLAY", ":0").env("PATH", tools.toString());
  }

  @Test
  void aValueIsCopiedAndClearedAtCtrlC() throws IOException {
    xclip(told());
    Qds.Ended ended = withTool().stops(stopWhen(tools.resolve("set"))).run(COPY);
    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.out() + ended.err())
        .contains("Copied", "xclip", "is cleared")
        .doesNotContain("demo-jwt");
    assertThat(tools.resolve("first")).content().startsWith("demo-jwt-");
    assertThat(held).isEmptyFile();
    assertThat(tools.resolve("calls")).content().doesNotContain("demo-jwt");
    assertThat(run("audit list --sandbox -o json").out()).contains("secrets.copy");
  }

  @Test
  void whatWasCopiedMeanwhileIsLeftAlone() throws IOException {
    xclip("echo other > '" + held + "'; " + told());
    Qds.Ended ended = withTool().stops(stopWhen(tools.resolve("set"))).run(COPY);
    assertThat(ended.err()).contains("something else");
    assertThat(held).content().isEqualTo("other\n");
  }

  @Test
  void withoutAClipboardNothingIsRead() {
    Qds.Ended ended = run("secrets copy acme/prod/app JWT_SECRET --reason x --sandbox");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.err()).contains("no clipboard");
    assertThat(run("secrets copy acme/prod/app JWT_SECRET --sandbox").code()).isEqualTo(2);
  }
}
