package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.session.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** The AWS configuration and credentials files, read once when first needed. */
public final class AwsFiles implements Profiles {
  private final Supplier<ProfileFile> read;
  private @Nullable ProfileFile files;

  private AwsFiles(Supplier<ProfileFile> read) {
    this.read = read;
  }

  /** Where the SDK looks: AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, {@code ~/.aws}. */
  public static AwsFiles ofSystem() {
    return new AwsFiles(ProfileFile::defaultProfileFile);
  }

  /** Two given files, either of which may be absent. */
  public static AwsFiles of(Path config, Path credentials) {
    return new AwsFiles(
        () -> {
          ProfileFile.Aggregator all = ProfileFile.aggregator();
          add(all, config, ProfileFile.Type.CONFIGURATION);
          add(all, credentials, ProfileFile.Type.CREDENTIALS);
          return all.build();
        });
  }

  private static void add(ProfileFile.Aggregator all, Path file, ProfileFile.Type type) {
    if (Files.isRegularFile(file)) {
      all.addFile(ProfileFile.builder().content(file).type(type).build());
    }
  }

  @Override
  public Outcome<List<Entry>> list() {
    return Outcome.of(
        () ->
            file().profiles().values().stream()
                .map(AwsFiles::entry)
                .sorted(Comparator.comparing(Entry::name))
                .toList());
  }

  /** The regions that this version of the SDK knows, by id. */
  public static List<String> regions() {
    return Region.regions().stream()
        .filter(r -> !r.isGlobalRegion())
        .map(Region::id)
        .sorted()
        .toList();
  }

  /** The names, or none where the files cannot be read: for messages. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (list() instanceof Outcome.Done<List<Entry>>(List<Entry> entries)) {
      entries.forEach(e -> names.add(e.name()));
    }
    return names;
  }

  /** Fails with {@link Problem.Invalid} where a file is malformed. */
  synchronized ProfileFile file() {
    if (files == null) {
      try {
        files = read.get();
      } catch (RuntimeException e) {
        Problem problem = new Failures(null, List::of, InstantSource.system()).problem(e);
        throw new ProblemException(problem);
      }
    }
    return files;
  }

  Optional<Profile> profile(@Nullable String name) {
    return file().profile(name == null ? "default" : name);
  }

  private static Entry entry(Profile profile) {
    String role = profile.property("role_arn").orElse(null);
    String account = profile.property("sso_account_id").orElse(null);
    if (account == null && role != null && role.split(":").length > 4) {
      account = role.split(":")[4];
    }
    return new Entry(profile.name(), profile.property("region").orElse(null), account, role);
  }
}
