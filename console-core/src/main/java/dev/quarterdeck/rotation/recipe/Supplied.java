package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that somebody else issued: given by a person, looked at before the plan, tried with one
 * HTTP call where that was asked for. The old one is the provider's to revoke, by hand. Holds the
 * value from the plan to the end: close it.
 */
public final class Supplied implements Recipe, AutoCloseable {
  private static final RecipeOption URL =
      RecipeOption.text(
          "url",
          "URL",
          "A call that succeeds only with a valid value, made before anything is promoted.",
          "no test call",
          Trial::urlComplaint);
  private static final RecipeOption METHOD =
      RecipeOption.choice(
          "method", "How the URL is called.", "GET", List.of("GET", "HEAD", "POST"));
  private static final RecipeOption HEADER =
      RecipeOption.text(
          "header",
          "TEMPLATE",
          "The header that carries the value in the test call, {} in its place.",
          Trial.BEARER,
          Trial::headerComplaint);
  private static final RecipeOption BASIC =
      RecipeOption.text(
          "basic",
          "USER",
          "Basic authentication as this user, with the value as the password, in place of header.",
          null,
          user ->
              user.contains(":") || user.isBlank()
                  ? Optional.of("must be a user name without a colon")
                  : Optional.empty());
  private static final RecipeOption STATUS =
      RecipeOption.text(
          "status",
          "RANGE",
          "The statuses of the test call that count as success.",
          "200-299",
          Trial::statusComplaint);

  public static final RecipeGuide GUIDE =
      new RecipeGuide(
          "supplied",
          "A value that a provider issued, from a masked prompt or standard input.",
          List.of(URL, METHOD, HEADER, BASIC, STATUS));

  private final ValueSource source;
  private @Nullable SecretValue given;
  private boolean trimmed;

  public Supplied(ValueSource source) {
    this.source = source;
  }

  @Override
  public RecipeGuide guide() {
    return GUIDE;
  }

  @Override
  public boolean startsFromNothing() {
    return true;
  }

  @Override
  public Outcome<Outlook> outlook(Settings settings, SecretValue old) {
    return Outcome.of(() -> look(settings, old));
  }

  private Outlook look(Settings settings, SecretValue old) {
    Optional<Trial> trial = trial(settings);
    KeyName name = KeyName.of(settings);
    SecretValue value = value(name, old);
    refuseInOptions(settings, value);
    List<String> notes = new ArrayList<>();
    if (trimmed) {
      notes.add("The line break at the end of the value was left out.");
    }
    notes.addAll(Doubts.of(old, value));
    Optional<Provider> provider = provider(name, old, value);
    if (trial.isEmpty()) {
      notes.add(
          "The value is not tried before it is promoted: give the option url for a test call"
              + provider.flatMap(Provider::trial).map(call -> ", for example " + call).orElse("")
              + ".");
    }
    if (old.size() > 0) {
      notes.add(reminder(settings, provider));
    }
    return new Outlook(
        List.of(
            "~ "
                + name.shown()
                + ": the value that was given, "
                + value.length()
                + " characters"
                + (old.size() == 0 ? "" : "; it has " + old.length() + " now")
                + trial.map(t -> "; tried with " + t.words()).orElse("")),
        List.of(),
        notes,
        Duration.ZERO,
        Duration.ZERO,
        false);
  }

  /** Options go into the plan and the journal. */
  private static void refuseInOptions(Settings settings, SecretValue value) {
    boolean told =
        value.readText(
            text -> settings.options().values().stream().anyMatch(o -> o.contains(text)));
    if (told) {
      throw new ProblemException(
          new Problem.Invalid(
              "An option holds the value itself.",
              "Write {} where the value goes; options are shown and kept in the journal."));
    }
  }

  private static String reminder(Settings settings, Optional<Provider> provider) {
    return (settings.compromised()
            ? "The old value works for whoever has it until it is revoked: revoke it as soon as the"
                + " services have the new one, "
            : "The old value stays valid until it is revoked: do that when the services are well, ")
        + provider
            .map(p -> "at " + p.title() + ": " + p.page() + ".")
            .orElse("at whoever issued it.");
  }

  private static Optional<Provider> provider(KeyName name, SecretValue old, SecretValue value) {
    Optional<Provider> fresh = Provider.ofValue(value);
    return fresh.isPresent() ? fresh : Provider.of(name, old);
  }

  private static Optional<Trial> trial(Settings settings) {
    String url = URL.in(settings);
    if (url == null) {
      if (settings.options().keySet().stream().anyMatch(o -> !o.equals("url"))) {
        throw new ProblemException(
            new Problem.Invalid(
                "The other options of supplied describe a test call, which has no URL.",
                "Give the option url as well."));
      }
      return Optional.empty();
    }
    URL.check(url);
    String header = HEADER.in(settings, Trial.BEARER);
    HEADER.check(header);
    String status = STATUS.in(settings, "200-299");
    STATUS.check(status);
    return Optional.of(
        new Trial(
            URI.create(url),
            METHOD.in(settings, "GET"),
            header,
            BASIC.in(settings),
            Trial.first(status),
            Trial.last(status)));
  }

  /** Asked once; refused when it is what is there already. */
  private SecretValue value(KeyName name, SecretValue old) {
    if (given == null) {
      try (SecretValue raw = source.ask("New value of " + name.shown() + ": ").orThrow()) {
        given = raw.read(this::withoutLineBreak);
      }
    }
    SecretValue value = given;
    if (value.size() == 0) {
      throw new ProblemException(
          new Problem.Invalid(
              "The value is empty.", "Type it at the prompt, or give it on standard input."));
    }
    if (value.sameAs(old)) {
      throw new ProblemException(
          new Problem.Invalid(
              "The new value is the one that is there already.",
              "Make a new one at its provider first; the old one must be another to be revoked."));
    }
    return value;
  }

  private SecretValue withoutLineBreak(byte[] bytes) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n') {
      length -= length > 1 && bytes[length - 2] == '\r' ? 2 : 1;
    }
    trimmed = length < bytes.length;
    byte[] kept = Arrays.copyOf(bytes, length);
    try {
      return SecretValue.ofBytes(kept);
    } finally {
      Arrays.fill(kept, (byte) 0);
    }
  }

  @Override
  public Outcome<SecretValue> next(Settings settings, SecretValue old, int phase) {
    return Outcome.of(() -> value(KeyName.of(settings), old).copy());
  }

  @Override
  public Outcome<String> test(Settings settings, SecretValue old, SecretValue next, int phase) {
    return Outcome.of(() -> trial(settings))
        .then(
            trial ->
                trial
                    .map(t -> t.run(next))
                    .orElseGet(() -> Outcome.done("no test call was asked for")));
  }

  @Override
  public void close() {
    if (given != null) {
      given.close();
      given = null;
    }
  }
}
