package dev.quarterdeck.logs.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A query by a name: the ones for the usual questions, which know the field names that loggers use
 * most, and those of the configuration, which win over them.
 */
public record SavedQuery(String name, String asks, String query) {

  private static final List<SavedQuery> SHIPPED =
      List.of(
          new SavedQuery(
              "top-errors",
              "Which errors come most often.",
              "fields coalesce(msg, message, error, @message) as what"
                  + " | filter coalesce(level, severity, lvl) like /(?i)err|fatal|crit|panic/"
                  + " or @message like /(ERROR|FATAL|Exception)/"
                  + " | stats count(*) as hits, max(@timestamp) as last by what"
                  + " | sort hits desc | limit 20"),
          new SavedQuery(
              "errors-by-minute",
              "How many errors there were in each minute.",
              "fields bin(1m) as minute"
                  + " | filter coalesce(level, severity, lvl) like /(?i)err|fatal|crit|panic/"
                  + " or @message like /(ERROR|FATAL|Exception)/"
                  + " | stats count(*) as errors by minute | sort minute asc"),
          new SavedQuery(
              "5xx-by-minute",
              "How many answers were a 5xx in each minute, and of how many.",
              "fields bin(1m) as minute, coalesce(status, statusCode, status_code) as code,"
                  + " code >= 500 as bad"
                  + " | filter ispresent(code)"
                  + " | stats sum(bad) as errors, count(*) as requests by minute | sort minute asc"),
          new SavedQuery(
              "status-codes",
              "How often each status was answered.",
              "fields coalesce(status, statusCode, status_code) as code | filter ispresent(code)"
                  + " | stats count(*) as answers by code | sort answers desc"),
          new SavedQuery(
              "slowest-routes",
              "Which routes take longest, by their 95th percentile.",
              "fields coalesce(route, path, url, uri) as endpoint,"
                  + " coalesce(ms, duration, durationMs, latency, responseTime) as took"
                  + " | filter ispresent(endpoint) and ispresent(took)"
                  + " | stats count(*) as requests, avg(took) as average, pct(took, 95) as p95,"
                  + " max(took) as slowest by endpoint"
                  + " | sort p95 desc | limit 20"),
          new SavedQuery(
              "slowest-requests",
              "The single slowest requests.",
              "fields @timestamp, coalesce(route, path, url, uri) as endpoint,"
                  + " coalesce(ms, duration, durationMs, latency, responseTime) as took"
                  + " | filter ispresent(took) | sort took desc | limit 20"),
          new SavedQuery(
              "lines-by-stream",
              "Which streams (tasks) write most.",
              "stats count(*) as lines by @logStream | sort lines desc | limit 50"),
          new SavedQuery(
              "lines-by-minute",
              "How many lines there were in each minute.",
              "fields bin(1m) as minute | stats count(*) as lines by minute | sort minute asc"));

  /** By name; those of {@code own} (name to query) win. */
  public static List<SavedQuery> all(Map<String, String> own) {
    Map<String, SavedQuery> byName = new TreeMap<>();
    SHIPPED.forEach(q -> byName.put(q.name(), q));
    own.forEach(
        (name, query) -> byName.put(name, new SavedQuery(name, "From config.yaml.", query)));
    return new ArrayList<>(byName.values());
  }
}
