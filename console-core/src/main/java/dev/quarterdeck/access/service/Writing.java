package dev.quarterdeck.access.service;

import dev.quarterdeck.access.policy.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Statements with the requests that they are for, side by side. */
final class Writing {
  static final String READ = "secretsmanager:GetSecretValue";
  static final String DECRYPT = "kms:Decrypt";
  private static final String VIA = "kms:ViaService";

  /** Of a key that is named by an alias. */
  static final String ALIASES = "kms:ResourceAliases";

  private static final String SECRET_ARN = "kms:EncryptionContext:SecretARN";
  private static final List<String> PULL =
      List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");

  private final Place place;
  private final boolean wildcards;
  private final List<Need> needs = new ArrayList<>();
  private final List<Grant> grants = new ArrayList<>();

  /** {@code wildcards}: secrets by their names, with any six characters behind them. */
  Writing(Place place, boolean wildcards) {
    this.place = place;
    this.wildcards = wildcards;
  }

  List<Need> needs() {
    return needs;
  }

  List<Grant> grants() {
    return grants;
  }

  private void add(String sid, List<String> actions, List<String> resources, String why) {
    if (!resources.isEmpty()) {
      grants.add(Grant.of(sid, actions, resources));
      for (String action : actions) {
        resources.forEach(r -> needs.add(Need.of(action, r, why)));
      }
    }
  }

  private String pattern(UsedSecret secret) {
    return wildcards || !secret.full() ? secret.wildcard() : secret.arn();
  }

  /** {@code actions}: GetSecretValue, and what a program asks beside it. */
  void secrets(List<UsedSecret> secrets, List<String> actions) {
    if (secrets.isEmpty()) {
      return;
    }
    List<String> patterns = secrets.stream().map(this::pattern).distinct().sorted().toList();
    grants.add(Grant.of("ReadSecrets", actions, patterns));
    for (String action : actions) {
      secrets.forEach(s -> needs.add(Need.of(action, s.arn(), "a secret it refers to")));
    }
    Map<String, List<UsedSecret>> byKey = new TreeMap<>();
    for (UsedSecret s : secrets) {
      if (s.customerKey()) {
        byKey.computeIfAbsent(String.valueOf(s.kmsKey()), k -> new ArrayList<>()).add(s);
      }
    }
    int number = 0;
    for (Map.Entry<String, List<UsedSecret>> e : byKey.entrySet()) {
      key(e.getKey(), e.getValue(), byKey.size() == 1 ? "" : String.valueOf(++number));
    }
  }

  /** Through Secrets Manager and for these secrets only. */
  private void key(String key, List<UsedSecret> secrets, String number) {
    boolean alias = key.contains("alias/");
    String resource =
        alias
            ? place.arn("kms", "key/*")
            : key.startsWith("arn:") ? key : place.arn("kms", "key/" + key);
    String via =
        "secretsmanager." + Place.of(secrets.getFirst().arn()).region() + "." + place.domain();
    boolean patterns = wildcards || secrets.stream().anyMatch(s -> !s.full());
    List<String> arns = secrets.stream().map(this::pattern).distinct().sorted().toList();
    Map<String, Map<String, List<String>>> conditions = new TreeMap<>();
    conditions.computeIfAbsent("StringEquals", k -> new TreeMap<>()).put(VIA, List.of(via));
    conditions
        .computeIfAbsent(patterns ? "StringLike" : "StringEquals", k -> new TreeMap<>())
        .put(SECRET_ARN, arns);
    String name = alias ? key.substring(key.indexOf("alias/")) : "";
    if (alias) {
      conditions.put("ForAnyValue:StringEquals", Map.of(ALIASES, List.of(name)));
    }
    grants.add(
        Grant.of("DecryptSecrets" + number, List.of(DECRYPT), List.of(resource)).where(conditions));
    for (UsedSecret s : secrets) {
      Map<String, String> context = new TreeMap<>(Map.of(VIA, via, SECRET_ARN, s.arn()));
      if (alias) {
        context.put(ALIASES, name);
      }
      needs.add(new Need(DECRYPT, resource, context, "the customer key of a secret"));
    }
  }

  void parameters(List<String> names) {
    List<String> arns =
        names.stream()
            .map(
                n ->
                    n.startsWith("arn:")
                        ? n
                        : place.arn("ssm", "parameter/" + n.replaceFirst("^/", "")))
            .distinct()
            .sorted()
            .toList();
    add("ReadParameters", List.of("ssm:GetParameters"), arns, "a parameter it refers to");
  }

  void images(List<String> repositories) {
    if (!repositories.isEmpty()) {
      add("LogInToRegistry", List.of("ecr:GetAuthorizationToken"), List.of("*"), "pulling images");
      add("PullImages", PULL, repositories, "pulling images");
    }
  }

  void logs(List<String> groups, List<String> made) {
    add("WriteLogs", List.of("logs:CreateLogStream", "logs:PutLogEvents"), groups, "its logs");
    List<String> actions = List.of("logs:CreateLogGroup");
    if (!made.isEmpty()) {
      // IAM is asked about GROUP:log-stream: with nothing behind it, in some places about the
      // group.
      List<String> resources =
          made.stream().flatMap(g -> Stream.of(g, g + ":log-stream:")).toList();
      grants.add(Grant.of("MakeLogGroups", actions, resources));
      made.forEach(
          g -> needs.add(Need.of(actions.getFirst(), g + ":log-stream:", "awslogs-create-group")));
    }
  }

  void environmentFiles(List<String> files) {
    add("ReadEnvironmentFiles", List.of("s3:GetObject"), files, "its environment files");
    TreeSet<String> buckets = new TreeSet<>();
    files.forEach(f -> buckets.add(f.replaceFirst("/.*$", "")));
    add(
        "FindEnvironmentFiles",
        List.of("s3:GetBucketLocation"),
        List.copyOf(buckets),
        "its environment files");
  }

  /** For ECS Exec. */
  void exec() {
    add(
        "OpenSessions",
        List.of(
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel"),
        List.of("*"),
        "ECS Exec");
  }
}
