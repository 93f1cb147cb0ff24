package dev.quarterdeck.sandbox.world.cache;

import java.util.Set;
import java.util.TreeSet;

/**
 * A user of ElastiCache's role-based access control.
 *
 * @param authentication password, no-password or iam
 * @param groups ids of the user groups that it is in
 */
public record CacheUser(
    String id,
    String name,
    String engine,
    String accessString,
    String authentication,
    Set<String> groups) {
  public CacheUser(
      String id, String name, String engine, String accessString, String authentication) {
    this(id, name, engine, accessString, authentication, new TreeSet<>());
  }
}
