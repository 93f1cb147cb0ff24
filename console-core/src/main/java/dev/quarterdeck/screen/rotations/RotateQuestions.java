package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.recipe.RecipeChooser.Choice;
import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.RecipeOption;
import dev.quarterdeck.rotation.recipe.Recipes;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.change.Undertaking.Questions;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.session.Durations;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the wizard asks: the recipes first, then what they and the roll-out may be told. Of several
 * keys it says what each recipe takes as usual, and asks for those that a person wants to tell
 * more.
 */
record RotateQuestions(Reads desk, List<RotateKey.One> keys, Answers answers) {
  private static final String RECIPE = "recipe-";
  static final String VALUE = "value-";
  private static final String OPTION = "option-";
  private static final String OPTIONS = "options";
  private static final String COMPROMISED = "compromised";
  private static final String CANARY = "canary";
  private static final String SOAK = "soak";
  private static final String PROBE = "probe";
  private static final String NO = "no";
  private static final String ALL = "all at once";
  private static final String USUAL = "as usual";
  private static final String ASK = "asked key by key";
  private static final int FIRST_OF_OPTIONS = 3;

  Outcome<Questions> round(int round) {
    return switch (round) {
      case 1 -> Outcome.done(recipe());
      case 2 -> details();
      default -> Outcome.done(wanted(round - FIRST_OF_OPTIONS));
    };
  }

  private Questions recipe() {
    List<SheetLine> lines = new ArrayList<>();
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      RotateKey.One one = keys.get(i);
      String who = keys.size() == 1 ? "" : one.shown() + ": ";
      List<String> recipes = new ArrayList<>(Recipes.names());
      switch (choice(one)) {
        case Outcome.Done<Choice>(Choice choice) -> {
          recipes.remove(choice.recipe());
          recipes.addFirst(choice.recipe());
          lines.add(
              SheetLine.of(
                  who
                      + (choice.remembered() ? "Remembered: " : "Suggested: ")
                      + choice.recipe()
                      + ", because "
                      + choice.reason()
                      + "."));
        }
        case Outcome.Failed<Choice>(Problem problem) ->
            lines.add(
                new SheetLine("? " + who + problem.sentence() + " Choose a recipe.", Tone.UNKNOWN));
      }
      inputs.add(Input.choice(RECIPE + i, keys.size() == 1 ? "Recipe" : one.shown(), recipes));
    }
    for (RecipeGuide g : Recipes.guides()) {
      lines.add(new SheetLine("  %-10s %s".formatted(g.name(), g.summary()), Tone.MUTED));
    }
    inputs.add(
        Input.choice(
            COMPROMISED, "Compromised", List.of(NO, "yes: no overlap, every service at once")));
    return new Questions(lines, inputs);
  }

  private Outcome<Choice> choice(RotateKey.One one) {
    return desk.features().recipeChooser().choose(one.arn(), one.key());
  }

  /** The recipe that was chosen for the so-manieth key. */
  String recipe(int i) {
    return answers.text(RECIPE + i);
  }

  /** What is remembered for a key, where it keeps its recipe. */
  private Map<String, String> remembered(int i) {
    return choice(keys.get(i)) instanceof Outcome.Done<Choice>(Choice choice)
            && choice.recipe().equals(recipe(i))
        ? choice.options()
        : Map.of();
  }

  private Outcome<Questions> details() {
    return Outcome.of(
        () -> {
          Set<String> services = new TreeSet<>();
          for (RotateKey.One one : keys) {
            SecretDetail detail = desk.secret(one.arn()).orThrow().value();
            if (detail.kind() == null) {
              throw new ProblemException(
                  new Problem.Refused(
                      detail.secret().name() + " is scheduled for deletion and cannot be rotated.",
                      "Restore it first, or leave it out."));
            }
            services.addAll(services(detail, one.key()));
          }
          return details(List.copyOf(services));
        });
  }

  private Questions details(List<String> services) {
    List<SheetLine> lines = new ArrayList<>();
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String who = keys.size() == 1 ? "" : keys.get(i).shown() + ": ";
      RecipeGuide guide = Recipes.guide(recipe(i)).orElseThrow();
      lines.add(SheetLine.of(who + guide.name() + ": " + guide.summary()));
      if (guide.name().equals("supplied")) {
        inputs.add(Input.secret(VALUE + i, who + "New value", "typed or pasted, shown as dots"));
      }
      Map<String, String> remembered = remembered(i);
      if (keys.size() == 1) {
        guide.options().forEach(o -> inputs.add(input(0, "", o, remembered.get(o.name()))));
      } else if (!remembered.isEmpty()) {
        lines.add(new SheetLine("  remembered: " + remembered, Tone.MUTED));
      }
    }
    if (keys.size() > 1 && !told().isEmpty()) {
      inputs.add(Input.choice(OPTIONS, "Options", List.of(USUAL, ASK)));
      lines.addAll(usual());
    }
    if (services.size() > 1 && !compromised()) {
      List<String> canaries = new ArrayList<>(List.of(ALL));
      canaries.addAll(services);
      inputs.add(Input.choice(CANARY, "Canary first", canaries));
    }
    if (!services.isEmpty()) {
      inputs.add(
          Input.text(
              SOAK, "Soak", "how long all must stay well afterwards; 1m unless you say 90s, 5m…"));
      inputs.add(Input.text(PROBE, "Probe", "a URL that answers 2xx when all is well, or empty"));
    }
    lines.add(
        new SheetLine(
            services.isEmpty()
                ? "No running service takes "
                    + (keys.size() == 1 ? "it" : "them")
                    + ": nobody is redeployed."
                : "Redeployed"
                    + (keys.size() == 1 ? "" : ", once each")
                    + ": "
                    + String.join(", ", services)
                    + ".",
            Tone.MUTED));
    return new Questions(lines, inputs);
  }

  /** What the recipes of several keys are told where nobody says more; each recipe once. */
  private List<SheetLine> usual() {
    return IntStream.range(0, keys.size())
        .mapToObj(this::recipe)
        .distinct()
        .flatMap(name -> Recipes.guide(name).stream())
        .flatMap(
            g ->
                g.options().stream()
                    .filter(o -> o.byDefault() != null)
                    .map(o -> "  " + g.name() + ", " + o.name() + " as usual: " + o.byDefault()))
        .map(text -> new SheetLine(text, Tone.MUTED))
        .toList();
  }

  /** Those keys whose recipes can be told something. */
  private List<Integer> told() {
    return IntStream.range(0, keys.size())
        .filter(i -> Recipes.guide(recipe(i)).filter(g -> !g.options().isEmpty()).isPresent())
        .boxed()
        .toList();
  }

  /** The options of the so-manieth of those keys, of several, where a person wants to tell them. */
  private Questions wanted(int nth) {
    if (keys.size() == 1 || !asked() || nth >= told().size()) {
      return Questions.NONE;
    }
    int i = told().get(nth);
    String who = keys.get(i).shown() + ": ";
    RecipeGuide guide = Recipes.guide(recipe(i)).orElseThrow();
    Map<String, String> remembered = remembered(i);
    return new Questions(
        List.of(SheetLine.of(who + guide.name() + "; what stays empty is as usual.")),
        guide.options().stream().map(o -> input(i, who, o, remembered.get(o.name()))).toList());
  }

  private boolean asked() {
    return answers.text(OPTIONS).equals(ASK);
  }

  private static Input input(int i, String who, RecipeOption o, @Nullable String remembered) {
    String label =
        who + o.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT) + o.name().substring(1);
    String id = OPTION + i + "-" + o.name();
    if (!o.choices().isEmpty()) {
      List<String> choices = new ArrayList<>(o.choices());
      choices.addFirst(USUAL);
      Input input = Input.choice(id, label, choices);
      return remembered == null ? input : input.with(remembered);
    }
    String hint =
        o.byDefault() == null
            ? o.meaning()
            : o.meaning().replaceFirst("\\.$", "") + " (" + o.byDefault() + ").";
    Input input = Input.text(id, label, hint);
    return remembered == null ? input : input.with(remembered);
  }

  /** Those that take this key, or the whole value. */
  private static List<String> services(SecretDetail detail, @Nullable String key) {
    return detail.keys().stream()
        .filter(k -> key == null || Objects.equals(k.name(), key) || k.name() == null)
        .flatMap(k -> k.usedBy().stream())
        .filter(u -> u.service() != null && u.pinnedVersion() == null)
        .map(RotateQuestions::ref)
        .distinct()
        .sorted()
        .toList();
  }

  private static String ref(KeyUse u) {
    return u.cluster() + "/" + u.service();
  }

  private boolean compromised() {
    return !answers.text(COMPROMISED).equals(NO);
  }

  /** What was filled in for a recipe; what was left empty keeps its default. */
  Map<String, String> recipeOptions(int i) {
    if (keys.size() > 1 && !asked()) {
      return remembered(i);
    }
    Map<String, String> options = new LinkedHashMap<>();
    Recipes.guide(recipe(i)).stream()
        .flatMap(g -> g.options().stream())
        .map(RecipeOption::name)
        .forEach(
            name -> {
              String given = answers.text(OPTION + i + "-" + name);
              if (!given.isEmpty() && !given.equals(USUAL)) {
                options.put(name, given);
              }
            });
    return options;
  }

  Outcome<RotationRequest.Options> rollOut() {
    RotationRequest.Options usual = RotationRequest.Options.DEFAULT;
    String canary = answers.text(CANARY);
    String soak = answers.text(SOAK);
    String probe = answers.text(PROBE);
    Duration time = soak.isEmpty() ? usual.soak() : Durations.parse(soak).orElse(null);
    if (time == null) {
      return Outcome.failed(
          new Problem.Invalid("The soak is no time.", "Write it as 90s or 5m, or leave it empty."));
    }
    URI url = probe.isEmpty() ? null : url(probe);
    if (url == null && !probe.isEmpty()) {
      return Outcome.failed(
          new Problem.Invalid(
              "The probe is no address.", "Write it as https://HOST/PATH, or leave it empty."));
    }
    return Outcome.done(
        new RotationRequest.Options(
            canary.isEmpty() || canary.equals(ALL) ? null : canary,
            !answers.text(COMPROMISED).equals(NO),
            time,
            url,
            usual.patience(),
            false,
            false));
  }

  private static @Nullable URI url(String text) {
    try {
      URI uri = new URI(text);
      boolean web = List.of("http", "https").contains(String.valueOf(uri.getScheme()));
      return uri.getHost() != null && web ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
