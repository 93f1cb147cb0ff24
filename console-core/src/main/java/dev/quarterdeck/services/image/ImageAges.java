package dev.quarterdeck.services.image;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.image.Images.Pushed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When the builds that run were pushed. Each repository is asked once for what it has not told
 * before: what a digest stands for does not change.
 */
public final class ImageAges {
  private final Images images;
  private final String region;
  private final Map<Build, Instant> known = new ConcurrentHashMap<>();

  /** {@code region}: the one whose registries are asked. */
  public ImageAges(Images images, String region) {
    this.images = images;
    this.region = region;
  }

  /** What a container runs: the image's name in its task definition, and what that led to. */
  public record Build(String image, String digest) {}

  /**
   * @param pushedAt null where it is not known
   * @param unknown why not, as a sentence; null where it is known
   */
  public record Age(@Nullable Instant pushedAt, @Nullable String unknown) {}

  /** One for each build that was asked for, and what could not be read. */
  public record Ages(Map<Build, Age> byBuild, List<Unknown> unknowns) {
    public static final Ages NONE = new Ages(Map.of(), List.of());
  }

  /**
   * A build of another registry, or one that its repository has no more, has an unknown age and is
   * no gap: nobody could tell it.
   */
  public Ages read(Deadline deadline, Collection<Build> builds) {
    Map<Build, Age> ages = new HashMap<>();
    Map<EcrRepository, Set<String>> wanted = new LinkedHashMap<>();
    for (Build b : builds) {
      Instant at = known.get(b);
      EcrRepository from = EcrRepository.of(b.image()).orElse(null);
      if (at != null) {
        ages.put(b, new Age(at, null));
      } else if (from == null) {
        ages.put(b, new Age(null, "It is of another registry than ECR, which is not asked."));
      } else if (!from.region().equals(region)) {
        ages.put(b, new Age(null, "It is kept in " + from.region() + ", which is not asked."));
      } else {
        wanted.computeIfAbsent(from, k -> new TreeSet<>()).add(b.digest());
      }
    }
    Gaps gaps = new Gaps();
    List<Unknown> unknowns = new ArrayList<>();
    Map<EcrRepository, Answer> answers = ask(deadline, wanted, gaps, unknowns);
    for (Build b : builds) {
      ages.computeIfAbsent(
          b,
          k ->
              age(
                  k,
                  Objects.requireNonNull(answers.get(EcrRepository.of(k.image()).orElseThrow()))));
    }
    unknowns.addAll(gaps.told());
    return new Ages(ages, List.copyOf(unknowns));
  }

  /** What one repository told; {@code failure} says why it told less than all. */
  private record Answer(Map<String, Instant> pushed, @Nullable String failure) {}

  private Map<EcrRepository, Answer> ask(
      Deadline deadline,
      Map<EcrRepository, Set<String>> wanted,
      Gaps gaps,
      List<Unknown> unknowns) {
    List<EcrRepository> repositories = List.copyOf(wanted.keySet());
    List<Outcome<Listing<Pushed>>> told =
        Gather.each(
            deadline,
            repositories,
            ImageAges::named,
            r ->
                images.pushed(
                    r.account(), r.repository(), List.copyOf(wanted.getOrDefault(r, Set.of()))));
    Map<EcrRepository, Answer> answers = new HashMap<>();
    for (int i = 0; i < repositories.size(); i++) {
      EcrRepository r = repositories.get(i);
      answers.put(
          r,
          switch (told.get(i)) {
            case Outcome.Done<Listing<Pushed>>(Listing<Pushed> l) -> {
              unknowns.addAll(l.unknowns());
              Map<String, Instant> pushed = new HashMap<>();
              l.items().forEach(p -> pushed.put(p.digest(), p.at()));
              yield new Answer(pushed, l.isComplete() ? null : l.unknowns().getFirst().why());
            }
            case Outcome.Failed<Listing<Pushed>>(Problem.NotFound p) ->
                new Answer(Map.of(), p.sentence());
            case Outcome.Failed<Listing<Pushed>>(Problem p) -> {
              gaps.add("image ages", named(r), p);
              yield new Answer(Map.of(), p.sentence());
            }
          });
    }
    return answers;
  }

  private static String named(EcrRepository r) {
    return "the age of images of " + r.repository();
  }

  private Age age(Build build, Answer answer) {
    Instant at = answer.pushed().get(build.digest());
    if (at == null) {
      return new Age(
          null, answer.failure() == null ? "Its repository has it no more." : answer.failure());
    }
    known.put(build, at);
    return new Age(at, null);
  }
}
