package dev.quarterdeck.sandbox.world.images;

import dev.quarterdeck.sandbox.world.World;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's registry. */
public final class Images {
  private final World world;
  private final Map<String, Repository> repositories = new TreeMap<>();

  /** An image; the tag is null once another image has it. */
  public record Image(String digest, @Nullable String tag, Instant pushed) {}

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
    private final Map<String, Image> images = new LinkedHashMap<>();

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

    /** Takes an image; its tag leaves the image that had it. */
    public void push(String digest, @Nullable String tag, Instant at) {
      if (tag != null) {
        images.replaceAll((d, i) -> tag.equals(i.tag()) ? new Image(d, null, i.pushed()) : i);
      }
      images.put(digest, new Image(digest, tag, at));
    }

    /** A lifecycle policy, or somebody, takes all images away. */
    public void expire() {
      images.clear();
    }

    public @Nullable Image image(String digest) {
      return images.get(digest);
    }

    public Collection<Image> images() {
      return images.values();
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

  public void delete(String name) {
    repositories.remove(name);
  }

  public @Nullable Repository find(String name) {
    return repositories.get(name);
  }

  /** The repository that an image's name leads to; null for an image from elsewhere. */
  public @Nullable Repository of(String image) {
    return repositories.values().stream()
        .filter(r -> image.startsWith(r.uri() + ":") || image.startsWith(r.uri() + "@"))
        .findFirst()
        .orElse(null);
  }

  public Collection<Repository> all() {
    return repositories.values();
  }
}
