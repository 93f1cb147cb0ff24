package dev.quarterdeck.sandbox.world.iam;

import dev.quarterdeck.sandbox.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's roles, its managed policies, and those of AWS that it uses. */
public final class Iam {
  private static final String OF_AWS = "arn:aws:iam::aws:policy/";
  private final World world;
  private final Map<String, Role> roles = new TreeMap<>();
  private final Map<String, ManagedPolicy> policies = new TreeMap<>();

  /** A managed policy; its one version is v1. */
  public record ManagedPolicy(String arn, String name, String document, Instant created) {}

  /** A role with the policies that are part of it and those attached to it. */
  public static final class Role {
    private final String name;
    private final String arn;
    private final String id;
    private final Instant created;
    public String trust;
    public @Nullable String boundary;
    public final Map<String, String> inline = new TreeMap<>();
    public final List<String> attached = new ArrayList<>();

    Role(String name, String arn, String id, String trust, Instant created) {
      this.name = name;
      this.arn = arn;
      this.id = id;
      this.trust = trust;
      this.created = created;
    }

    public String name() {
      return name;
    }

    public String arn() {
      return arn;
    }

    public String id() {
      return id;
    }

    public Instant created() {
      return created;
    }
  }

  public Iam(World world) {
    this.world = world;
    ofAws("AdministratorAccess", "*", "*");
    ofAws("AmazonS3FullAccess", "s3:*\",\"s3-object-lambda:*", "*");
    ofAws(
        "service-role/AmazonECSTaskExecutionRolePolicy",
        "ecr:GetAuthorizationToken\",\"ecr:BatchCheckLayerAvailability\","
            + "\"ecr:GetDownloadUrlForLayer\",\"ecr:BatchGetImage\",\"logs:CreateLogStream\","
            + "\"logs:PutLogEvents",
        "*");
  }

  private void ofAws(String path, String actions, String resource) {
    put(
        OF_AWS + path,
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
            + actions
            + "\"],\"Resource\":\""
            + resource
            + "\"}]}");
  }

  private void put(String arn, String document) {
    policies.put(
        arn,
        new ManagedPolicy(arn, arn.substring(arn.lastIndexOf('/') + 1), document, world.now()));
  }

  public Role createRole(String name, String trust) {
    Role role =
        new Role(
            name,
            "arn:aws:iam::" + world.account().id() + ":role/" + name,
            "AROA" + world.randomness().alphanumeric("iam", 17).toUpperCase(java.util.Locale.ROOT),
            trust,
            world.now());
    roles.put(name, role);
    return role;
  }

  /** By name; null when there is none. */
  public @Nullable Role role(String name) {
    return roles.get(name);
  }

  public Collection<Role> roles() {
    return roles.values();
  }

  /** A managed policy of the account. */
  public ManagedPolicy createPolicy(String name, String document) {
    String arn = "arn:aws:iam::" + world.account().id() + ":policy/" + name;
    put(arn, document);
    return java.util.Objects.requireNonNull(policies.get(arn));
  }

  /** By ARN; null when there is none. */
  public @Nullable ManagedPolicy policy(String arn) {
    return policies.get(arn);
  }
}
