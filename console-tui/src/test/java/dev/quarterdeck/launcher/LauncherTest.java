package dev.quarterdeck.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir Path folder;
  private Checkout checkout;

  @BeforeEach
  void makeCheckout() throws Exception {
    checkout = new Checkout(folder);
    checkout.program("one");
  }

  @Test
  void argumentsPassThroughUntouched() throws Exception {
    Map<String, String> environment = Map.of("LC_ALL", "C");
    Checkout.Run run =
        checkout.run(
            checkout.root().resolve("qd"),
            environment,
            "",
            "a b",
            "'\"",
            "",
            "x\ny",
            "*",
            "@f",
            "é",
            "$HOME");
    assertThat(run.out()).isEqualTo("one[a b]['\"][][x\ny][*][@f][é][$HOME]");
  }

  @Test
  void stdinReachesTheProgramEvenWhenABuildComesFirst() throws Exception {
    Checkout.Run run = checkout.run(checkout.root().resolve("qd"), Map.of(), "typed\n", "cat");
    assertThat(run.out()).isEqualTo("typed\n");
    assertThat(run.err()).contains("building");
  }

  @Test
  void exitCodePassesThrough() throws Exception {
    assertThat(checkout.run("exit", "7").exit()).isEqualTo(7);
  }

  @Test
  void signalsReachTheProgramBecauseItIsTheSameProcess() throws Exception {
    checkout.run();
    Process process = checkout.start(checkout.root().resolve("qd"), Map.of(), "wait");
    BufferedReader out = process.inputReader();
    assertThat(out.readLine()).isEqualTo(Long.toString(process.pid()));
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
  }

  @Test
  void buildsOnceAndAgainOnlyWhenASourceIsNewer() throws Exception {
    assertThat(checkout.run().out()).isEqualTo("one");
    assertThat(checkout.run().err()).isEmpty();
    assertThat(checkout.builds()).isEqualTo(1);
    checkout.edit();
    checkout.run();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void changedProgramRunsInsteadOfTheOneInTheStartUpCache() throws Exception {
    assertThat(checkout.run().out()).isEqualTo("one");
    assertThat(checkout.caches())
        .containsExactly("commands.aot", "console.aot", "gui.aot", "secrets.aot");
    checkout.program("two");
    checkout.edit();
    assertThat(checkout.run().out()).isEqualTo("two");
  }

  @Test
  void allJarsBecomeOneThatLosesNothing() throws Exception {
    assertThat(checkout.run("parts").out().lines())
        .containsExactly(
            "of program.jar", "named in program.jar", "named in parts.jar", "of the parts");
    assertThat(checkout.jars()).isEqualTo("quarterdeck.jar");
  }

  @Test
  void whereTheJarsCannotBeOneTheyAreUsedAsTheyAre() throws Exception {
    checkout.breakOneJar();
    assertThat(checkout.run("parts").out()).contains("named in parts.jar");
    assertThat(checkout.jars()).isEqualTo("console-tui-1.jar:parts.jar");
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Path launcher = checkout.root().resolve("qd");
    Process first = checkout.start(launcher, Map.of(), "first");
    Process second = checkout.start(launcher, Map.of(), "second");
    assertThat(new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("one[first]");
    assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("one[second]");
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void lockOfADeadProcessDoesNotStopABuild() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path lock = Files.createDirectories(checkout.root().resolve("target/qd")).resolve("lock");
    Files.createSymbolicLink(lock, Path.of(Long.toString(gone.pid())));
    assertThat(checkout.run().out()).isEqualTo("one");
    assertThat(Files.exists(lock, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void failedBuildShowsItsOutputAndLeavesNothingHalf() throws Exception {
    checkout.breakBuild();
    Checkout.Run run = checkout.run();
    assertThat(run.exit()).isEqualTo(10);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("the compiler said no", "build.log");
    try (var left = Files.list(checkout.root().resolve("target/qd"))) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly("build.log");
    }
    checkout.program("mended");
    assertThat(checkout.run().out()).isEqualTo("mended");
  }

  @Test
  void startsThroughSymbolicLinks() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("qd1"), Path.of("a check out/qd"));
    Path again = Files.createSymbolicLink(folder.resolve("qd2"), link.getFileName());
    assertThat(checkout.run(again, Map.of(), "", "x").out()).isEqualTo("one[x]");
  }

  @Test
  void saysWhatToInstall() throws Exception {
    Path qd = checkout.root().resolve("qd");
    Checkout.Run noJdk = checkout.run(qd, Map.of("QD_JAVA_HOME", "/nowhere"), "");
    assertThat(noJdk.exit()).isEqualTo(10);
    assertThat(noJdk.err()).contains("QD_JAVA_HOME=/nowhere is not a JDK 25");

    Files.delete(checkout.tools().resolve("mvn"));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : new String[] {"sh", "ln", "rm", "mkdir", "find", "readlink"}) {
      Checkout.script(bin.resolve(tool), "exec " + which(tool) + " \"$@\"\n");
    }
    Checkout.Run noMaven = checkout.run(qd, Map.of("PATH", bin.toString()), "");
    assertThat(noMaven.exit()).isEqualTo(10);
    assertThat(noMaven.err()).contains("Maven is needed", "apt install maven");
  }

  @Test
  void anInstallationBringsItsJarsAndItsJava() throws Exception {
    Path installed = folder.resolve("an installation");
    Path launcher = checkout.install(installed);
    Map<String, String> none = Map.of("QD_JAVA_HOME", "", "PATH", "/usr/bin:/bin");
    assertThat(checkout.run(launcher, none, "", "x").out()).isEqualTo("one[x]");
    assertThat(checkout.builds()).isZero();

    Files.delete(installed.resolve("lib/runtime"));
    Checkout.Run damaged = checkout.run(launcher, none, "", "x");
    assertThat(damaged.exit()).isEqualTo(10);
    assertThat(damaged.err()).contains("damaged", "Install it again");
  }

  private static Path which(String tool) {
    Path bin = Path.of("/bin", tool);
    return Files.exists(bin) ? bin : Path.of("/usr/bin", tool);
  }
}
