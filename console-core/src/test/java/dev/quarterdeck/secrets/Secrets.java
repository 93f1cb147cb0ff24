package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store in memory: secrets with dates of their current versions, and what is refused. */
final class Secrets implements SecretStore {
  final Map<String, SecretSummary> byArn = new LinkedHashMap<>();
  final Map<String, Outcome<Instant>> dates = new LinkedHashMap<>();
  Outcome<Listing<SecretSummary>> listed = Outcome.done(Listing.complete(List.of()));

  static SecretSummary summary(String name, Map<String, String> tags, Rotation rotation) {
    return new SecretSummary(
        arn(name),
        name,
        null,
        null,
        null,
        null,
        null,
        rotation,
        Map.of("v-" + name, List.of("AWSCURRENT")),
        tags,
        null,
        null,
        null);
  }

  static String arn(String name) {
    return "arn:aws:secretsmanager:us-east-1:111122223333:secret:" + name + "-AbCdEf";
  }

  Secrets with(SecretSummary s, @Nullable Instant current) {
    byArn.put(s.arn(), s);
    dates.put(
        s.arn(),
        current == null
            ? Outcome.failed(
                new Problem.Denied(
                    "secretsmanager:ListSecretVersionIds is not allowed.",
                    "Allow it.",
                    "secretsmanager:ListSecretVersionIds",
                    null))
            : Outcome.done(current));
    listed = Outcome.done(Listing.complete(List.copyOf(byArn.values())));
    return this;
  }

  @Override
  public Outcome<Listing<SecretSummary>> list() {
    return listed;
  }

  @Override
  public Outcome<SecretSummary> describe(String id) {
    return byArn.values().stream()
        .filter(s -> s.arn().equals(id) || s.name().equals(id))
        .findFirst()
        .map(Outcome::done)
        .orElseGet(() -> Outcome.failed(new Problem.NotFound("There is no such secret.", "Look.")));
  }

  @Override
  public Outcome<List<String>> replicaRegions(String id) {
    return Outcome.done(List.of());
  }

  @Override
  public Outcome<Listing<SecretVersion>> versions(String id) {
    return describe(id)
        .map(
            s ->
                Listing.complete(
                    s.stages().entrySet().stream()
                        .map(e -> new SecretVersion(e.getKey(), e.getValue(), null, null))
                        .toList()));
  }

  @Override
  public Outcome<Instant> createdAt(String secretArn, String versionId) {
    return dates.getOrDefault(
        secretArn, Outcome.failed(new Problem.NotFound("No such version.", "Look.")));
  }

  @Override
  public Optional<Instant> knownCreatedAt(String secretArn, String versionId) {
    return Optional.empty();
  }

  @Override
  public Outcome<SecretContent> read(String id, VersionRef version) {
    return Outcome.failed(new Problem.NotFound("It holds no value.", "Put one."));
  }
}
