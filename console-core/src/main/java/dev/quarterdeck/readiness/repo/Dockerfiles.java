package dev.quarterdeck.readiness.repo;

import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.rules.Checks;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How images start, and as whom. */
final class Dockerfiles {
  private static final Pattern USER = Pattern.compile("(?im)^[ \\t]*+(?:USER\\s+(\\S+)|FROM\\s)");

  private Dockerfiles() {}

  static void shutdown(Checkout checkout, Checks checks, Readings in) {
    List<String> dockerfiles =
        checkout.named("(?:.*/)?(?:Dockerfile|Containerfile)(?:\\.[\\w-]+)?");
    if (dockerfiles.isEmpty()) {
      checks.unknown("the checkout", "", null, "No Dockerfile was found.");
    }
    boolean told = dockerfiles.isEmpty();
    for (String name : dockerfiles) {
      String text = checkout.text(name).orElse("");
      boolean start = Pattern.compile("(?m)^(?:ENTRYPOINT|CMD)\\s").matcher(text).find();
      boolean shell = Pattern.compile("(?m)^(?:ENTRYPOINT|CMD)\\s+[^\\[\\s]").matcher(text).find();
      boolean execs = Pattern.compile("(?m)^(?:ENTRYPOINT|CMD)\\s+exec\\s").matcher(text).find();
      told |= start;
      if (start) {
        checks.that(
            !shell || execs,
            name,
            "ENTRYPOINT, CMD",
            null,
            shell && !execs
                ? "starts through a shell, which swallows SIGTERM"
                : "starts the program itself");
      }
    }
    if (!told) {
      checks.unknown(
          dockerfiles.getFirst(),
          "ENTRYPOINT, CMD",
          null,
          "names neither: what its base image starts is not seen");
    }
    for (String name : checkout.named("(?:.*/)?(?:docker-)?entrypoint\\.sh")) {
      boolean execs =
          Pattern.compile("(?m)^[ \\t]*+exec\\s").matcher(checkout.text(name).orElse("")).find();
      checks.that(
          execs, name, "exec", null, execs ? "ends with exec" : "starts the program without exec");
    }
    Draining.look(checks, in);
  }

  static void user(Checkout checkout, Checks checks) {
    for (String name : checkout.named("(?:.*/)?Dockerfile")) {
      Matcher m = USER.matcher(checkout.text(name).orElse(""));
      String last = null;
      while (m.find()) {
        // A stage begins anew: what one before it set does not hold in the image.
        last = m.group(1);
      }
      if (last != null && !last.matches("(?:root|0)(?::.*)?|.*\\$.*")) {
        checks.pass(name, "USER", last, "ends as user " + last);
      }
    }
  }
}
