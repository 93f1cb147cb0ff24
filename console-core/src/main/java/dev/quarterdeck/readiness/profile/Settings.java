package dev.quarterdeck.readiness.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a team may set under {@code settings}.
 *
 * @param logRetentionDays the least retention of a log group; 30 by default
 * @param secretMaxAgeDays how old a secret rotated by hand may be; 90 by default
 * @param p95Millis how long 95 of 100 answers may take; 200 by default
 * @param highVulnerabilities how many high findings an image scan may have; none by default
 * @param oldRevisions how many older revisions of a family are searched for secrets; 10 by default
 * @param requiredVariables names that every task definition must set
 * @param databaseVariables names that hold credentials of databases and caches
 * @param databases ids of the product's databases; empty to find them by variables and tags
 * @param caches ids of the product's caches; empty to find them by variables
 * @param singletonVariables switches of work that must run once
 * @param infrastructureTag the tag key that infrastructure as code leaves, or null
 * @param healthPaths paths that must answer 200
 * @param protectedPaths paths that must refuse requests without a token
 * @param origins frontends that CORS may answer
 * @param buckets the product's; those that its task definitions name where it is empty
 */
public record Settings(
    int logRetentionDays,
    int secretMaxAgeDays,
    int p95Millis,
    int highVulnerabilities,
    int oldRevisions,
    List<String> requiredVariables,
    List<String> databaseVariables,
    List<String> databases,
    List<String> caches,
    List<String> singletonVariables,
    @Nullable String infrastructureTag,
    List<String> healthPaths,
    List<String> protectedPaths,
    List<String> origins,
    List<String> buckets) {
  public static final Settings DEFAULT =
      new Settings(
          30,
          90,
          200,
          0,
          10,
          List.of(),
          List.of(
              "DATABASE_URL",
              "DB_PASSWORD",
              "DATABASE_PASSWORD",
              "POSTGRES_PASSWORD",
              "MYSQL_PASSWORD",
              "PGPASSWORD",
              "SPRING_DATASOURCE_PASSWORD",
              "SPRING_DATASOURCE_URL",
              "MONGODB_URI",
              "REDIS_URL",
              "REDIS_PASSWORD"),
          List.of(),
          List.of(),
          List.of("ENABLE_BILLING_RETRY_WORKER"),
          null,
          List.of(),
          List.of(),
          List.of(),
          List.of());
}
