package dev.quarterdeck.sandbox.world.images;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The account's registry. */
public final class Images {
  private final World world;
  private final Map<String, Repository> repositories = new TreeMap<>();

  /** An image as it was pushed; {@code tag} may be null. */
  public record Pushed(@Nullable String tag, Instant at, long bytes) {}

  /** How an image's scan ended; findings by severity. */
  public record Scan(String status, Instant completed, Map<String, Integer> findings) {}

  /**
   * A repository; an image without a scan of its own has the usual one, where pushes are scanned.
   */
  public static final class Repository {
    private final String name;
    private final String arn;
    private final String uri;
    private final Instant created;
    public String mutability = "MUTABLE";
    public boolean scanOnPush;
    public @Nullable Scan usual;
    public final Map<String, Scan> scans = new TreeMap<>();

    /** Pushed by hand, by digest; what the fleet runs is there as well. */
    public final Map<String, Pushed> pushed = new TreeMap<>();

    /** Digests that a lifecycle policy, or somebody, took away. */
    public final Set<String> expired = new TreeSet<>();

    Repository(String name, String arn, String uri, Instant created) {
      this.name = name;
      this.arn = arn;
      this.uri = uri;
      this.created = created;
    }

    public String name() {
      return name;
    }

    public String arn() {
      return arn;
    }

    public String uri() {
      return uri;
    }

    public Instant created() {
      return created;
    }

    /** The scan of an image by its digest, or null. */
    public @Nullable Scan scan(String digest) {
      return scans.getOrDefault(digest, scanOnPush ? usual : null);
    }
  }

  public Images(World world) {
    this.world = world;
  }

  public Repository create(String name) {
    Repository r =
        new Repository(
            name,
            world.account().arn("ecr", "repository/" + name),
            world.account().id()
                + ".dkr.ecr."
                + world.account().region()
                + ".amazonaws.com/"
                + name,
            world.now());
    repositories.put(name, r);
    return r;
  }

  /** What the repository holds: what was pushed by hand, and what tasks run. */
  public Map<String, Pushed> held(Repository r) {
    Map<String, Pushed> held = new TreeMap<>(r.pushed);
    for (Cluster c : world.ecs().clusters()) {
      for (EcsTask t : c.tasks()) {
        for (EcsTask.Run run : t.containers) {
          String image = run.spec.image();
          int tag = image.lastIndexOf(':');
          if (tag > 0 && image.substring(0, tag).equals(r.uri)) {
            held.putIfAbsent(
                run.digest, new Pushed(image.substring(tag + 1), r.created, 148_000_000));
          }
        }
      }
    }
    held.keySet().removeAll(r.expired);
    return held;
  }

  public void delete(String name) {
    repositories.remove(name);
  }

  public @Nullable Repository find(String name) {
    return repositories.get(name);
  }

  public Collection<Repository> all() {
    return repositories.values();
  }
}
