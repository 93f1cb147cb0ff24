package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.services.image.ImageAges;
import dev.quarterdeck.services.image.ImageAges.Age;
import dev.quarterdeck.services.image.ImageAges.Ages;
import dev.quarterdeck.services.image.ImageAges.Build;
import dev.quarterdeck.services.image.Images;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How old the images are that run: asked of ECR alone, once, and never guessed. */
class ImageAgeTest {
  private static final String OURS = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/";
  private static final Instant PUSHED = Instant.parse("2026-03-01T08:00:00Z");
  private static final Deadline LONG = Deadline.in(Duration.ofSeconds(30));

  @TempDir Path temp;

  private final List<String> asked = new ArrayList<>();
  private final Map<String, Images.Tagged> tags = new HashMap<>();
  private final Images ecr =
      new Images() {
        @Override
        public Outcome<Listing<Pushed>> pushed(
            String account, String repository, List<String> digests) {
          synchronized (asked) {
            asked.add(account + " " + repository + " " + digests);
          }
          return repository.equals("closed")
              ? Outcome.failed(Problems.timedOut("Reading images"))
              : Outcome.done(
                  Listing.complete(
                      digests.stream()
                          .filter(d -> !d.endsWith("gone"))
                          .map(d -> new Pushed(d, PUSHED, tagsOf(d)))
                          .toList()));
        }

        @Override
        public Outcome<Tagged> tagged(String account, String repository, String tag) {
          synchronized (asked) {
            asked.add(account + " " + repository + " " + tag);
          }
          Tagged to = tags.get(tag);
          return to == null
              ? Outcome.failed(new Problem.NotFound("There is no such tag.", "Look."))
              : Outcome.done(to);
        }
      };

  /** Those that were moved lead elsewhere. */
  private List<String> tagsOf(String digest) {
    return Stream.of("1", "2", "3")
        .filter(t -> !tags.containsKey(t) || tags.get(t).digest().equals(digest))
        .toList();
  }

  private Ages read(ImageAges ages, Build... builds) {
    return ages.read(LONG, List.of(builds));
  }

  @Test
  void a_tag_that_leads_elsewhere_by_now_is_told() {
    Images.Tagged other = new Images.Tagged("sha256:b", PUSHED.plusSeconds(60), false);
    Instant[] now = {PUSHED};
    ImageAges ages = new ImageAges(ecr, "eu-west-1", () -> now[0]);
    Build build = new Build(OURS + "api:1", "sha256:a");
    assertThat(read(ages, build).byBuild()).containsEntry(build, new Age(PUSHED, null, null));
    tags.put("1", other);
    assertThat(read(ages, build).byBuild()).as("told lately").containsValue(new Age(PUSHED, null));
    now[0] = PUSHED.plus(Duration.ofMinutes(6));
    assertThat(read(ages, build).byBuild()).containsEntry(build, new Age(PUSHED, null, other));
    Build pinned = new Build(OURS + "api@sha256:a", "sha256:a");
    assertThat(read(ages, pinned).byBuild())
        .as("names no tag")
        .containsValue(new Age(PUSHED, null));
  }

  @Test
  void of_a_list_of_images_tasks_run_one_and_a_tag_that_is_gone_has_not_moved() {
    ImageAges ages = new ImageAges(ecr, "eu-west-1", () -> PUSHED);
    tags.put("2", new Images.Tagged("sha256:list", PUSHED, true));
    Build one = new Build(OURS + "api:2", "sha256:a");
    Build gone = new Build(OURS + "web:9", "sha256:a");
    assertThat(read(ages, one, gone).byBuild().values()).containsOnly(new Age(PUSHED, null));
  }

  @Test
  void where_a_task_tells_no_digest_its_tag_is_asked() {
    ImageAges ages = new ImageAges(ecr, "eu-west-1", () -> PUSHED);
    Instant at = PUSHED.minusSeconds(60);
    tags.put("3", new Images.Tagged("sha256:c", at, false));
    Build build = new Build(OURS + "api:3", "");
    assertThat(read(ages, build).byBuild()).containsEntry(build, new Age(at, null));
    assertThat(asked).containsExactly("111122223333 api 3");
    Build nowhere = new Build(OURS + "api:7", "");
    assertThat(Objects.requireNonNull(read(ages, nowhere).byBuild().get(nowhere)).unknown())
        .contains("no digest");
  }

  @Test
  void each_repository_is_asked_once_for_all_its_builds() {
    ImageAges ages = new ImageAges(ecr, "eu-west-1", () -> PUSHED);
    Build one = new Build(OURS + "api:1", "sha256:a");
    Build two = new Build(OURS + "api:2", "sha256:b");
    Build web = new Build(OURS + "web:1", "sha256:c");
    Ages first = ages.read(LONG, List.of(one, two, web));
    assertThat(first.byBuild().values()).hasSize(3).containsOnly(new Age(PUSHED, null));
    assertThat(first.unknowns()).isEmpty();
    assertThat(asked)
        .containsExactlyInAnyOrder(
            "111122223333 api [sha256:a, sha256:b]", "111122223333 web [sha256:c]");
    assertThat(ages.read(LONG, List.of(two, web)).byBuild()).hasSize(2);
    assertThat(asked).as("known by now").hasSize(2);
  }

  @Test
  void what_nobody_can_tell_is_unknown_and_says_why() {
    ImageAges ages = new ImageAges(ecr, "eu-west-1", () -> PUSHED);
    Build elsewhere = new Build("registry.example.com/api:1", "sha256:a");
    Build region = new Build(OURS.replace("eu-west-1", "us-east-1") + "api:1", "sha256:a");
    Build gone = new Build(OURS + "api:1", "sha256:gone");
    Build closed = new Build(OURS + "closed:1", "sha256:a");
    Ages read = ages.read(LONG, List.of(elsewhere, region, gone, closed));
    assertThat(read.byBuild().values()).extracting(Age::pushedAt).containsOnlyNulls();
    assertThat(Objects.requireNonNull(read.byBuild().get(elsewhere)).unknown())
        .contains("another registry");
    assertThat(Objects.requireNonNull(read.byBuild().get(region)).unknown()).contains("us-east-1");
    assertThat(Objects.requireNonNull(read.byBuild().get(gone)).unknown()).contains("no more");
    assertThat(Objects.requireNonNull(read.byBuild().get(closed)).unknown()).contains("in time");
    assertThat(read.unknowns())
        .extracting(Unknown::what)
        .containsExactly("the age of images of closed");
  }

  private ServiceHealth web(DrivenSandbox d, List<Unknown> unknowns) {
    HealthReport r = d.console().health(d.deadline(), HealthCheck.Scope.ALL).orThrow();
    unknowns.addAll(r.unknowns());
    return r.services().stream()
        .filter(s -> s.ref().equals("acme-prod/web"))
        .findFirst()
        .orElseThrow();
  }

  private static Age age(ServiceHealth s) {
    Evidence.Image image = s.evidence().images().getFirst();
    return Objects.requireNonNull(s.evidence().age(image.image(), image.digests().getFirst()));
  }

  @Test
  void health_tells_when_the_running_image_was_pushed() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      List<Unknown> unknowns = new ArrayList<>();
      ServiceHealth web = web(d, unknowns);
      Instant at = Objects.requireNonNull(age(web).pushedAt());
      assertThat(at).isBefore(Objects.requireNonNull(web.evidence().oldestTask()));
      assertThat(unknowns).isEmpty();
    }
  }

  @Test
  void a_missing_permission_leaves_the_age_unknown_and_the_verdict_as_it_is() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      d.sandbox().faults().on("ecr", "DescribeImages").deny();
      List<Unknown> unknowns = new ArrayList<>();
      ServiceHealth web = web(d, unknowns);
      assertThat(web.verdict()).isEqualTo(Verdict.HEALTHY);
      assertThat(age(web).pushedAt()).isNull();
      assertThat(age(web).unknown()).contains("ecr:DescribeImages");
      assertThat(unknowns).extracting(Unknown::permission).containsOnly("ecr:DescribeImages");
    }
  }
}
