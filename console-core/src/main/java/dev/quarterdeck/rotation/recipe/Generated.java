package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretDocument;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A value by chance that nobody else has to be told: session and signing secrets, pepper, shared
 * tokens between one's own services. Keeps the form of the old one where it has one, and is never
 * weaker than 128 bits; for signing, never shorter than 32 characters, as RFC 7518 asks for HS256.
 */
public final class Generated implements Recipe {
  private static final RecipeOption LENGTH =
      RecipeOption.number(
          "length",
          "Characters of the new value, 16 to 4096; at least 32 for what signs.",
          "as the old value, or 48",
          16,
          4096);
  private static final RecipeOption ALPHABET =
      RecipeOption.choice(
          "alphabet",
          "What it is made of; base64 and printable may need escaping in a URL.",
          "as the old value where it is hex, base64, a UUID or letters and digits; else url-safe",
          Alphabet.names());

  public static final RecipeGuide GUIDE =
      new RecipeGuide(
          "generated",
          "A random value, made here; for secrets that only your own services know.",
          List.of(LENGTH, ALPHABET));

  private static final int LONG = 48;
  private static final int SIGNING = 32;
  private static final int BITS = 128;
  private final RandomGenerator random;

  public Generated() {
    this(new SecureRandom());
  }

  /** For tests: chance that can be repeated. */
  Generated(RandomGenerator random) {
    this.random = random;
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

  private static Outlook look(Settings settings, SecretValue old) {
    KeyName name = KeyName.of(settings);
    Choice choice = choose(settings, name, old);
    List<String> notes = new ArrayList<>();
    if (choice.note() != null) {
      notes.add(choice.note());
    }
    Provider.ofName(name)
        .ifPresent(
            p ->
                notes.add(
                    "The name looks like a key that "
                        + p.title()
                        + " issues: a value made here would not work there. For one that was issued"
                        + " to you: --recipe supplied"));
    if (name.encrypts()) {
      notes.add(
          "The name looks like an encryption key: what was encrypted with the old value cannot be"
              + " read with the new one. Re-encrypt it first, or teach the application both.");
    } else if (name.signs() && old.size() > 0) {
      notes.add(
          "What was signed with the old value becomes invalid: sessions end and people sign in"
              + " again. Until the last task is replaced, tasks refuse each other's signatures."
              + " The recipe keyset avoids both.");
    }
    return new Outlook(
        List.of(
            "~ "
                + name.shown()
                + ": "
                + choice.form().words()
                + ", "
                + choice.form().bits()
                + " bits of chance"
                + (old.size() == 0 ? "" : "; it has " + old.length() + " characters now")),
        List.<Plan.Step>of(),
        notes,
        Duration.ZERO,
        Duration.ZERO,
        false);
  }

  @Override
  public Outcome<SecretValue> next(Settings settings, SecretValue old, int phase) {
    return Outcome.of(() -> choose(settings, KeyName.of(settings), old).form().make(random, old));
  }

  private record Choice(ValueForm form, @Nullable String note) {}

  private static Choice choose(Settings settings, KeyName name, SecretValue old) {
    refuseOthers(old);
    String asked = ALPHABET.in(settings);
    boolean lengthAsked = LENGTH.in(settings) != null;
    ValueForm was = old.size() == 0 ? null : ValueForm.of(old);
    int least = name.signs() ? SIGNING : 16;
    int length = LENGTH.number(settings, was == null ? LONG : was.length());
    if (lengthAsked && length < least) {
      throw invalid(
          name.shown() + " signs: fewer than " + SIGNING + " characters can be guessed offline.",
          "Ask for length=" + LONG + ", or leave the option out.");
    }
    Alphabet alphabet =
        asked != null
            ? Alphabet.of(asked).orElseThrow(() -> invalid("No such alphabet.", "See --help."))
            : was == null || !was.substantial() ? Alphabet.URL_SAFE : was.alphabet();
    boolean kept = was != null && alphabet == was.alphabet() && was.substantial();
    ValueForm form =
        new ValueForm(
            alphabet,
            kept && was != null ? was.prefix() : 0,
            fit(alphabet, length, lengthAsked),
            kept && was != null && was.upper());
    if (lengthAsked) {
      if (form.bits() < BITS && alphabet != Alphabet.UUID) {
        throw invalid(
            "%d %s hold %d bits of chance; %d are needed."
                .formatted(length, alphabet.words(), form.bits(), BITS),
            "Ask for a greater length.");
      }
      return new Choice(form, null);
    }
    ValueForm strong = strong(form, least);
    return new Choice(
        strong,
        strong.equals(form) || was == null
            ? null
            : "The old value is too short to be safe; the new one is longer. Check that whatever"
                + " reads it takes "
                + strong.size()
                + " characters.");
  }

  /** The length that the alphabet can have. */
  private static int fit(Alphabet alphabet, int length, boolean asked) {
    return switch (alphabet) {
      case UUID -> {
        if (asked && length != 36) {
          throw invalid("A UUID has 36 characters.", "Leave the length out, or choose hex.");
        }
        yield 36;
      }
      case HEX -> {
        if (asked && length % 2 != 0) {
          throw invalid("Hexadecimal digits come in pairs.", "Ask for an even length.");
        }
        yield length + length % 2;
      }
      case BASE64 -> {
        if (asked && length % 4 != 0) {
          throw invalid("Base64 comes in groups of four.", "Ask for a multiple of 4.");
        }
        yield length;
      }
      default -> length;
    };
  }

  private static ValueForm strong(ValueForm form, int least) {
    boolean enough =
        form.alphabet() == Alphabet.UUID || form.bits() >= BITS && form.size() >= least;
    return enough ? form : new ValueForm(form.alphabet(), form.prefix(), LONG, form.upper());
  }

  /** What is issued or understood elsewhere cannot be made by chance. */
  private static void refuseOthers(SecretValue old) {
    Provider.ofValue(old)
        .ifPresent(
            p -> {
              throw invalid(
                  "The value has the form of a key that "
                      + p.title()
                      + " issues: one made here would not work there.",
                  "Get a new one from " + p.page() + ", then use --recipe supplied.");
            });
    switch (ValueKind.of(old)) {
      case URL ->
          throw invalid(
              "The value is a URL; a random one would lead nowhere.",
              "Use --recipe postgres or redis for theirs, --recipe supplied for any other.");
      case JSON ->
          throw invalid(
              "The value is a JSON document, not one random value.",
              SecretDocument.parse(old).members().stream().anyMatch(m -> m.key().equals("keys"))
                  ? "For a set of signing keys use --recipe keyset, for any other --recipe supplied."
                  : "Use --recipe supplied.");
      case PEM ->
          throw invalid(
              "The value is a PEM file: a key or a certificate that somebody else knows about.",
              "Use --recipe supplied.");
      case OTHER -> {}
    }
  }

  private static ProblemException invalid(String sentence, String remedy) {
    return new ProblemException(new Problem.Invalid(sentence, remedy));
  }
}
