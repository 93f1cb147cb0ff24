package dev.quarterdeck.sandbox.world.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A user of ElastiCache's role-based access control. */
public final class CacheUser {
  private final String id;
  private final String name;
  private final String engine;
  private final String arn;
  private final List<String> passwords = new ArrayList<>();
  private final Set<String> groups = new TreeSet<>();
  String accessString;
  String authentication;
  String status = "active";

  CacheUser(
      String id,
      String name,
      String engine,
      String arn,
      String accessString,
      String authentication,
      List<String> passwords) {
    this.id = id;
    this.name = name;
    this.engine = engine;
    this.arn = arn;
    this.accessString = accessString;
    this.authentication = authentication;
    this.passwords.addAll(passwords);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String engine() {
    return engine;
  }

  public String arn() {
    return arn;
  }

  public String accessString() {
    return accessString;
  }

  /** {@code password}, {@code no-password} or {@code iam}. */
  public String authentication() {
    return authentication;
  }

  /** {@code active} or {@code modifying}. */
  public String status() {
    return status;
  }

  /** Ids of the user groups that it is in. */
  public Set<String> groups() {
    return groups;
  }

  public int passwords() {
    return passwords.size();
  }

  /** Whether a client that logs in with it would be let in. */
  public boolean takes(String password) {
    return passwords.contains(password);
  }

  void apply(List<String> only) {
    passwords.clear();
    passwords.addAll(only);
    authentication = "password";
    status = "active";
  }
}
