package dev.quarterdeck.access.service;

import dev.quarterdeck.services.taskdef.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a task definition makes the agent ask AWS for; texts as they stand in it. */
final class Uses {
  private static final Pattern ECR =
      Pattern.compile(
          "(\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)/([^:@]+).*");

  /** {@code valueFrom} texts of variables, log drivers and registries. */
  final TreeSet<String> references = new TreeSet<>();

  /** Secrets that hold a registry's credentials and are named without an ARN, as ECS allows. */
  final TreeSet<String> registries = new TreeSet<>();

  final TreeSet<String> repositories = new TreeSet<>();
  final TreeSet<String> logGroups = new TreeSet<>();
  final TreeSet<String> madeLogGroups = new TreeSet<>();

  /** Of variables, and of a log router's rules. */
  final TreeSet<String> environmentFiles = new TreeSet<>();

  /** Whether it is meant for Fargate. */
  boolean fargate;

  /** {@code place} of the task definition. */
  void add(Located root, Place place) {
    fargate |=
        root.get("requiresCompatibilities").items().stream()
            .anyMatch(c -> c.text("").equals("FARGATE"));
    for (Located c : root.get("containerDefinitions").items()) {
      texts(c.get("secrets"), "valueFrom").forEach(references::add);
      Located log = c.get("logConfiguration");
      texts(log.get("secretOptions"), "valueFrom").forEach(references::add);
      String registry = c.get("repositoryCredentials").get("credentialsParameter").text("");
      if (!registry.isEmpty()) {
        (registry.startsWith("arn:") ? references : registries).add(registry);
      }
      Matcher image = ECR.matcher(c.get("image").text(""));
      if (image.matches()) {
        repositories.add(
            new Place(place.partition(), image.group(2), image.group(1))
                .arn("ecr", "repository/" + image.group(3)));
      }
      logs(log, place);
      texts(c.get("environmentFiles"), "value").forEach(environmentFiles::add);
      Located router = c.get("firelensConfiguration").get("options");
      String rules = router.get("config-file-value").text("");
      if (router.get("config-file-type").text("").equals("s3") && !rules.isEmpty()) {
        environmentFiles.add(rules);
      }
    }
  }

  private void logs(Located log, Place place) {
    Located options = log.get("options");
    String group = options.get("awslogs-group").text("");
    if (log.get("logDriver").text("").equals("awslogs") && !group.isEmpty()) {
      String region = options.get("awslogs-region").text(place.region());
      String arn =
          new Place(place.partition(), region, place.account()).arn("logs", "log-group:" + group);
      logGroups.add(arn + ":*");
      if (options.get("awslogs-create-group").text("").equals("true")) {
        madeLogGroups.add(arn);
      }
    }
  }

  private static List<String> texts(Located list, String field) {
    List<String> texts = new ArrayList<>();
    list.items().stream()
        .map(i -> i.get(field).text(""))
        .filter(t -> !t.isEmpty())
        .forEach(texts::add);
    return texts;
  }
}
