package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.collect.BucketFacts.PublicBlock;
import dev.quarterdeck.readiness.collect.BucketReadings;
import dev.quarterdeck.readiness.collect.BucketReadings.Used;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Who comes into the product's buckets, and what becomes of their objects. */
final class BucketRules {
  private static final String ENFORCED = "BucketOwnerEnforced";
  private static final String NONE =
      "No bucket was found: no variable such as S3_BUCKET, no environment file and no access log"
          + " names one. Name yours under settings.buckets, or leave the item out with without:"
          + " bucket.";

  private BucketRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("s3-public-access-blocked", BucketRules::publicAccess);
    rules.put("s3-versioning", BucketRules::versioning);
    rules.put("s3-tls-only", BucketRules::tlsOnly);
    rules.put("s3-hygiene", BucketRules::hygiene);
  }

  /** Looks at each bucket, all of them read side by side. */
  private static Finding each(
      Readings in,
      String source,
      Predicate<Used> concerned,
      BiConsumer<BucketReadings, String> ahead,
      BiConsumer<Checks, Used> look) {
    Checks checks = new Checks(source, in.now());
    Listing<Used> used = in.buckets().used();
    Listing<Used> all =
        new Listing<>(used.items().stream().filter(concerned).toList(), used.unknowns());
    in.buckets().ahead(all.items(), b -> ahead.accept(in.buckets(), b.name()));
    return checks
        .each(
            all,
            Used::name,
            b -> {
              try {
                look.accept(checks, b);
              } catch (ProblemException e) {
                if (!(e.problem() instanceof Problem.NotFound)) {
                  throw e;
                }
                checks.fail(b.name(), "Name", null, "does not exist" + why(b));
              }
            })
        .done(NONE);
  }

  private static String why(Used b) {
    return " (" + b.why() + ")";
  }

  private static Finding publicAccess(Readings in) {
    PublicBlock account = in.buckets().accountBlock();
    return each(
        in,
        "s3:GetAccountPublicAccessBlock, s3:GetBucketPublicAccessBlock",
        b -> true,
        BucketReadings::block,
        (checks, b) -> publicAccess(checks, in.buckets(), account, b));
  }

  private static void publicAccess(
      Checks checks, BucketReadings buckets, PublicBlock account, Used b) {
    String field = "PublicAccessBlockConfiguration";
    // Asked in any case: a bucket that is not there, or another account's, is not blocked by this.
    PublicBlock both = account.with(buckets.block(b.name()));
    if (account.all()) {
      checks.pass(b.name(), field, "account", "the account blocks public access" + why(b));
      return;
    }
    if (both.all()) {
      checks.pass(b.name(), field, "bucket", "blocks public access" + why(b));
      return;
    }
    checks.fail(
        b.name(),
        field,
        missing(both),
        (buckets.publicPolicy(b.name())
                ? "is public by its policy"
                : "may be made public: not every setting of the block is on")
            + why(b));
  }

  private static String missing(PublicBlock block) {
    StringBuilder off = new StringBuilder();
    off.append(block.blockAcls() ? "" : "BlockPublicAcls ");
    off.append(block.ignoreAcls() ? "" : "IgnorePublicAcls ");
    off.append(block.blockPolicy() ? "" : "BlockPublicPolicy ");
    off.append(block.restrictBuckets() ? "" : "RestrictPublicBuckets ");
    return off.append("off").toString();
  }

  private static Finding versioning(Readings in) {
    return each(
        in,
        "s3:GetBucketVersioning",
        b -> !b.logs(),
        BucketReadings::versioning,
        (checks, b) -> {
          Optional<String> status = in.buckets().versioning(b.name());
          boolean kept = status.filter("Enabled"::equals).isPresent();
          checks.that(
              kept,
              b.name(),
              "Status",
              status.orElse(null),
              (kept
                      ? "keeps versions"
                      : status.isEmpty()
                          ? "never kept versions: what is overwritten or deleted is gone"
                          : "keeps no versions any more")
                  + why(b));
        });
  }

  private static Finding tlsOnly(Readings in) {
    return each(
        in,
        "s3:GetBucketPolicy",
        b -> true,
        BucketReadings::policy,
        (checks, b) -> {
          Optional<String> policy = in.buckets().policy(b.name());
          if (policy.isEmpty()) {
            checks.fail(
                b.name(), "Policy", null, "has no policy, so plain HTTP is answered" + why(b));
            return;
          }
          try {
            TlsPolicy.Reach reach =
                TlsPolicy.reach(JsonMapper.shared().readTree(policy.get()), b.name());
            checks.add(
                reach.status(), b.name(), "Policy.Statement", reach.name(), reach.text() + why(b));
          } catch (JacksonException e) {
            checks.unknown(b.name(), "Policy", null, "its policy is not valid JSON" + why(b));
          }
        });
  }

  private static Finding hygiene(Readings in) {
    return each(
        in,
        "s3:GetBucketOwnershipControls, s3:GetEncryptionConfiguration, s3:GetBucketLogging,"
            + " s3:GetLifecycleConfiguration",
        b -> true,
        (buckets, name) -> {
          buckets.ownership(name);
          buckets.encryption(name);
          buckets.logTarget(name);
          buckets.lifecycleRules(name);
        },
        (checks, b) -> hygiene(checks, in.buckets(), b));
  }

  private static void hygiene(Checks checks, BucketReadings buckets, Used b) {
    Optional<String> owner = buckets.ownership(b.name());
    boolean enforced = owner.filter(ENFORCED::equals).isPresent();
    checks.that(
        enforced,
        b.name(),
        "ObjectOwnership",
        owner.orElse(null),
        (enforced ? "takes no ACLs" : "takes ACLs, which may open single objects") + why(b));
    Optional<String> algorithm = buckets.encryption(b.name());
    checks.pass(
        b.name(),
        "SSEAlgorithm",
        algorithm.orElse(null),
        "encrypts new objects with "
            + algorithm
                .filter(a -> a.startsWith("aws:kms"))
                .map(a -> "a KMS key")
                .orElse("S3's keys"));
    if (!b.logs()) {
      Optional<String> target = buckets.logTarget(b.name());
      checks.add(
          target.isPresent() ? Status.PASS : Status.WARN,
          b.name(),
          "LoggingEnabled.TargetBucket",
          target.orElse(null),
          target.isPresent() ? "logs its requests" : "logs no requests");
    }
    int rules = buckets.lifecycleRules(b.name());
    checks.add(
        rules > 0 ? Status.PASS : Status.WARN,
        b.name(),
        "LifecycleConfiguration.Rules",
        rules,
        rules > 0 ? "has a lifecycle" : "has no lifecycle: nothing in it ever expires");
  }
}
