package dev.quarterdeck.readiness;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.probe.Probes;
import dev.quarterdeck.readiness.probe.Web;
import dev.quarterdeck.readiness.repo.Checkout;
import dev.quarterdeck.readiness.repo.RepoRules;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evidence from a checkout and from the public address, each only where it was given. */
public final class Besides implements Checklist.Extras, AutoCloseable {
  private final @Nullable RepoRules repo;
  private final @Nullable Probes probes;
  private final @Nullable Web web;

  private Besides(@Nullable RepoRules repo, @Nullable Probes probes, @Nullable Web web) {
    this.repo = repo;
    this.probes = probes;
    this.web = web;
  }

  /** Lists the checkout; asks nothing of the address yet. */
  public static Outcome<Besides> of(@Nullable Path checkout, @Nullable URI url) {
    if (url != null && url.getUserInfo() != null) {
      return Outcome.failed(
          new Problem.Invalid(
              "The public address holds a name or a password, which would stand in reports.",
              "Leave out what stands before the @."));
    }
    if (checkout == null) {
      return Outcome.done(with(null, url));
    }
    return Checkout.of(checkout).map(c -> with(new RepoRules(c), url));
  }

  private static Besides with(@Nullable RepoRules repo, @Nullable URI url) {
    if (url == null) {
      return new Besides(repo, null, null);
    }
    Web web = new Web();
    return new Besides(repo, new Probes(url, web), web);
  }

  @Override
  public List<Evidence> evidence(Item item, Readings in) {
    List<Evidence> all = new ArrayList<>();
    if (repo != null) {
      all.addAll(repo.evidence(item, in));
    }
    if (probes != null) {
      all.addAll(probes.evidence(item, in));
    }
    return all;
  }

  @Override
  public void close() {
    if (web != null) {
      web.close();
    }
  }
}
