package dev.quarterdeck.services.image;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.image.Images.Pushed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
 * When the builds that run were pushed, and whether their tags lead elsewhere by now. Each
 * repository is asked for what it has not told lately: what a digest stands for does not change,
 * where a tag leads does.
 */
public final class ImageAges {
  /** A tag that moves is seen so much later at the latest. */
  private static final Duration LATELY = Duration.ofMinutes(5);

  private final Images images;
  private final String region;
  private final InstantSource clock;
  private final Map<Build, Told> known = new ConcurrentHashMap<>();

  /** {@code region}: the one whose registries are asked. */
  public ImageAges(Images images, String region, InstantSource clock) {
    this.images = images;
    this.region = region;
    this.clock = clock;
  }

  private record Told(Age age, Instant at) {}

  /**
   * What a container runs: the image's name in its task definition, and what that led to.
   *
   * @param digest empty where the task does not tell it: the tag is asked then
   */
  public record Build(String image, String digest) {}

  /**
   * @param pushedAt null where it is not known
   * @param unknown why not, as a sentence; null where it is known
   * @param moved where the build's tag leads by now; null where it still leads to the build, or
   *     where that is not known
   */
  public record Age(
      @Nullable Instant pushedAt, @Nullable String unknown, Images.@Nullable Tagged moved) {
    public Age(@Nullable Instant pushedAt, @Nullable String unknown) {
      this(pushedAt, unknown, null);
    }
  }

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
      Told told = known.get(b);
      EcrRepository from = EcrRepository.of(b.image()).orElse(null);
      if (told != null && clock.instant().isBefore(told.at().plus(LATELY))) {
        ages.put(b, told.age());
      } else if (from == null) {
        ages.put(b, new Age(null, "It is of another registry than ECR, which is not asked."));
      } else if (!from.region().equals(region)) {
        ages.put(b, new Age(null, "It is kept in " + from.region() + ", which is not asked."));
      } else {
        Set<String> digests = wanted.computeIfAbsent(from, k -> new TreeSet<>());
        if (!b.digest().isEmpty()) {
          digests.add(b.digest());
        }
      }
    }
    Gaps gaps = new Gaps();
    List<Unknown> unknowns = new ArrayList<>();
    Map<EcrRepository, Answer> answers = ask(deadline, wanted, gaps, unknowns);
    List<Build> asked = builds.stream().distinct().filter(b -> !ages.containsKey(b)).toList();
    List<Build> elsewhere = asked.stream().filter(b -> leftByTag(b, answer(answers, b))).toList();
    List<Outcome<Images.Tagged>> tagged =
        Gather.each(deadline, elsewhere, b -> "the tag of " + b.image(), b -> tagged(b));
    for (Build b : asked) {
      int i = elsewhere.indexOf(b);
      ages.put(b, age(b, answer(answers, b), i < 0 ? null : tagged.get(i), gaps));
    }
    unknowns.addAll(gaps.told());
    return new Ages(ages, List.copyOf(unknowns));
  }

  private static Answer answer(Map<EcrRepository, Answer> answers, Build b) {
    return Objects.requireNonNull(answers.get(EcrRepository.of(b.image()).orElseThrow()));
  }

  /** Whether the build's tag is not among those that lead to it; without a digest it is asked. */
  private static boolean leftByTag(Build b, Answer answer) {
    String tag = EcrRepository.tag(b.image());
    Pushed pushed = answer.pushed().get(b.digest());
    return tag != null
        && (b.digest().isEmpty() || (pushed != null && !pushed.tags().contains(tag)));
  }

  private Outcome<Images.Tagged> tagged(Build b) {
    EcrRepository r = EcrRepository.of(b.image()).orElseThrow();
    return images.tagged(
        r.account(), r.repository(), Objects.requireNonNull(EcrRepository.tag(b.image())));
  }

  /** What one repository told; {@code failure} says why it told less than all. */
  private record Answer(Map<String, Pushed> pushed, @Nullable String failure) {}

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
            r -> {
              Set<String> digests = wanted.getOrDefault(r, Set.of());
              return digests.isEmpty()
                  ? Outcome.done(Listing.complete(List.of()))
                  : images.pushed(r.account(), r.repository(), List.copyOf(digests));
            });
    Map<EcrRepository, Answer> answers = new HashMap<>();
    for (int i = 0; i < repositories.size(); i++) {
      EcrRepository r = repositories.get(i);
      answers.put(
          r,
          switch (told.get(i)) {
            case Outcome.Done<Listing<Pushed>>(Listing<Pushed> l) -> {
              unknowns.addAll(l.unknowns());
              Map<String, Pushed> pushed = new HashMap<>();
              l.items().forEach(p -> pushed.put(p.digest(), p));
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

  private Age age(Build build, Answer answer, @Nullable Outcome<Images.Tagged> tag, Gaps gaps) {
    if (tag instanceof Outcome.Failed<Images.Tagged>(Problem p)
        && !(p instanceof Problem.NotFound)) {
      gaps.add("tags", "where the tag of " + build.image() + " leads", p);
    }
    Images.Tagged leads = tag instanceof Outcome.Done<Images.Tagged>(Images.Tagged t) ? t : null;
    Pushed pushed = answer.pushed().get(build.digest());
    if (pushed == null && !build.digest().isEmpty()) {
      return new Age(
          null, answer.failure() == null ? "Its repository has it no more." : answer.failure());
    }
    if (pushed == null) {
      return leads == null
          ? new Age(null, "Its task tells no digest, and its tag leads nowhere that could be read.")
          : kept(build, new Age(leads.at(), null));
    }
    // Of a list of images tasks run one, which has no tag of its own.
    boolean moved = leads != null && !leads.several() && !leads.digest().equals(build.digest());
    return kept(build, new Age(pushed.at(), null, moved ? leads : null));
  }

  private Age kept(Build build, Age age) {
    known.put(build, new Told(age, clock.instant()));
    return age;
  }
}
