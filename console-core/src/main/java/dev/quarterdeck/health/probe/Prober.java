package dev.quarterdeck.health.probe;

import dev.quarterdeck.health.LoadBalancers;
import dev.quarterdeck.health.Probe;
import dev.quarterdeck.health.TargetGroup;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Service;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Asks health endpoints. Nothing is asked on its own: either the configuration names an address
 * that is always asked, or a person wants probes; then services without a configured address are
 * asked at their load balancer's name. Answers from there are told only, never judged: its
 * certificate is for another name, and its rules may want another host.
 */
public final class Prober {
  /** What is tried at a load balancer, in order, after the target group's own path. */
  static final List<String> PATHS = List.of("/health/ready", "/api/health/ready", "/api/health");

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final List<ProbeRule> rules;
  private final Http http;
  private final LoadBalancers loadBalancers;
  private final boolean publicNames;

  /**
   * @param publicNames whether names of load balancers lead anywhere: they do not on a sandbox or
   *     an emulator, and there nothing outside must be asked
   */
  public Prober(
      List<ProbeRule> rules, Http http, LoadBalancers loadBalancers, boolean publicNames) {
    this.rules = List.copyOf(rules);
    this.http = http;
    this.loadBalancers = loadBalancers;
    this.publicNames = publicNames;
  }

  /**
   * Answers by {@link Service#ref}, and what could not be asked.
   *
   * @param missing what of that somebody named an address for, by service: there an answer decides
   */
  public record Probed(
      Map<String, List<Probe>> byService,
      List<Unknown> unknowns,
      Map<String, List<Unknown>> missing) {
    public static final Probed NONE = new Probed(Map.of(), List.of(), Map.of());
  }

  /** {@code addresses}: what is tried in order; finding them may ask AWS. */
  private record Ask(String service, Supplier<Outcome<List<URI>>> addresses, boolean certain) {
    String name() {
      return "the health endpoint of " + service;
    }
  }

  /** {@code wanted}: whether a person asked for probes. */
  public Probed run(
      Deadline deadline, List<Service> services, Map<String, TargetGroup> groups, boolean wanted) {
    List<Ask> asks = new ArrayList<>();
    List<Unknown> unknowns = new ArrayList<>();
    for (Service s : services) {
      List<ProbeRule> own = rules.stream().filter(r -> matches(r, s)).toList();
      own.stream()
          .filter(r -> r.always() || wanted)
          .forEach(r -> asks.add(new Ask(s.ref(), () -> Outcome.done(List.of(r.url())), true)));
      if (own.isEmpty() && wanted) {
        guess(s, groups, asks, unknowns);
      }
    }
    if (asks.isEmpty()) {
      return unknowns.isEmpty() ? Probed.NONE : new Probed(Map.of(), unknowns, Map.of());
    }
    List<Outcome<Probe>> answers =
        Gather.each(
            deadline, asks, Ask::name, a -> a.addresses().get().map(at -> probe(deadline, a, at)));
    Map<String, List<Probe>> byService = new HashMap<>();
    Map<String, List<Unknown>> missing = new HashMap<>();
    for (int i = 0; i < asks.size(); i++) {
      Ask a = asks.get(i);
      switch (answers.get(i)) {
        case Outcome.Done<Probe>(Probe p) ->
            byService.computeIfAbsent(a.service(), k -> new ArrayList<>()).add(p);
        case Outcome.Failed<Probe>(Problem p) -> {
          Unknown unknown = Unknown.of(a.name(), p);
          unknowns.add(unknown);
          if (a.certain()) {
            missing.computeIfAbsent(a.service(), k -> new ArrayList<>()).add(unknown);
          }
        }
      }
    }
    return new Probed(byService, unknowns, missing);
  }

  /** The same where nothing came back at all. */
  public Probed unasked(List<Service> services, boolean wanted, Problem problem) {
    Map<String, List<Unknown>> missing = new HashMap<>();
    for (Service s : services) {
      if (rules.stream().anyMatch(r -> matches(r, s) && (r.always() || wanted))) {
        missing.put(s.ref(), List.of(Unknown.of("the health endpoint of " + s.ref(), problem)));
      }
    }
    return new Probed(
        Map.of(), List.of(Unknown.of("the health endpoints", problem)), Map.copyOf(missing));
  }

  private static boolean matches(ProbeRule rule, Service s) {
    Pattern pattern = Pattern.compile(Pattern.quote(rule.service()).replace("*", "\\E.*\\Q"));
    return pattern.matcher(s.name()).matches() || pattern.matcher(s.ref()).matches();
  }

  private void guess(
      Service s, Map<String, TargetGroup> groups, List<Ask> asks, List<Unknown> unknowns) {
    Set<String> asked = new HashSet<>();
    for (String arn : s.servingGroups()) {
      TargetGroup g = groups.get(arn);
      if (g == null || !g.application()) {
        continue;
      }
      if (!publicNames) {
        unknowns.add(
            new Unknown(
                "the health endpoint of " + s.ref(),
                "Load balancers of a sandbox or an emulator have no address on the network: name one"
                    + " under probes in the configuration.",
                null));
        return;
      }
      for (String balancer : g.loadBalancers()) {
        if (asked.add(balancer)) {
          asks.add(
              new Ask(
                  s.ref(),
                  () -> loadBalancers.address(balancer).map(base -> paths(base, g)),
                  false));
        }
      }
    }
  }

  private static List<URI> paths(URI base, TargetGroup g) {
    Set<String> paths = new LinkedHashSet<>();
    if (g.healthPath() != null && g.healthPath().startsWith("/")) {
      paths.add(g.healthPath());
    }
    paths.addAll(PATHS);
    return paths.stream().map(base::resolve).toList();
  }

  /** The first path that exists answers; of a configured address there is one. */
  private Probe probe(Deadline deadline, Ask ask, List<URI> addresses) {
    Probe last = null;
    for (URI address : addresses) {
      Duration limit = deadline.left().compareTo(LIMIT) < 0 ? deadline.left() : LIMIT;
      last = told(address, http.get(address, limit), ask.certain());
      if (last.status() == null || last.status() != 404) {
        break;
      }
    }
    return Objects.requireNonNull(last);
  }

  private static Probe told(URI address, Http.Answer a, boolean certain) {
    String failure = a.failure();
    if (failure == null && certain && a.certificate() != null) {
      failure = a.certificate();
    }
    if (failure == null && a.status() != null && (a.status() < 200 || a.status() > 299)) {
      failure = "it answered " + a.status();
    }
    return new Probe(
        address, a.status(), a.status() == null ? null : a.took(), a.expires(), failure, certain);
  }
}
