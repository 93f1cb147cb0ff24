package dev.quarterdeck.session;

import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file, {@code config.yaml} in the console's home. Every key is optional; the
 * command line and the environment win over it. {@code config.example.yaml} among the resources
 * shows all of them.
 *
 * @param profile {@code profile}: the AWS profile when neither {@code --profile} nor AWS_PROFILE is
 *     given
 * @param region {@code region}: likewise for {@code --region} and AWS_REGION
 * @param endpointUrl {@code endpointUrl}: one endpoint for every service, for emulators
 * @param timeout {@code timeout}: how long one command may take in all, for example {@code 30s} or
 *     {@code 2m}; by default as long as the command's help says
 * @param readOnly {@code readOnly}: start every session read-only; false by default
 * @param overdueDays {@code overdueDays}: days after which a secret's value is overdue; 90 by
 *     default
 * @param overdueDaysByName {@code overdueDaysByName}: days per name, exact or ending with {@code *}
 * @param overdueDaysTag {@code overdueDaysTag}: the tag whose value sets the days of one secret, or
 *     null for the default one
 * @param environments {@code environments}: rules that label an environment; the first that matches
 *     wins
 * @param probes {@code probes}: health endpoints for {@code qd health --probe}
 * @param insightsQueries {@code insightsQueries}: queries of Logs Insights by the name that {@code
 *     qd logs insights --saved} takes
 * @param console {@code console}: how the full-screen terminal console looks and behaves
 */
public record Config(
    @Nullable String profile,
    @Nullable String region,
    @Nullable URI endpointUrl,
    @Nullable Duration timeout,
    boolean readOnly,
    int overdueDays,
    Map<String, Integer> overdueDaysByName,
    @Nullable String overdueDaysTag,
    List<EnvironmentRule> environments,
    List<Probe> probes,
    Map<String, String> insightsQueries,
    Screen console) {

  public static final int OVERDUE_DAYS = 90;

  public static final Config DEFAULT =
      new Config(
          null,
          null,
          null,
          null,
          false,
          OVERDUE_DAYS,
          Map.of(),
          null,
          List.of(),
          List.of(),
          Map.of(),
          Screen.DEFAULT);

  public Config {
    overdueDaysByName = Map.copyOf(overdueDaysByName);
    environments = List.copyOf(environments);
    probes = List.copyOf(probes);
    insightsQueries = Map.copyOf(insightsQueries);
  }

  /**
   * The full-screen terminal console.
   *
   * @param theme {@code theme}: auto by default
   * @param refresh {@code refresh}: how often the shown page is read again, at least a second; 5
   *     seconds by default, zero for never by itself
   * @param mouse {@code mouse}: whether clicks and the wheel are for the console; true by default
   */
  public record Screen(Theme theme, Duration refresh, boolean mouse) {
    public static final Screen DEFAULT = new Screen(Theme.AUTO, Duration.ofSeconds(5), true);
  }

  /**
   * One entry of {@code probes}.
   *
   * @param service {@code service}: a service's name or {@code cluster/name}, with {@code *} for
   *     any text
   * @param url {@code url}: the http or https address of its health endpoint
   * @param always {@code always}: asked every time health is checked, without {@code --probe};
   *     false by default
   */
  public record Probe(String service, URI url, boolean always) {}

  /**
   * One entry of {@code environments}.
   *
   * @param match {@code match}: what must all hold; at least one of its keys
   * @param label {@code label}: how the environment is called
   * @param production {@code production}: whether changes ask for more; false by default
   * @param readOnly {@code readOnly}: whether sessions on it start read-only; false by default
   */
  public record EnvironmentRule(Match match, String label, boolean production, boolean readOnly) {}

  /**
   * @param account {@code account}: the 12 digits
   * @param profile {@code profile}: a profile's name, with {@code *} for any text
   * @param name {@code name}: a cluster's name, with {@code *} for any text
   * @param region {@code region}: a region, with {@code *} for any text
   */
  public record Match(
      @Nullable String account,
      @Nullable String profile,
      @Nullable String name,
      @Nullable String region) {}

  /**
   * Reads the file; a file that does not exist is {@link #DEFAULT} without a class of the YAML
   * parser being loaded. What is wrong in it is {@link Problem.Invalid} with the line.
   */
  public static Outcome<Config> read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return Outcome.done(DEFAULT);
    } catch (MalformedInputException e) {
      return Outcome.failed(new Problem.Invalid(file + " is not UTF-8 text.", "Save it as UTF-8."));
    } catch (IOException e) {
      return Outcome.failed(
          new Problem.Storage(
              "The configuration " + file + " cannot be read (" + IoReason.of(e) + ").",
              "Check that it is a file and that you may read it."));
    }
    return text.isBlank() ? Outcome.done(DEFAULT) : ConfigReader.read(file.toString(), text);
  }
}
