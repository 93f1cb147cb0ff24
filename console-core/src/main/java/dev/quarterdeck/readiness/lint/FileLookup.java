package dev.quarterdeck.readiness.lint;

import static dev.quarterdeck.readiness.lint.LintRule.ENVIRONMENT_FILE_EMPTY;
import static dev.quarterdeck.readiness.lint.LintRule.ENVIRONMENT_FILE_MISSING;
import static dev.quarterdeck.readiness.lint.LintRule.OTHER_REGION;
import static dev.quarterdeck.readiness.lint.LintRule.PLAINTEXT_SECRET;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.plaintext.PlaintextDetector;
import dev.quarterdeck.readiness.plaintext.Suspicion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows references to environment files in S3; their values are looked at and not kept. */
final class FileLookup {
  /** Far more than a container's environment may hold. */
  private static final long LONGEST = 1 << 20;

  private final TaskDefinitionLint.Account account;
  private final Findings out;
  private final Map<String, Unknown> unknowns = new LinkedHashMap<>();

  FileLookup(TaskDefinitionLint.Account account, Findings out) {
    this.account = account;
    this.out = out;
  }

  /** Answers what could not be read. */
  List<Unknown> check(List<FileRules.File> files) {
    files.forEach(this::file);
    return new ArrayList<>(unknowns.values());
  }

  private void unknown(FileRules.File f, String what, Problem why) {
    unknowns.putIfAbsent(what + f.name(), Unknown.of(what + f.name(), why));
  }

  private void file(FileRules.File f) {
    switch (account.files().size(f.bucket(), f.key())) {
      case Outcome.Failed<Long>(Problem.NotFound missing) ->
          out.add(
              ENVIRONMENT_FILE_MISSING,
              f.spot(),
              "There is no environment file " + f.name() + ".",
              "Correct the ARN, or put the file there: no task starts without it.");
      case Outcome.Failed<Long>(Problem p) -> unknown(f, "environment file ", p);
      case Outcome.Done<Long>(Long size) -> {
        if (size == 0) {
          out.add(
              ENVIRONMENT_FILE_EMPTY,
              f.spot(),
              "The environment file " + f.name() + " is empty.",
              "Fill it, or take it out of the task definition.");
        }
        region(f);
        contents(f, size);
      }
    }
  }

  private void region(FileRules.File f) {
    switch (account.files().region(f.bucket())) {
      case Outcome.Failed<Optional<String>>(Problem p) -> unknown(f, "the region of ", p);
      case Outcome.Done<Optional<String>>(Optional<String> found) -> {
        String region = found.orElse(account.region());
        if (!region.equals(account.region())) {
          out.add(
              OTHER_REGION,
              f.spot(),
              "Bucket " + f.bucket() + " is in " + region + "; this is " + account.region() + ".",
              "Keep the file in the region that the task runs in: tasks cannot start while the"
                  + " other region is out of reach.");
        }
      }
    }
  }

  private void contents(FileRules.File f, long size) {
    String what = "variables in ";
    if (!account.contents()) {
      unknowns.putIfAbsent(
          what + f.name(),
          new Unknown(what + f.name(), "Add --environment-files to look into it.", null));
    } else if (size > LONGEST) {
      unknowns.putIfAbsent(
          what + f.name(), new Unknown(what + f.name(), "It is larger than 1 MiB.", null));
    } else if (size > 0) {
      switch (account.files().contents(f.bucket(), f.key())) {
        case Outcome.Failed<byte[]>(Problem p) -> unknown(f, what, p);
        case Outcome.Done<byte[]>(byte[] bytes) -> {
          lines(f, new String(bytes, StandardCharsets.UTF_8));
          Arrays.fill(bytes, (byte) 0);
        }
      }
    }
  }

  /** As the agent reads them: NAME=VALUE, without quotes; a line that begins with # is none. */
  private void lines(FileRules.File f, String text) {
    int line = 0;
    for (String each : text.split("\r?\n", -1)) {
      line++;
      int equals = each.indexOf('=');
      if (each.startsWith("#") || equals <= 0) {
        continue;
      }
      String name = each.substring(0, equals).strip();
      Optional<Suspicion> found = PlaintextDetector.inspect(name, each.substring(equals + 1));
      if (found.isPresent()) {
        boolean sure = found.get().level() == Suspicion.Level.SECRET;
        out.add(
            PLAINTEXT_SECRET,
            sure ? LintRule.Level.ERROR : LintRule.Level.WARNING,
            f.spot().named(name, f.spot().at()),
            "Variable "
                + name
                + (sure ? " holds " : " may hold ")
                + found.get().text()
                + ", in line "
                + line
                + " of "
                + f.name()
                + ".",
            "Move it into a secret (qd secrets set), refer to it in secrets, and rotate it:"
                + " everybody who may read the bucket can read it.");
      }
    }
  }
}
