package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.ImageFacts.Repository;
import dev.quarterdeck.readiness.collect.ImageFacts.Scan;
import dev.quarterdeck.readiness.collect.ImageFacts.Scanning;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.image.EcrRepository;
import dev.quarterdeck.session.Identities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The images of services in scope that come from ECR. */
public final class ImageReadings {
  private final Once once;
  private final ImageFacts images;
  private final Identities identities;
  private final EcsReadings ecs;
  private final String region;
  private final Deadline deadline;

  ImageReadings(Once once, Sources sources, EcsReadings ecs, String region, Deadline deadline) {
    this.once = once;
    this.images = sources.images();
    this.identities = sources.identities();
    this.ecs = ecs;
    this.region = region;
    this.deadline = deadline;
  }

  /** A running image, by what it holds. */
  public record Running(EcrRepository source, String digest) {
    public String name() {
      return source.repository() + "@" + digest;
    }
  }

  /** Repositories of this region that running revisions name. */
  public Listing<EcrRepository> sources() {
    Listing<TaskDefinitionFacts> definitions = ecs.definitions();
    List<EcrRepository> all =
        definitions.items().stream()
            .flatMap(d -> d.containers().stream())
            .flatMap(c -> EcrRepository.of(c.image()).stream())
            .distinct()
            .sorted(Comparator.comparing(EcrRepository::repository))
            .toList();
    return new Listing<>(all.stream().filter(this::here).toList(), definitions.unknowns())
        .and(elsewhere(all));
  }

  private boolean here(EcrRepository repository) {
    return repository.region().equals(region);
  }

  private List<Unknown> elsewhere(List<EcrRepository> all) {
    return all.stream()
        .filter(r -> !here(r))
        .map(
            r ->
                new Unknown(
                    "repository " + r.repository(),
                    "It is in " + r.region() + ", and this run reads " + region + " only.",
                    null))
        .distinct()
        .toList();
  }

  /** Each image that a running task holds, once. */
  public Listing<Running> running() {
    Listing<Task> tasks = ecs.runningTasks();
    Set<Running> running = new LinkedHashSet<>();
    List<EcrRepository> all = new ArrayList<>();
    Set<Unknown> untold = new LinkedHashSet<>();
    for (Task t : tasks.items()) {
      for (Task.Container c : t.containers()) {
        String digest = c.imageDigest();
        EcrRepository source = c.image() == null ? null : EcrRepository.of(c.image()).orElse(null);
        if (source == null) {
          continue;
        }
        all.add(source);
        if (here(source) && digest == null) {
          untold.add(
              new Unknown(
                  "the image of " + t.id() + " " + c.name(), "ECS tells no digest of it.", null));
        } else if (here(source)) {
          running.add(new Running(source, String.valueOf(digest)));
        }
      }
    }
    return new Listing<>(
            running.stream().sorted(Comparator.comparing(Running::name)).toList(),
            List.copyOf(untold))
        .and(elsewhere(all))
        .and(tasks.unknowns());
  }

  /** Those of a repository's digests that it still holds. */
  public Listing<String> held(EcrRepository repository, List<String> digests) {
    return once.read(
        "ecr:DescribeImages " + repository,
        () -> images.held(repository.account(), repository.repository(), digests));
  }

  /** How repositories are set up, each registry asked once. */
  public Listing<Repository> repositories() {
    Listing<EcrRepository> sources = sources();
    Map<String, List<String>> byAccount =
        sources.items().stream()
            .collect(
                Collectors.groupingBy(
                    EcrRepository::account,
                    TreeMap::new,
                    Collectors.mapping(EcrRepository::repository, Collectors.toList())));
    return EcsReadings.each(
        deadline,
        new Listing<>(List.copyOf(byAccount.entrySet()), sources.unknowns()),
        e -> "repositories of " + e.getKey(),
        e ->
            once.read(
                "ecr:DescribeRepositories " + e.getKey(),
                () -> images.repositories(e.getKey(), e.getValue())));
  }

  /** How the repositories of this account are scanned. */
  public Listing<Scanning> scanning() {
    Listing<EcrRepository> sources = sources();
    List<String> names =
        sources.items().stream()
            .filter(s -> s.account().equals(account()))
            .map(EcrRepository::repository)
            .toList();
    return names.isEmpty()
        ? new Listing<>(List.of(), sources.unknowns())
        : once.read("ecr:BatchGetRepositoryScanningConfiguration", () -> images.scanning(names));
  }

  /** Empty where the image was never scanned. */
  public Optional<Scan> scan(Running image) {
    try {
      return Optional.of(
          once.read(
              "ecr:DescribeImageScanFindings " + image,
              () ->
                  images.scan(
                      image.source().account(), image.source().repository(), image.digest())));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The caller's own account. */
  public String account() {
    return once.read("sts:GetCallerIdentity", identities::caller).account();
  }
}
