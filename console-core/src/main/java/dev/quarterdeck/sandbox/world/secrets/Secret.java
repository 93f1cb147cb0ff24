package dev.quarterdeck.sandbox.world.secrets;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A secret with its versions and labels. Open to the simulation, guarded by the world's lock. */
public final class Secret {
  /** How native rotation is set up; {@code days} or {@code schedule}, never both. */
  public record Rotation(
      String lambdaArn,
      @Nullable Long days,
      @Nullable String schedule,
      @Nullable String duration) {}

  /** A replica: state only, nothing is copied anywhere. */
  public record Replica(String region, @Nullable String kmsKeyId, String status) {}

  public static final String CURRENT = "AWSCURRENT";
  public static final String PREVIOUS = "AWSPREVIOUS";
  public static final String PENDING = "AWSPENDING";

  private final String name;
  private final String arn;
  private final Instant created;
  private final Map<String, SecretVersion> versions = new LinkedHashMap<>();
  public final Map<String, String> tags = new LinkedHashMap<>();
  public final Map<String, Replica> replicas = new TreeMap<>();
  public @Nullable String description;
  public @Nullable String kmsKeyId;
  public @Nullable String owningService;
  public @Nullable String resourcePolicy;
  public @Nullable String primaryRegion;
  public @Nullable Rotation rotation;
  public boolean rotationEnabled;
  public @Nullable Instant lastRotated;
  public @Nullable Instant nextRotation;
  public @Nullable Instant lastAccessed;
  public @Nullable Instant deleted;
  public @Nullable Instant deletionDue;
  public Instant lastChanged;

  Secret(String name, String arn, Instant created) {
    this.name = name;
    this.arn = arn;
    this.created = created;
    this.lastChanged = created;
  }

  public String name() {
    return name;
  }

  public String arn() {
    return arn;
  }

  public Instant created() {
    return created;
  }

  /** By version id, oldest first. */
  public Map<String, SecretVersion> versions() {
    return versions;
  }

  public @Nullable SecretVersion holder(String stage) {
    for (SecretVersion v : versions.values()) {
      if (v.stages().contains(stage)) {
        return v;
      }
    }
    return null;
  }

  public @Nullable SecretVersion current() {
    return holder(CURRENT);
  }

  /** Labelled versions only, as DescribeSecret shows them. */
  public Map<String, List<String>> labelled() {
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (SecretVersion v : versions.values()) {
      if (!v.stages().isEmpty()) {
        map.put(v.id(), List.copyOf(v.stages()));
      }
    }
    return map;
  }

  /** Reads leave a trace at the resolution of a day. */
  void read(SecretVersion version, Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    lastAccessed = day;
    version.accessed(day);
  }

  /** Moves a label, and AWSPREVIOUS behind AWSCURRENT; the label may be on nobody yet. */
  void move(String stage, SecretVersion to) {
    SecretVersion from = holder(stage);
    if (from == to) {
      return;
    }
    if (from != null) {
      from.stages().remove(stage);
    }
    to.stages().add(stage);
    if (stage.equals(CURRENT) && from != null) {
      SecretVersion previous = holder(PREVIOUS);
      if (previous != null) {
        previous.stages().remove(PREVIOUS);
      }
      from.stages().add(PREVIOUS);
    }
  }

  @Override
  public String toString() {
    return "Secret[" + name + "]";
  }
}
