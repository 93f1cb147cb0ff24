package dev.quarterdeck.readiness.rules;

import static java.util.stream.Collectors.toList;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.ImageFacts.Repository;
import dev.quarterdeck.readiness.collect.ImageFacts.Scan;
import dev.quarterdeck.readiness.collect.ImageFacts.Scanning;
import dev.quarterdeck.readiness.collect.ImageReadings.Running;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.services.image.EcrRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Repositories of ECR and what scans found in images. */
final class ImageRules {
  private static final String NONE =
      "No image of the scope comes from ECR in this region; leave the item out with without: ecr.";
  private static final String NOT_RUNNING =
      "No running task tells an image of ECR in this region; leave the item out with without: ecr.";
  private static final int SCAN_DAYS = 30;

  private ImageRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("ecr-scan", ImageRules::scanned);
    rules.put("ecr-vulns", ImageRules::vulnerabilities);
    rules.put("ecr-immutable", ImageRules::immutable);
    rules.put("image-builds", ImageRules::held);
  }

  private static Finding scanned(Readings in) {
    Checks checks = new Checks("ecr:BatchGetRepositoryScanningConfiguration", in.now());
    Listing<Scanning> scanning = in.images().scanning();
    checks.missing(scanning.unknowns());
    return checks
        .each(
            in.images().sources(),
            EcrRepository::repository,
            s -> {
              if (!s.account().equals(in.images().account())) {
                checks.unknown(
                    s.repository(),
                    "registryId",
                    s.account(),
                    "belongs to another account, which alone knows how it is scanned");
                return;
              }
              Optional<Scanning> how =
                  scanning.items().stream()
                      .filter(c -> c.repository().equals(s.repository()))
                      .findFirst();
              String frequency = how.map(Scanning::frequency).orElse(null);
              if (frequency == null && !scanning.isComplete()) {
                return; // told among what is missing
              }
              checks.that(
                  frequency != null && !frequency.equals("MANUAL"),
                  s.repository(),
                  "scanFrequency",
                  frequency,
                  scanning(frequency));
            })
        .done(NONE);
  }

  private static String scanning(@Nullable String frequency) {
    return switch (frequency) {
      case null -> "is no repository any more";
      case "MANUAL" -> "is scanned only when somebody asks";
      case "CONTINUOUS_SCAN" -> "is scanned all the time";
      default -> "is scanned at each push";
    };
  }

  private static Finding immutable(Readings in) {
    Checks checks = new Checks("ecr:DescribeRepositories", in.now());
    List<Repository> known = in.images().repositories().items();
    checks.missing(in.images().repositories().unknowns());
    return checks
        .each(
            in.images().sources(),
            EcrRepository::repository,
            s -> {
              Optional<Repository> r =
                  known.stream()
                      .filter(
                          k -> k.account().equals(s.account()) && k.name().equals(s.repository()))
                      .findFirst();
              String mutability = r.map(Repository::mutability).orElse(null);
              if (mutability == null) {
                if (in.images().repositories().isComplete()) {
                  checks.fail(s.repository(), "repositoryName", null, "is no repository any more");
                }
                return;
              }
              boolean fixed = mutability.startsWith("IMMUTABLE");
              checks.that(
                  fixed,
                  s.repository(),
                  "imageTagMutability",
                  mutability,
                  mutability.equals("IMMUTABLE_WITH_EXCLUSION")
                      ? "its tags cannot be moved but for those that are excluded"
                      : fixed
                          ? "its tags cannot be moved"
                          : "its tags can be moved to another image");
            })
        .done(NONE);
  }

  /** A task that has to start again needs its image: another build is another program. */
  private static Finding held(Readings in) {
    Checks checks = new Checks("ecs:DescribeTasks, ecr:DescribeImages", in.now());
    Listing<Running> running = in.images().running();
    Map<EcrRepository, List<Running>> byRepository =
        running.items().stream()
            .collect(Collectors.groupingBy(Running::source, LinkedHashMap::new, toList()));
    return checks
        .each(
            new Listing<>(List.copyOf(byRepository.entrySet()), running.unknowns()),
            e -> e.getKey().repository(),
            e -> held(checks, in, e.getKey(), e.getValue()))
        .done(NOT_RUNNING);
  }

  private static void held(
      Checks checks, Readings in, EcrRepository repository, List<Running> images) {
    Listing<String> held =
        in.images().held(repository, images.stream().map(Running::digest).toList());
    checks.missing(held.unknowns());
    for (Running image : images) {
      boolean there = held.items().contains(image.digest());
      if (there || held.isComplete()) {
        checks.that(
            there,
            name(image),
            "imageDetails.imageDigest",
            image.digest(),
            there
                ? "is in its repository"
                : "runs, and is no longer in its repository: a task that starts again gets another"
                    + " image or none");
      }
    }
  }

  private static String name(Running image) {
    return image.source().repository() + "@" + image.digest().substring(0, 19);
  }

  private static Finding vulnerabilities(Readings in) {
    Checks checks = new Checks("ecr:DescribeImageScanFindings", in.now());
    Listing<Running> running = in.images().running();
    in.ahead(running.items(), in.images()::scan);
    return checks.each(running, Running::name, image -> scan(checks, in, image)).done(NOT_RUNNING);
  }

  private static void scan(Checks checks, Readings in, Running image) {
    Optional<Scan> found = in.images().scan(image);
    String name = name(image);
    if (found.isEmpty()) {
      checks.fail(
          name, "imageScanStatus", null, "was never scanned, or is no longer in its repository");
      return;
    }
    Scan scan = found.get();
    switch (scan.status()) {
      case "COMPLETE" -> counts(checks, in, name, scan, old(in.now(), scan.completedAt()));
      case "ACTIVE" -> counts(checks, in, name, scan, false);
      case "IN_PROGRESS", "PENDING" ->
          checks.unknown(name, "imageScanStatus", scan.status(), "is being scanned");
      case "FAILED", "SCAN_ELIGIBILITY_EXPIRED", "FINDINGS_UNAVAILABLE" ->
          checks.fail(
              name, "imageScanStatus", scan.status(), "has no scan that holds: " + scan.status());
      default ->
          checks.unknown(
              name,
              "imageScanStatus",
              scan.status(),
              "was not scanned: "
                  + (scan.description() == null ? scan.status() : scan.description()));
    }
  }

  private static boolean old(Instant now, @Nullable Instant completed) {
    return completed == null || completed.isBefore(now.minus(Duration.ofDays(SCAN_DAYS)));
  }

  private static void counts(Checks checks, Readings in, String name, Scan scan, boolean old) {
    int critical = scan.counts().getOrDefault("CRITICAL", 0);
    int high = scan.counts().getOrDefault("HIGH", 0);
    int allowed = in.settings().highVulnerabilities();
    String value = "CRITICAL=" + critical + ", HIGH=" + high + ", scanned " + scan.completedAt();
    if (critical > 0 || high > allowed) {
      checks.fail(
          name,
          "findingSeverityCounts",
          value,
          "has "
              + critical
              + " critical and "
              + high
              + " high findings; "
              + allowed
              + " high ones are allowed");
    } else if (old) {
      checks.fail(name, "imageScanCompletedAt", scan.completedAt(), "was not scanned for 30 days");
    } else {
      checks.pass(
          name, "findingSeverityCounts", value, "has no critical and " + high + " high findings");
    }
  }
}
