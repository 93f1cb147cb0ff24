package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Unknown;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which databases and caches are the product's: those that the settings name, else those whose
 * endpoints stand in variables, else those that carry the services' environment, else all.
 */
final class Belonging {
  /** Keys that tell environments apart. */
  private static final Set<String> KEYS = Set.of("environment", "env", "stage");

  private final EcsReadings ecs;

  Belonging(EcsReadings ecs) {
    this.ecs = ecs;
  }

  /**
   * What is known of one resource that may be the product's.
   *
   * @param ids as the settings name it
   * @param names its endpoints
   */
  record Marks(Collection<String> ids, Collection<String> names, Map<String, String> tags) {}

  /** {@code ids}: those that the settings name. */
  <T> Chosen<T> of(Listing<T> all, List<String> ids, Function<T, Marks> marks) {
    if (!ids.isEmpty()) {
      List<Unknown> gone =
          ids.stream()
              .filter(id -> all.items().stream().noneMatch(t -> marks.apply(t).ids().contains(id)))
              .map(
                  id ->
                      new Unknown(id, "The settings name it, and AWS lists none such here.", null))
              .toList();
      return chosen(
          all.and(gone), t -> ids.stream().anyMatch(marks.apply(t).ids()::contains), "as set");
    }
    // Whose they are is not known where the services are not.
    Listing<ServiceFacts> services = ecs.services();
    Listing<TaskDefinitionFacts> definitions = ecs.definitions();
    Listing<T> candidates = all.and(definitions.unknowns());
    Set<String> names = names(definitions.items());
    Chosen<T> named =
        chosen(
            candidates,
            t -> marks.apply(t).names().stream().anyMatch(h -> names.contains(lower(h))),
            "those that variables name");
    if (!named.found().items().isEmpty()) {
      return named;
    }
    Set<String> tags = tags(services.items());
    Chosen<T> tagged =
        chosen(
            candidates,
            t -> words(marks.apply(t).tags()).stream().anyMatch(tags::contains),
            "those tagged " + String.join(", ", tags));
    if (!tagged.found().items().isEmpty()) {
      return tagged;
    }
    // The product's own may be among those that could not be read: others' do not stand for it.
    return chosen(
        candidates,
        t -> candidates.isComplete() || words(marks.apply(t).tags()).isEmpty(),
        "all of the region");
  }

  private static <T> Chosen<T> chosen(Listing<T> all, Predicate<T> which, String why) {
    return new Chosen<>(
        new Listing<>(all.items().stream().filter(which).toList(), all.unknowns()), why);
  }

  /** Endpoints of RDS and ElastiCache in plain variables; no secret's value is read for this. */
  private static Set<String> names(List<TaskDefinitionFacts> definitions) {
    return definitions.stream()
        .flatMap(d -> d.containers().stream())
        .flatMap(c -> c.variables().stream())
        .map(v -> v.shape().dataHost())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static Set<String> tags(List<ServiceFacts> services) {
    Set<String> tags = new TreeSet<>();
    services.forEach(s -> tags.addAll(words(s.tags())));
    return tags;
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
