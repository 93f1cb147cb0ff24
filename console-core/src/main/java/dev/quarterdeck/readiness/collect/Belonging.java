package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which databases and caches are the product's: those that the settings name, else those whose
 * endpoints stand in variables, else those that carry the services' environment, else all.
 */
final class Belonging {
  /** Keys that tell environments apart. */
  private static final Set<String> KEYS = Set.of("environment", "env", "stage");

  /** What RDS tags the secrets with that it manages. */
  private static final Set<String> MANAGED =
      Set.of("aws:rds:primaryDBInstanceArn", "aws:rds:primaryDBClusterArn");

  private final EcsReadings ecs;
  private final SecretReadings secrets;

  Belonging(EcsReadings ecs, SecretReadings secrets) {
    this.ecs = ecs;
    this.secrets = secrets;
  }

  /**
   * What is known of one resource that may be the product's.
   *
   * @param ids as the settings name it
   * @param names ARN and endpoints
   */
  record Marks(Collection<String> ids, Collection<String> names, Map<String, String> tags) {}

  /** {@code ids}: those that the settings name. */
  <T> Chosen<T> of(Listing<T> all, List<String> ids, Function<T, Marks> marks) {
    if (!ids.isEmpty()) {
      return chosen(all, t -> ids.stream().anyMatch(marks.apply(t).ids()::contains), "as set");
    }
    Set<String> names = names();
    Chosen<T> named =
        chosen(
            all,
            t -> marks.apply(t).names().stream().anyMatch(h -> names.contains(lower(h))),
            "those that variables name");
    if (!named.found().items().isEmpty()) {
      return named;
    }
    Set<String> tags = tags();
    Chosen<T> tagged =
        chosen(
            all,
            t -> words(marks.apply(t).tags()).stream().anyMatch(tags::contains),
            "those tagged " + String.join(", ", tags));
    if (!tagged.found().items().isEmpty()) {
      return tagged;
    }
    // The product's own may be among those that could not be read: others' do not stand for it.
    return chosen(
        all, t -> all.isComplete() || words(marks.apply(t).tags()).isEmpty(), "all of the region");
  }

  private static <T> Chosen<T> chosen(Listing<T> all, Predicate<T> which, String why) {
    return new Chosen<>(
        new Listing<>(all.items().stream().filter(which).toList(), all.unknowns()), why);
  }

  /**
   * Endpoints of RDS and ElastiCache in plain variables, and the databases of the secrets that RDS
   * manages; a secret's value is not read for this.
   */
  private Set<String> names() {
    Set<String> names = new HashSet<>();
    readable(ecs::definitions).stream()
        .flatMap(d -> d.containers().stream())
        .flatMap(c -> c.variables().stream())
        .map(v -> v.shape().dataHost())
        .filter(Objects::nonNull)
        .forEach(names::add);
    readable(secrets::existing).stream()
        .flatMap(s -> s.tags().entrySet().stream())
        .filter(t -> MANAGED.contains(t.getKey()))
        .forEach(t -> names.add(lower(t.getValue())));
    return names;
  }

  private Set<String> tags() {
    Set<String> tags = new TreeSet<>();
    readable(ecs::services).forEach(s -> tags.addAll(words(s.tags())));
    return tags;
  }

  /** What cannot be read marks nothing; then more is looked at, never less. */
  private static <T> List<T> readable(Supplier<Listing<T>> read) {
    try {
      return read.get().items();
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Interrupted
          || e.problem() instanceof Problem.Credentials) {
        throw e;
      }
      return List.of();
    }
  }

  private static Set<String> words(Map<String, String> tags) {
    return tags.entrySet().stream()
        .filter(t -> KEYS.contains(lower(t.getKey())))
        .map(t -> lower(t.getKey()) + "=" + t.getValue())
        .collect(Collectors.toSet());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
