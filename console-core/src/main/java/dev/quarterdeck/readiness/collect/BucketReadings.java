package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.BucketFacts.PublicBlock;
import dev.quarterdeck.readiness.profile.Settings;
import dev.quarterdeck.session.Identities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The buckets of the services in scope. */
public final class BucketReadings {
  private static final Pattern VARIABLE = Pattern.compile("(?:.*_)?BUCKET(?:_NAME)?");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final String ARN = ":s3:::";
  private final Once once;
  private final BucketFacts buckets;
  private final Identities identities;
  private final EcsReadings ecs;
  private final BalancerReadings balancers;
  private final Settings settings;
  private final String region;
  private final Deadline deadline;

  BucketReadings(
      Once once,
      Sources sources,
      EcsReadings ecs,
      BalancerReadings balancers,
      Settings settings,
      String region,
      Deadline deadline) {
    this.once = once;
    this.buckets = sources.buckets();
    this.identities = sources.identities();
    this.ecs = ecs;
    this.balancers = balancers;
    this.settings = settings;
    this.region = region;
    this.deadline = deadline;
  }

  /**
   * A bucket of the product.
   *
   * @param why it counts as one, for example {@code S3_BUCKET of acme-prod-api:7}
   * @param logs whether a load balancer writes its access logs there
   */
  public record Used(String name, String why, boolean logs) {}

  /**
   * Those that the team names; else those that variables and environment files of running revisions
   * name and that load balancers log to; else, as nothing narrows, every bucket of the account in
   * the region.
   */
  public Listing<Used> used() {
    if (!settings.buckets().isEmpty()) {
      return Listing.complete(
          settings.buckets().stream()
              .map(b -> new Used(b, "settings.buckets in readiness.yaml", false))
              .toList());
    }
    Map<String, Used> found = new LinkedHashMap<>();
    Listing<TaskDefinitionFacts> definitions = ecs.definitions();
    List<Unknown> unknowns = new ArrayList<>(definitions.unknowns());
    definitions.items().forEach(d -> named(d, found));
    logged(found, unknowns);
    if (!found.isEmpty() || !unknowns.isEmpty() || definitions.items().isEmpty()) {
      return new Listing<>(List.copyOf(found.values()), unknowns);
    }
    Listing<String> all = once.read("s3:ListAllMyBuckets", () -> buckets.buckets(region));
    return new Listing<>(
        all.items().stream()
            .map(b -> new Used(b, "of the account in " + region + "; the scope names none", false))
            .toList(),
        all.unknowns());
  }

  private static void named(TaskDefinitionFacts d, Map<String, Used> into) {
    for (TaskDefinitionFacts.ContainerFacts c : d.containers()) {
      for (TaskDefinitionFacts.Variable v : c.variables()) {
        String value = v.shape().shown();
        if (value != null
            && VARIABLE.matcher(v.name().toUpperCase(java.util.Locale.ROOT)).matches()) {
          for (String part : value.split(",")) {
            add(into, part.strip(), v.name() + " of " + d.ref());
          }
        }
      }
      c.environmentFiles().forEach(f -> add(into, f, "environmentFiles of " + d.ref()));
    }
  }

  /** {@code text}: a name, an {@code s3://} address or an ARN, with or without a key. */
  private static void add(Map<String, Used> into, String text, String why) {
    int arn = text.indexOf(ARN);
    String rest =
        arn >= 0
            ? text.substring(arn + ARN.length())
            : text.startsWith("s3://") ? text.substring("s3://".length()) : text;
    String name = rest.split("/", -1)[0];
    if (NAME.matcher(name).matches()) {
      into.putIfAbsent(name, new Used(name, why, false));
    }
  }

  private void logged(Map<String, Used> into, List<Unknown> unknowns) {
    try {
      Listing<BalancerFacts.Balancer> all = balancers.balancers();
      unknowns.addAll(all.unknowns());
      for (BalancerFacts.Balancer b : all.items()) {
        Map<String, String> attributes = balancers.attributes(b);
        String name = attributes.getOrDefault("access_logs.s3.bucket", "");
        if ("true".equals(attributes.get("access_logs.s3.enabled")) && !name.isEmpty()) {
          into.putIfAbsent(name, new Used(name, "access logs of " + b.name(), true));
        }
      }
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Interrupted) {
        throw e;
      }
      unknowns.add(Unknown.of("buckets for access logs", e.problem()));
    }
  }

  /** Reads something of several buckets side by side, for those who then ask one by one. */
  public void ahead(List<Used> all, Consumer<Used> read) {
    Gather.each(
        deadline,
        all,
        Used::name,
        b ->
            Outcome.of(
                () -> {
                  read.accept(b);
                  return b;
                }));
  }

  /** What the account blocks for all of its buckets. */
  public PublicBlock accountBlock() {
    String account = once.read("sts:GetCallerIdentity", identities::caller).account();
    return once.read("s3:GetAccountPublicAccessBlock", () -> buckets.accountBlock(account))
        .orElse(PublicBlock.NONE);
  }

  public PublicBlock block(String bucket) {
    return once.read("s3:GetBucketPublicAccessBlock " + bucket, () -> buckets.block(bucket))
        .orElse(PublicBlock.NONE);
  }

  public boolean publicPolicy(String bucket) {
    return once.read("s3:GetBucketPolicyStatus " + bucket, () -> buckets.publicPolicy(bucket));
  }

  public Optional<String> policy(String bucket) {
    return once.read("s3:GetBucketPolicy " + bucket, () -> buckets.policy(bucket));
  }

  public Optional<String> versioning(String bucket) {
    return once.read("s3:GetBucketVersioning " + bucket, () -> buckets.versioning(bucket));
  }

  public Optional<String> encryption(String bucket) {
    return once.read("s3:GetEncryptionConfiguration " + bucket, () -> buckets.encryption(bucket));
  }

  public Optional<String> ownership(String bucket) {
    return once.read("s3:GetBucketOwnershipControls " + bucket, () -> buckets.ownership(bucket));
  }

  public Optional<String> logTarget(String bucket) {
    return once.read("s3:GetBucketLogging " + bucket, () -> buckets.logTarget(bucket));
  }

  public int lifecycleRules(String bucket) {
    return once.read(
        "s3:GetLifecycleConfiguration " + bucket, () -> buckets.lifecycleRules(bucket));
  }
}
