package dev.quarterdeck.health.timeline;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.secrets.ValueFrom;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** New versions of secrets, and other changes of them; who uses them is known by the revisions. */
final class SecretHistory {
  /** A change so near to a version's making is that making. */
  private static final Duration SAME = Duration.ofSeconds(5);

  private final SecretStore store;
  private final TimeLineReader.Looked looked;

  SecretHistory(SecretStore store, TimeLineReader.Looked looked) {
    this.store = store;
    this.looked = looked;
  }

  Outcome<Listing<Entry>> read(Deadline deadline) {
    return store
        .list()
        .map(
            all -> {
              Gaps gaps = new Gaps();
              List<Entry> entries = new ArrayList<>();
              List<SecretSummary> changed =
                  all.items().stream()
                      .filter(s -> since(s.changedAt()))
                      .filter(s -> looked.concerns(users(s)))
                      .toList();
              List<Outcome<Listing<SecretVersion>>> versions =
                  Gather.each(
                      deadline,
                      changed,
                      s -> "versions of " + s.name(),
                      s -> store.versions(s.arn()));
              for (int i = 0; i < changed.size(); i++) {
                SecretSummary s = changed.get(i);
                switch (versions.get(i)) {
                  case Outcome.Done<Listing<SecretVersion>>(Listing<SecretVersion> l) ->
                      entries.addAll(entries(s, l.items()));
                  case Outcome.Failed<Listing<SecretVersion>>(Problem p) -> {
                    gaps.add("versions", "versions of secret " + s.name(), p);
                    entries.addAll(entries(s, List.of()));
                  }
                }
              }
              List<Unknown> unknowns = new ArrayList<>(all.unknowns());
              unknowns.addAll(gaps.told());
              return new Listing<>(entries, unknowns);
            });
  }

  private boolean since(@Nullable Instant at) {
    return at != null && !at.isBefore(looked.since());
  }

  private List<Entry> entries(SecretSummary s, List<SecretVersion> versions) {
    List<String> users = users(s);
    List<Entry> entries = new ArrayList<>();
    Instant changed = s.changedAt();
    boolean told = false;
    for (SecretVersion v : versions) {
      Instant made = v.createdAt();
      if (made != null && since(made)) {
        told |= changed != null && Duration.between(made, changed).abs().compareTo(SAME) <= 0;
        entries.add(
            entry(
                s,
                users,
                made,
                "secret " + s.name() + ": new version, " + labels(v),
                "version " + v.id()));
      }
    }
    if (changed != null && !told) {
      entries.add(
          entry(
              s,
              users,
              changed,
              "secret " + s.name() + " changed: labels, tags, policy or settings",
              s.currentVersion() == null ? null : "AWSCURRENT is version " + s.currentVersion()));
    }
    return entries;
  }

  private static String labels(SecretVersion v) {
    return v.stages().isEmpty() ? "without a label by now" : String.join(", ", v.stages());
  }

  private static Entry entry(
      SecretSummary s, List<String> users, Instant at, String text, @Nullable String detail) {
    return new Entry(at, Kind.SECRET, users, s.name(), text, detail, null, false);
  }

  /** Services of which a live deployment's revision refers to it. */
  private List<String> users(SecretSummary secret) {
    List<String> users = new ArrayList<>();
    for (Service s : looked.view().services()) {
      Set<String> revisions = new LinkedHashSet<>();
      revisions.add(s.taskDefinition());
      s.deployments().stream().map(Deployment::taskDefinition).forEach(revisions::add);
      if (revisions.stream().anyMatch(r -> uses(r, secret))) {
        users.add(s.ref());
      }
    }
    return users;
  }

  private boolean uses(String revision, SecretSummary secret) {
    TaskDefinition definition = looked.view().taskDefinitions().get(revision);
    return definition != null
        && definition.containers().stream()
            .flatMap(c -> c.secrets().stream())
            .flatMap(r -> ValueFrom.secret(r.valueFrom()).stream())
            .anyMatch(
                v -> v.secretArn().equals(secret.arn()) || v.secretArn().equals(secret.name()));
  }
}
