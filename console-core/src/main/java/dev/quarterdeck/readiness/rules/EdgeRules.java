package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.BucketReadings.Used;
import dev.quarterdeck.readiness.collect.CdnFacts.Distribution;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands before the services, and whether their requests can be followed. */
final class EdgeRules {
  private static final Duration RECENT = Duration.ofHours(1);
  private static final Pattern COLLECTOR =
      Pattern.compile(
          ".*(?:aws-xray-daemon|xray-daemon|aws-otel-collector|adot|opentelemetry-collector|otelcol"
              + "|datadog/agent|datadog-agent|grafana/(?:agent|alloy)|jaeger|dynatrace|newrelic).*");
  private static final Pattern EXPORTER =
      Pattern.compile(
          "OTEL_EXPORTER_OTLP_(?:TRACES_)?ENDPOINT|AWS_XRAY_DAEMON_ADDRESS|DD_TRACE_AGENT_URL"
              + "|DD_AGENT_HOST|DD_TRACE_ENABLED|SENTRY_TRACES_SAMPLE_RATE|NEW_RELIC_LICENSE_KEY"
              + "|HONEYCOMB_API_KEY|ELASTIC_APM_SERVER_URL");
  private static final Set<String> NAMES =
      Set.of("OTEL_SERVICE_NAME", "AWS_XRAY_TRACING_NAME", "DD_SERVICE");

  private EdgeRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("cdn", EdgeRules::cdn);
    rules.put("tracing", EdgeRules::tracing);
  }

  private static Finding cdn(Readings in) {
    Checks checks = new Checks("cloudfront:ListDistributions", in.now());
    Listing<Distribution> all = in.edge().distributions();
    checks.missing(all.unknowns());
    var balancers = in.balancers().balancers();
    Listing<Used> buckets = in.buckets().used();
    checks.missing(balancers.unknowns()).missing(buckets.unknowns());
    Set<String> hosts = new HashSet<>();
    balancers.items().forEach(b -> hosts.add(b.dnsName().toLowerCase(Locale.ROOT)));
    in.settings().origins().forEach(o -> host(o, hosts));
    int enabled = 0;
    for (Distribution d : all.items()) {
      String found = d.enabled() ? before(d, hosts, buckets.items()) : null;
      enabled += d.enabled() ? 1 : 0;
      if (found != null) {
        return checks.pass(d.id(), "Origins, Aliases", found, "is before " + found).done();
      }
    }
    if (hosts.isEmpty() && buckets.items().isEmpty()) {
      return checks.done(
          "Nothing that a CDN could stand before was found: no load balancer and no bucket in the"
              + " scope.");
    }
    // What it stands before may be among what could not be read.
    if (all.isComplete() && balancers.isComplete() && buckets.isComplete()) {
      checks.fail(
          "distributions",
          "DistributionList",
          enabled,
          enabled == 0
              ? "no CloudFront distribution is enabled"
              : "no enabled distribution has a load balancer, a bucket or a host of the scope");
    }
    return checks.done();
  }

  private static void host(String origin, Set<String> into) {
    String host = origin.contains("://") ? URI.create(origin).getHost() : origin;
    if (host != null) {
      into.add(host.toLowerCase(Locale.ROOT));
    }
  }

  /** What of the scope a distribution fetches from or answers for. */
  private static @Nullable String before(Distribution d, Set<String> hosts, List<Used> buckets) {
    List<String> names = new ArrayList<>(d.origins());
    names.addAll(d.aliases());
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (hosts.contains(lower)) {
        return lower;
      }
      for (Used b : buckets) {
        if (lower.startsWith(b.name() + ".s3")) {
          return b.name();
        }
      }
    }
    return null;
  }

  private static Finding tracing(Readings in) {
    Checks checks = new Checks(DefinitionRules.DEFINITIONS + ", xray:GetTraceSummaries", in.now());
    // Whole minutes, so that the question is the same for a moment.
    Instant to = in.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    Listing<String> traced = in.edge().traced(to.minus(RECENT), to);
    return checks
        .each(
            in.ecs().services(),
            ServiceFacts::ref,
            s -> tracing(checks, s, in.ecs().definition(s), traced))
        .done("No service was found in the scope.");
  }

  private static void tracing(
      Checks checks, ServiceFacts s, TaskDefinitionFacts d, Listing<String> traced) {
    Set<String> names = names(s, d);
    String seen =
        traced.items().stream()
            .filter(t -> names.contains(t.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElse(null);
    String exporter = exporter(d);
    if (seen != null) {
      checks.pass(s.ref(), "ServiceIds.Name", seen, "X-Ray has traces of it from the last hour");
    } else if (!traced.isComplete()) {
      checks.missing(traced.unknowns());
    } else if (exporter != null) {
      checks.warn(
          s.ref(),
          exporter,
          null,
          "has " + exporter + ", and X-Ray has no trace of it from the last hour");
    } else {
      checks.fail(
          s.ref(),
          "containerDefinitions",
          null,
          "has neither a collector nor an exporter of traces, and X-Ray has none of it");
    }
  }

  /** What a service may call itself in its traces. */
  private static Set<String> names(ServiceFacts s, TaskDefinitionFacts d) {
    Set<String> names = new HashSet<>(List.of(s.name(), d.family(), s.cluster() + "-" + s.name()));
    for (ContainerFacts c : d.containers()) {
      names.add(c.name());
      c.variables().stream()
          .filter(v -> NAMES.contains(v.name()))
          .forEach(v -> names.add(String.valueOf(v.shape().shown())));
    }
    Set<String> lower = new HashSet<>();
    names.forEach(n -> lower.add(n.toLowerCase(Locale.ROOT)));
    return lower;
  }

  private static @Nullable String exporter(TaskDefinitionFacts d) {
    for (ContainerFacts c : d.containers()) {
      if (COLLECTOR.matcher(c.image()).matches()) {
        return "the collector " + c.name();
      }
      for (TaskDefinitionFacts.Variable v : c.variables()) {
        if (EXPORTER.matcher(v.name()).matches() && !v.shape().blank()) {
          return v.name();
        }
      }
      for (TaskDefinitionFacts.Reference r : c.secrets()) {
        if (EXPORTER.matcher(r.name()).matches()) {
          return r.name();
        }
      }
    }
    return null;
  }
}
