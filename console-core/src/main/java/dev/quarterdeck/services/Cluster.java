package dev.quarterdeck.services;

/**
 * An ECS cluster; counts as ECS reports them.
 *
 * @param status for example ACTIVE; {@link #NOT_READ} where it may not be described, and the counts
 *     are zero
 */
public record Cluster(
    String arn, String name, String status, int activeServices, int runningTasks) {
  public static final String NOT_READ = "NOT_READ";
}
