package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsSecretStore;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.secrets.VersionRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class SecretStoreContractTest extends Contract {
  private AwsSecretStore store;
  private SecretsManagerClient raw;

  SecretStoreContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void connect() {
    raw = clients.secretsManager();
    store = new AwsSecretStore(clients);
  }

  private String secret(String name, String value) {
    return raw.createSecret(
            q ->
                q.name(prefix + name)
                    .secretString(value)
                    .clientRequestToken(UUID.randomUUID().toString())
                    .tags(t -> t.key("team").value("payments")))
        .arn();
  }

  private String current(String arn) {
    return Objects.requireNonNull(Expect.done(store.describe(arn)).currentVersion());
  }

  private List<SecretSummary> mine(Listing<SecretSummary> all) {
    return all.items().stream().filter(s -> s.name().startsWith(prefix)).toList();
  }

  @Test
  void listsEveryPage() {
    for (int i = 0; i < 120; i++) {
      secret("s" + i, "{}");
    }
    Listing<SecretSummary> listing = Expect.done(store.list());
    assertThat(listing.isComplete()).isTrue();
    assertThat(mine(listing)).hasSize(120).extracting(SecretSummary::name).doesNotHaveDuplicates();
  }

  @Test
  void tellsWhatASecretIsWithoutItsValue() {
    String arn = secret("app", "{\"A\":\"1\"}");
    SecretSummary listed = mine(Expect.done(store.list())).getFirst();
    SecretSummary described = Expect.done(store.describe(prefix + "app"));
    for (SecretSummary s : List.of(listed, described)) {
      assertThat(s.arn()).isEqualTo(arn);
      assertThat(s.tags()).containsEntry("team", "payments");
      assertThat(s.currentVersion()).isNotNull();
      assertThat(s.rotation().enabled()).isFalse();
      assertThat(s.createdAt()).isNotNull();
      assertThat(s.deletedAt()).isNull();
    }
    assertThat(Expect.done(store.describe(arn)).name()).isEqualTo(prefix + "app");
  }

  @Test
  void listsSecretsScheduledForDeletionAndRefusesTheirValue() {
    String arn = secret("gone", "x");
    raw.deleteSecret(q -> q.secretId(arn).recoveryWindowInDays(7L));
    SecretSummary s = mine(Expect.done(store.list())).getFirst();
    assertThat(s.deletedAt()).isNotNull();
    Problem.Conflict problem =
        Expect.failed(store.read(arn, VersionRef.CURRENT), Problem.Conflict.class);
    assertThat(problem.sentence()).contains("deletion");
    assertThat(problem.remedy()).contains("qd secrets restore");
  }

  @Test
  void readsCurrentAndPreviousAndOneVersion() {
    String arn = secret("key", "old");
    String first = current(arn);
    raw.putSecretValue(
        q -> q.secretId(arn).secretString("new").clientRequestToken(UUID.randomUUID().toString()));
    try (SecretContent current = Expect.done(store.read(arn, VersionRef.CURRENT));
        SecretContent previous = Expect.done(store.read(arn, new VersionRef.Stage("AWSPREVIOUS")));
        SecretContent byId = Expect.done(store.read(arn, new VersionRef.Id(first)))) {
      assertThat(current.value().<Boolean>readText("new"::equals)).isTrue();
      assertThat(current.stages()).contains("AWSCURRENT");
      assertThat(previous.value().<Boolean>readText("old"::equals)).isTrue();
      assertThat(previous.versionId()).isEqualTo(first);
      assertThat(byId.value().sameAs(previous.value())).isTrue();
    }
  }

  @Test
  void readsBinaryAndTheLargestValue() {
    byte[] bytes = {0, 1, 2, (byte) 0xff};
    raw.createSecret(q -> q.name(prefix + "bin").secretBinary(SdkBytes.fromByteArray(bytes)));
    secret("large", "x".repeat(65_536));
    try (SecretContent binary = Expect.done(store.read(prefix + "bin", VersionRef.CURRENT));
        SecretContent large = Expect.done(store.read(prefix + "large", VersionRef.CURRENT))) {
      assertThat(binary.binary()).isTrue();
      assertThat(binary.value().<byte[]>read(byte[]::clone)).isEqualTo(bytes);
      assertThat(large.binary()).isFalse();
      assertThat(large.value().size()).isEqualTo(65_536);
    }
  }

  @Test
  void listsVersionsWithTheirLabelsAndDates() {
    String arn = secret("v", "1");
    raw.putSecretValue(
        q -> q.secretId(arn).secretString("2").clientRequestToken(UUID.randomUUID().toString()));
    Listing<SecretVersion> versions = Expect.done(store.versions(arn));
    assertThat(versions.items()).hasSize(2);
    assertThat(versions.items())
        .anyMatch(v -> v.has("AWSCURRENT"))
        .anyMatch(v -> v.has("AWSPREVIOUS"));
    assertThat(versions.items()).allMatch(v -> v.createdAt() != null);
  }

  @Test
  void tellsWhenAVersionWasMade() {
    String arn = secret("dated", "1");
    String version = current(arn);
    Instant made = Expect.done(store.createdAt(arn, version));
    Instant listed =
        Objects.requireNonNull(Expect.done(store.versions(arn)).items().getFirst().createdAt());
    if (differs(KnownDifference.VERSIONS_ARE_DATED_WHEN_ASKED)) {
      assertThat(made).isBeforeOrEqualTo(listed);
    } else {
      assertThat(made.getEpochSecond()).isEqualTo(listed.getEpochSecond());
      assertThat(Expect.done(store.createdAt(arn, version)).getEpochSecond())
          .isEqualTo(made.getEpochSecond());
    }
    Expect.failed(store.createdAt(arn, UUID.randomUUID().toString()), Problem.NotFound.class);
  }

  @Test
  void anUnknownSecretIsNotFound() {
    for (var outcome :
        List.of(store.describe(prefix + "none"), store.read(prefix + "none", VersionRef.CURRENT))) {
      Problem.NotFound problem = Expect.failed(outcome, Problem.NotFound.class);
      assertThat(problem.sentence()).contains("Secrets Manager");
    }
    Expect.<Problem>failed(
        store.versions(prefix + "none"),
        differs(KnownDifference.VERSIONS_OF_AN_UNKNOWN_SECRET)
            ? Problem.Unreachable.class
            : Problem.NotFound.class);
    secret("some", "x");
    Expect.failed(
        store.read(prefix + "some", new VersionRef.Stage("NOSUCHLABEL")), Problem.NotFound.class);
  }

  @Test
  void anEmptyAccountListsNothing() {
    assertThat(mine(Expect.done(store.list()))).isEmpty();
  }

  @Test
  void readsManyValuesAtOnceAndNamesThoseItCannot() {
    List<String> arns = new ArrayList<>();
    for (int i = 0; i < 19; i++) {
      arns.add(secret("many" + i, "value-" + i));
    }
    arns.add(arns.getFirst().replace("many0", "none0"));
    Listing<SecretContent> read = Expect.done(store.current(arns));
    assertThat(read.items()).hasSize(19);
    assertThat(read.items().getFirst().value().<Boolean>readText(v -> v.startsWith("value-")))
        .isTrue();
    assertThat(read.unknowns())
        .singleElement()
        .satisfies(u -> assertThat(u.what()).contains("none0"));
    read.items().forEach(SecretContent::close);
  }
}
