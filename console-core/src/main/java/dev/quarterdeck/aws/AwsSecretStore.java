package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.SecretValues;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.secrets.VersionRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

/** Secrets Manager. */
public final class AwsSecretStore implements SecretStore, SecretValues {
  private static final int PAGE = 100;
  private final AwsClients aws;

  /** Dates of versions, one file per account and region. */
  private final Map<String, FactFile> dates = new ConcurrentHashMap<>();

  public AwsSecretStore(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws secretsmanager list-secrets --include-planned-deletion}. */
  @Override
  public Outcome<Listing<SecretSummary>> list() {
    Deadline deadline = aws.deadline();
    return aws.calls().method(() -> Pages.all(deadline, "secrets", this::page));
  }

  private Pages.Page<SecretSummary> page(@Nullable String token) {
    ListSecretsResponse r =
        aws.calls()
            .one(
                () ->
                    aws.secretsManager()
                        .listSecrets(
                            q -> q.includePlannedDeletion(true).maxResults(PAGE).nextToken(token)));
    return new Pages.Page<>(
        r.secretList().stream().map(SecretMapping::summary).toList(), r.nextToken());
  }

  /** {@code aws secretsmanager describe-secret}. */
  @Override
  public Outcome<SecretSummary> describe(String id) {
    return aws.calls()
        .method(
            () ->
                SecretMapping.summary(
                    aws.calls()
                        .one(() -> aws.secretsManager().describeSecret(q -> q.secretId(id)))));
  }

  /** {@code aws secretsmanager describe-secret}. */
  @Override
  public Outcome<List<String>> replicaRegions(String id) {
    return aws.calls()
        .method(
            () ->
                aws
                    .calls()
                    .one(() -> aws.secretsManager().describeSecret(q -> q.secretId(id)))
                    .replicationStatus()
                    .stream()
                    .map(r -> Text.clean(r.region()))
                    .toList());
  }

  /** {@code aws secretsmanager list-secret-version-ids --include-deprecated}. */
  @Override
  public Outcome<Listing<SecretVersion>> versions(String id) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline, "versions of " + Text.clean(id), token -> versionPage(id, token)));
  }

  private Pages.Page<SecretVersion> versionPage(String id, @Nullable String token) {
    ListSecretVersionIdsResponse r =
        aws.calls()
            .one(
                () ->
                    aws.secretsManager()
                        .listSecretVersionIds(
                            q ->
                                q.secretId(id)
                                    .includeDeprecated(true)
                                    .maxResults(PAGE)
                                    .nextToken(token)));
    List<SecretVersion> versions = r.versions().stream().map(SecretMapping::version).toList();
    for (SecretVersion v : versions) {
      if (v.createdAt() != null && r.arn() != null) {
        dates(r.arn()).put(r.arn() + " " + v.id(), Long.toString(v.createdAt().toEpochMilli()));
      }
    }
    return new Pages.Page<>(versions, r.nextToken());
  }

  /** From memory or disk, else {@code aws secretsmanager list-secret-version-ids}. */
  @Override
  public Outcome<Instant> createdAt(String secretArn, String versionId) {
    return knownCreatedAt(secretArn, versionId)
        .map(Outcome::done)
        .orElseGet(
            () -> versions(secretArn).then(listing -> dateIn(listing, secretArn, versionId)));
  }

  @Override
  public Optional<Instant> knownCreatedAt(String secretArn, String versionId) {
    return dates(secretArn).get(secretArn + " " + versionId).flatMap(AwsSecretStore::instant);
  }

  private static Outcome<Instant> dateIn(
      Listing<SecretVersion> versions, String secretArn, String versionId) {
    for (SecretVersion v : versions.items()) {
      if (v.id().equals(versionId) && v.createdAt() != null) {
        return Outcome.done(v.createdAt());
      }
    }
    return Outcome.failed(
        new Problem.NotFound(
            "Version " + Text.clean(versionId) + " of " + Text.clean(secretArn) + " is not listed.",
            versions.isComplete()
                ? "It was removed meanwhile; list the secret again."
                : "The list of versions broke off: " + versions.unknowns().getFirst().why()));
  }

  private static Optional<Instant> instant(String millis) {
    try {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private FactFile dates(String arn) {
    return dates.computeIfAbsent(
        CacheFiles.place(arn),
        place -> new FactFile(CacheFiles.file(aws.facts().byId(), "versions", arn)));
  }

  /** {@code aws secretsmanager get-secret-value}. */
  @Override
  public Outcome<SecretContent> read(String id, VersionRef version) {
    return aws.calls()
        .method(
            () -> {
              GetSecretValueResponse r =
                  aws.calls()
                      .one(
                          () ->
                              aws.secretsManager()
                                  .getSecretValue(
                                      q -> {
                                        q.secretId(id);
                                        switch (version) {
                                          case VersionRef.Stage(String name) ->
                                              q.versionStage(name);
                                          case VersionRef.Id(String versionId) ->
                                              q.versionId(versionId);
                                        }
                                      }));
              return content(r);
            });
  }

  private static SecretContent content(GetSecretValueResponse r) {
    boolean binary = r.secretString() == null;
    if (binary && r.secretBinary() == null) {
      throw new ProblemException(
          new Problem.NotFound(
              "That version of " + Text.clean(r.name()) + " has no value yet.",
              "It was staged without one; choose another version or finish the rotation."));
    }
    SecretValue value =
        binary
            ? SecretValue.ofBytes(r.secretBinary().asByteArrayUnsafe())
            : SecretValue.ofText(r.secretString());
    return new SecretContent(
        r.arn(),
        r.name(),
        Nulls.empty(r.versionId()),
        List.copyOf(r.versionStages()),
        r.createdDate(),
        binary,
        value);
  }

  /** {@code aws secretsmanager batch-get-secret-value}. */
  @Override
  public Outcome<Listing<SecretContent>> current(List<String> arns) {
    return aws.calls()
        .method(
            () -> {
              BatchGetSecretValueResponse r =
                  aws.calls()
                      .one(
                          () ->
                              aws.secretsManager().batchGetSecretValue(q -> q.secretIdList(arns)));
              List<Unknown> unknowns = new ArrayList<>();
              for (APIErrorType e : r.errors()) {
                unknowns.add(unread(e));
              }
              List<SecretContent> contents = new ArrayList<>();
              for (SecretValueEntry v : r.secretValues()) {
                boolean binary = v.secretString() == null;
                contents.add(
                    new SecretContent(
                        v.arn(),
                        v.name(),
                        Nulls.empty(v.versionId()),
                        List.copyOf(v.versionStages()),
                        v.createdDate(),
                        binary,
                        binary
                            ? SecretValue.ofBytes(v.secretBinary().asByteArrayUnsafe())
                            : SecretValue.ofText(v.secretString())));
              }
              return new Listing<>(contents, unknowns);
            });
  }

  private static Unknown unread(APIErrorType e) {
    String code = Nulls.empty(e.errorCode());
    return new Unknown(
        "the value of " + Nulls.empty(e.secretId()),
        "Secrets Manager answered " + code + ".",
        code.startsWith("AccessDenied") ? "secretsmanager:GetSecretValue" : null);
  }
}
