package dev.quarterdeck.rotation.recipe.keyset;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.RecipeOption;
import dev.quarterdeck.rotation.recipe.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Ed25519 keys that overlap. First the new key only verifies, everywhere; then it signs, and the
 * old one goes on verifying; when no token of the old one can be alive any more, it is dropped. A
 * known key is dropped at once instead, with all others of its set.
 */
public final class KeySetRecipe implements Recipe {
  private static final RecipeOption LIFETIME =
      RecipeOption.time("lifetime", "The longest life of a token that is signed with it.", "24h");
  private static final RecipeOption CACHE =
      RecipeOption.time(
          "cache", "The longest that a verifier keeps public keys before it asks again.", "10m");
  private static final RecipeOption SKEW =
      RecipeOption.time("skew", "How far clocks may differ.", "5m");
  private static final RecipeOption KID =
      RecipeOption.choice(
          "kid",
          "How the new key is called: by its thumbprint (RFC 7638), or by today's date and a part"
              + " of that.",
          "thumbprint",
          List.of("thumbprint", "date"));

  public static final RecipeGuide GUIDE =
      new RecipeGuide(
          "keyset",
          "A new Ed25519 key in a set of signing keys; old tokens stay valid until they expire.",
          List.of(LIFETIME, CACHE, SKEW, KID));

  private final InstantSource clock;

  /** {@code clock}: AWS's time. */
  public KeySetRecipe(InstantSource clock) {
    this.clock = clock;
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
  public int phases(Settings settings) {
    return settings.compromised() ? 1 : 2;
  }

  /** A first set, and one that is known to others, need no overlap. */
  private static boolean atOnce(Settings settings, SecretValue old) {
    return settings.compromised() || old.size() == 0;
  }

  @Override
  public boolean retiresByVersion() {
    return true;
  }

  private static Duration cache(Settings settings) {
    return CACHE.time(settings, Duration.ofMinutes(10));
  }

  private static Duration overlap(Settings settings) {
    return LIFETIME
        .time(settings, Duration.ofHours(24))
        .plus(SKEW.time(settings, Duration.ofMinutes(5)))
        .plus(cache(settings));
  }

  @Override
  public Outcome<Outlook> outlook(Settings settings, SecretValue old) {
    return Outcome.of(
        () -> {
          if (old.size() == 0) {
            return new Outlook(
                List.of("+ a first Ed25519 key, active at once"),
                List.of(),
                List.of("Give verifiers the public half: qd secrets jwks"),
                Duration.ZERO,
                Duration.ZERO,
                false);
          }
          KeySet set = checked(old);
          return settings.compromised() ? allGone(set, settings) : overlapping(set, settings);
        });
  }

  private static KeySet checked(SecretValue old) {
    KeySet set = KeySet.parse(old);
    if (!set.works(set.active())) {
      throw new ProblemException(
          new Problem.Invalid(
              "The active key "
                  + shown(set.active())
                  + " does not sign what its public half verifies.",
              "It is no Ed25519 key pair, or its halves are of two keys: look at it with qd secrets"
                  + " reveal."));
    }
    return set;
  }

  private Outlook overlapping(KeySet set, Settings settings) {
    Duration overlap = overlap(settings);
    List<String> details = new ArrayList<>();
    details.add("1. + a new Ed25519 key that only verifies");
    details.add("2. ~ active: from " + shown(set.active()) + " to the new key, which signs");
    details.add(
        "3. - " + shown(set.active()) + " at the earliest " + words(overlap) + " after that");
    List<String> notes = new ArrayList<>();
    for (KeySet.Key key : set.keys()) {
      boolean past = key.retireAfter() != null && !key.retireAfter().isAfter(clock.instant());
      if (key.state().equals(KeySet.RETIRING) && past) {
        notes.add(shown(key.kid()) + " is past its time and is dropped when this one retires.");
      } else if (key.state().equals(KeySet.VERIFYING)) {
        notes.add(shown(key.kid()) + " only verifies and was never made active; it stays.");
      }
    }
    notes.add(
        "Nobody is signed out. Verifiers that hold a copy of the public keys need the new one before"
            + " step 2: qd secrets jwks");
    return new Outlook(details, List.of(), notes, cache(settings), overlap, true, 2);
  }

  private static Outlook allGone(KeySet set, Settings settings) {
    List<String> details = new ArrayList<>();
    details.add("+ a new Ed25519 key, active at once");
    set.keys().forEach(key -> details.add("- " + shown(key.kid()) + ", " + shown(key.state())));
    return new Outlook(
        details,
        List.of(),
        List.of(
            "Every token that was signed with this set becomes invalid at once: all sessions end and"
                + " people sign in again.",
            "A verifier that keeps public keys accepts what is forged with an old one for up to "
                + words(cache(settings))
                + " more: restart it or clear its cache."),
        Duration.ZERO,
        Duration.ZERO,
        false);
  }

  @Override
  public Outcome<SecretValue> next(Settings settings, SecretValue old, int phase) {
    return Outcome.of(
        () -> {
          KeySet set = old.size() == 0 ? KeySet.empty() : KeySet.parse(old);
          if (atOnce(settings, old)) {
            String kid = added(set, settings);
            set.activate(kid, clock.instant());
            set.only(kid);
          } else if (phase == 0) {
            added(set, settings);
          } else {
            String kid = set.waiting().orElseThrow(() -> new ProblemException(nothingWaits()));
            set.activate(
                kid, clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(overlap(settings)));
          }
          return set.write();
        });
  }

  private static Problem nothingWaits() {
    return new Problem.Conflict(
        "The key that was added for verification is no longer in the set.",
        "Somebody changed the set meanwhile: look at it, then rotate again.",
        null);
  }

  private String added(KeySet set, Settings settings) {
    try (SigningKey fresh = SigningKey.generate()) {
      String print = SigningKey.thumbprint(fresh.open());
      String kid =
          KID.in(settings, "thumbprint").equals("date")
              ? clock.instant().toString().substring(0, 10) + "-" + print.substring(0, 8)
              : print;
      set.add(fresh, kid);
      return kid;
    }
  }

  /** Signs with the key that is active and verifies; and nothing else of the set may be lost. */
  @Override
  public Outcome<String> test(Settings settings, SecretValue old, SecretValue next, int phase) {
    return Outcome.of(
        () -> {
          KeySet set = KeySet.parse(next);
          String kid = atOnce(settings, old) || phase > 0 ? set.active() : set.waiting().orElse("");
          if (kid.isEmpty() || !set.works(kid)) {
            throw new ProblemException(
                new Problem.Conflict(
                    "The new key does not sign what its public half verifies.",
                    "Rotate again; the set in use is unchanged.",
                    null));
          }
          // What retires is dropped on purpose, in a phase of its own.
          if (!atOnce(settings, old) && phase < 2) {
            KeySet before = KeySet.parse(old);
            for (KeySet.Key key : before.keys()) {
              if (!before.open(key.kid()).equals(set.open(key.kid()))) {
                throw new ProblemException(
                    new Problem.Conflict(
                        "The key " + shown(key.kid()) + " would no longer verify.",
                        "Rotate again; the set in use is unchanged.",
                        null));
              }
            }
          }
          return "signed and verified with " + shown(kid);
        });
  }

  /** Without the keys whose time has passed. */
  @Override
  public Outcome<SecretValue> retired(Settings settings, SecretValue current) {
    return Outcome.of(
        () -> {
          KeySet set = KeySet.parse(current);
          set.dropRetired(clock.instant());
          return set.write();
        });
  }

  @Override
  public Outcome<SecretValue> retiredEarly(
      Settings settings, SecretValue current, SecretValue old) {
    return Outcome.of(
        () -> {
          KeySet set = KeySet.parse(current);
          set.dropRetired(clock.instant());
          set.drop(KeySet.parse(old).active());
          return set.write();
        });
  }

  private static String shown(String text) {
    return Text.shorten(Text.clean(text), 60);
  }

  private static String words(Duration time) {
    if (time.isZero()) {
      return "no time";
    }
    List<String> parts = new ArrayList<>();
    part(parts, time.toDays(), "day");
    part(parts, time.toHoursPart(), "hour");
    part(parts, time.toMinutesPart(), "minute");
    part(parts, time.toSecondsPart(), "second");
    return String.join(" ", parts);
  }

  private static void part(List<String> parts, long n, String unit) {
    if (n > 0) {
      parts.add(n + " " + unit + (n == 1 ? "" : "s"));
    }
  }
}
