package dev.quarterdeck.sandbox.world.firewall;

import dev.quarterdeck.sandbox.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's regional web ACLs. */
public final class Firewalls {
  private final World world;
  private final Map<String, WebAcl> byArn = new TreeMap<>();
  private final Map<String, String> before = new TreeMap<>();
  private final Map<String, RuleGroup> groups = new TreeMap<>();

  /** Its rules are kept as they were sent; they stop nothing here. */
  public record WebAcl(String id, String name, String arn, List<Object> rules) {}

  public record RuleGroup(String id, String name, String arn, long capacity, List<Object> rules) {}

  public Firewalls(World world) {
    this.world = world;
  }

  public WebAcl create(String name) {
    String id = world.randomness().uuid("firewalls");
    WebAcl acl =
        new WebAcl(
            id,
            name,
            world.account().arn("wafv2", "regional/webacl/" + name + "/" + id),
            new ArrayList<>());
    byArn.put(acl.arn(), acl);
    return acl;
  }

  public RuleGroup createGroup(String name, long capacity, Collection<?> rules) {
    String id = world.randomness().uuid("firewalls");
    RuleGroup group =
        new RuleGroup(
            id,
            name,
            world.account().arn("wafv2", "regional/rulegroup/" + name + "/" + id),
            capacity,
            List.copyOf(rules));
    groups.put(group.arn(), group);
    return group;
  }

  public @Nullable RuleGroup group(String arn) {
    return groups.get(arn);
  }

  public @Nullable WebAcl find(String arn) {
    return byArn.get(arn);
  }

  /** Puts it before a resource, in the place of the one that was. */
  public void associate(WebAcl acl, String resourceArn) {
    before.put(resourceArn, acl.arn());
  }

  public void disassociate(String resourceArn) {
    before.remove(resourceArn);
  }

  /** What stands before a resource, or null. */
  public @Nullable WebAcl before(String resourceArn) {
    String arn = before.get(resourceArn);
    return arn == null ? null : byArn.get(arn);
  }
}
