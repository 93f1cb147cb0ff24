package dev.quarterdeck.sandbox.world.keys;

import dev.quarterdeck.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's keys, and their aliases. */
public final class Keys {
  private final World world;
  private final Map<String, Key> keys = new TreeMap<>();
  private final Map<String, String> aliases = new TreeMap<>();

  /** One key; its material stays out of the sandbox. */
  public static final class Key {
    private final String id;
    private final String arn;
    private final String spec;
    private final Instant created;
    public String manager = "CUSTOMER";
    public String state = "Enabled";
    public boolean rotates;
    public String policy;
    public @Nullable Instant deletion;

    Key(String id, String arn, String spec, Instant created, String policy) {
      this.id = id;
      this.arn = arn;
      this.spec = spec;
      this.created = created;
      this.policy = policy;
    }

    public String id() {
      return id;
    }

    public String arn() {
      return arn;
    }

    public String spec() {
      return spec;
    }

    public Instant created() {
      return created;
    }

    public boolean symmetric() {
      return spec.equals("SYMMETRIC_DEFAULT");
    }
  }

  public Keys(World world) {
    this.world = world;
  }

  public Key create(String spec) {
    String id = world.randomness().uuid("keys");
    Key key = new Key(id, world.account().arn("kms", "key/" + id), spec, world.now(), byDefault());
    keys.put(id, key);
    return key;
  }

  /** KMS's default, with which the account's policies decide. */
  private String byDefault() {
    return "{\"Version\":\"2012-10-17\",\"Id\":\"key-default-1\",\"Statement\":[{\"Sid\":"
        + "\"Enable IAM User Permissions\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
        + "\"arn:aws:iam::"
        + world.account().id()
        + ":root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}";
  }

  public void alias(String alias, Key key) {
    aliases.put(alias, key.id());
  }

  /** Disabled at once, and gone after the days. */
  public void scheduleDeletion(Key key, int days) {
    key.state = "PendingDeletion";
    key.deletion = world.now().plus(Duration.ofDays(days));
  }

  /** By id, ARN, alias or an alias's ARN; null when there is none. */
  public @Nullable Key find(String name) {
    String alias = name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
    if (alias.startsWith("alias/")) {
      String id = aliases.get(alias);
      return id == null ? null : keys.get(id);
    }
    return keys.get(name.substring(name.lastIndexOf('/') + 1));
  }
}
