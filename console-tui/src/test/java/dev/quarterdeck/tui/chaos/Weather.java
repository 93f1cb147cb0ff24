package dev.quarterdeck.tui.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What goes wrong in one case.
 *
 * @param faults rules of the simulated account, as people write them
 * @param stopAt Ctrl-C when that many requests were made; 0 for never
 * @param disk what is wrong with the console's own folder
 */
record Weather(List<String> faults, int stopAt, Disk disk) {
  static final Weather FINE = new Weather(List.of(), 0, Disk.SOUND);

  /** The state of QD_HOME. */
  enum Disk {
    SOUND,
    /** The record cannot be appended to: the disk is full. */
    FULL,
    /** There is a file where the folder should be. */
    NO_FOLDER
  }

  private static final List<String> WHERE =
      List.of(
          "*",
          "secretsmanager",
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecretVersionStage",
          "secretsmanager:GetSecretValue",
          "secretsmanager:DescribeSecret",
          "secretsmanager:List*",
          "ecs",
          "ecs:UpdateService",
          "ecs:Describe*",
          "ecs:List*",
          "logs",
          "monitoring",
          "elasticloadbalancing",
          "iam",
          "sts",
          "cloudtrail",
          "ec2",
          "rds",
          "elasticache",
          "s3",
          "kms",
          "ssm",
          "ecr",
          "events",
          "scheduler",
          "wafv2",
          "cloudfront",
          "acm",
          "sns",
          "xray",
          "backup",
          "application-autoscaling");

  private static final List<String> WHAT =
      List.of(
          "throttle",
          "fail",
          "fail:503",
          "cut",
          "cut-after",
          "slow:400ms",
          "hang",
          "deny",
          "hostile",
          "expired",
          "skewed");

  private static final List<String> SHARE = List.of("", "", "@0.5", "@0.2", "@0.1");

  static Weather drawn(Random random) {
    List<String> faults = new ArrayList<>();
    int most = 1 + random.nextInt(3);
    for (int i = 0; i < most; i++) {
      faults.add(one(WHERE, random) + "=" + one(WHAT, random) + one(SHARE, random));
    }
    int stopAt = random.nextInt(5) == 0 ? 1 + random.nextInt(30) : 0;
    Disk disk =
        switch (random.nextInt(12)) {
          case 0 -> Disk.FULL;
          case 1 -> Disk.NO_FOLDER;
          default -> Disk.SOUND;
        };
    return new Weather(faults, stopAt, disk);
  }

  /** Whether texts of strangers hold what harms a careless reader. */
  boolean hostile() {
    return faults.stream().anyMatch(f -> f.contains("=hostile"));
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
