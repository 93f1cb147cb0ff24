package dev.quarterdeck.sandbox.world.firewall;

import dev.quarterdeck.sandbox.world.World;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's regional web ACLs. */
public final class Firewalls {
  private final World world;
  private final Map<String, WebAcl> byArn = new TreeMap<>();
  private final Map<String, String> before = new TreeMap<>();

  public record WebAcl(String id, String name, String arn) {}

  public Firewalls(World world) {
    this.world = world;
  }

  public WebAcl create(String name) {
    String id = world.randomness().uuid("firewalls");
    WebAcl acl =
        new WebAcl(id, name, world.account().arn("wafv2", "regional/webacl/" + name + "/" + id));
    byArn.put(acl.arn(), acl);
    return acl;
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
