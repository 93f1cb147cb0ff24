package dev.quarterdeck.readiness.lint;

import static dev.quarterdeck.readiness.lint.LintRule.ENVIRONMENT_FILE;

import dev.quarterdeck.readiness.lint.Findings.Spot;
import dev.quarterdeck.services.taskdef.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the reference to an environment file tells by itself. */
final class FileRules {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.{1,1024})");

  private static final int MOST_FILES = 10;

  private FileRules() {}

  /** A file that can be looked up. */
  record File(String bucket, String key, Spot spot) {
    String name() {
      return "s3://" + bucket + "/" + key;
    }
  }

  static List<File> check(Located root, List<Container> containers, Findings out) {
    List<File> files = new ArrayList<>();
    int all = 0;
    for (Container c : containers) {
      for (Located f : c.json().get("environmentFiles").items()) {
        all++;
        Spot spot = c.spot("environmentFiles", f.get("value").present() ? f.get("value") : f);
        Matcher arn = ARN.matcher(f.get("value").text(""));
        if (!arn.matches()) {
          malformed(spot, "it is not the ARN of an object in S3", out);
        } else if (!arn.group(2).endsWith(".env")) {
          malformed(spot, "its name does not end with .env", out);
        } else if (!f.get("type").text("").equals("s3")) {
          malformed(spot, "its type is not s3", out);
        } else {
          files.add(new File(arn.group(1), arn.group(2), spot));
        }
      }
    }
    if (all > MOST_FILES) {
      out.add(
          ENVIRONMENT_FILE,
          Spot.of(root.get("containerDefinitions")),
          "There are " + all + " environment files; ECS takes " + MOST_FILES + ".",
          "Put what belongs together into one file.");
    }
    return files;
  }

  private static void malformed(Spot spot, String why, Findings out) {
    out.add(
        ENVIRONMENT_FILE,
        spot,
        "An environment file of " + spot.container() + " cannot be fetched: " + why + ".",
        "Write type s3 and arn:aws:s3:::BUCKET/PATH/NAME.env as its value.");
  }
}
