package dev.quarterdeck.session;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the configuration's YAML into a {@link Config}, pointing at the line of whatever is wrong.
 */
final class ConfigReader {
  private static final Set<String> KEYS =
      Set.of(
          "profile",
          "region",
          "endpointUrl",
          "timeout",
          "readOnly",
          "overdueDays",
          "overdueDaysByName",
          "overdueDaysTag",
          "environments",
          "insightsQueries",
          "probes",
          "console");
  private static final Set<String> SCREEN = Set.of("theme", "refresh", "mouse");
  private static final Set<String> PROBE = Set.of("service", "url", "always");
  private static final Set<String> RULE = Set.of("match", "label", "production", "readOnly");
  private static final Set<String> MATCH = Set.of("account", "profile", "name", "region");

  private final String file;

  private ConfigReader(String file) {
    this.file = file;
  }

  static Outcome<Config> read(String file, String text) {
    return Outcome.of(() -> new ConfigReader(file).config(YamlTree.parse(file, text)));
  }

  private Config config(YamlNode root) {
    YamlNode.Keys all = keys("the file", root, KEYS);
    String region = text(all, "region");
    if (region != null && !ConnectionResolver.looksLikeRegion(region)) {
      throw wrong(all, "region", "is no AWS region", "Write for example eu-central-1.");
    }
    return new Config(
        text(all, "profile"),
        region,
        url(all, "endpointUrl"),
        duration(all, "timeout"),
        bool(all, "readOnly"),
        days(all, "overdueDays", Config.OVERDUE_DAYS),
        daysByName(all),
        text(all, "overdueDaysTag"),
        rules(all),
        probes(all),
        texts(all, "insightsQueries"),
        screen(all));
  }

  private Config.Screen screen(YamlNode.Keys all) {
    YamlNode node = all.values().get("console");
    Config.Screen otherwise = Config.Screen.DEFAULT;
    if (node == null) {
      return otherwise;
    }
    YamlNode.Keys screen = keys("console", node, SCREEN);
    String theme = text(screen, "theme");
    String refresh = text(screen, "refresh");
    return new Config.Screen(
        theme == null
            ? otherwise.theme()
            : Theme.of(theme)
                .orElseThrow(
                    () ->
                        wrong(
                            screen,
                            "theme",
                            "is no theme",
                            "Write one of " + String.join(", ", Theme.ids()) + ".")),
        refresh == null
            ? otherwise.refresh()
            : Durations.refresh(refresh)
                .orElseThrow(
                    () ->
                        wrong(
                            screen,
                            "refresh",
                            "is neither off nor at least a second",
                            "Write for example 5s, 1m or \"off\".")),
        screen.values().containsKey("mouse") ? bool(screen, "mouse") : otherwise.mouse());
  }

  private Map<String, String> texts(YamlNode.Keys all, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    YamlNode node = all.values().get(key);
    if (node != null) {
      YamlNode.Keys named = keys(key, node, null);
      for (String name : named.values().keySet()) {
        String text = text(named, name);
        if (text != null) {
          texts.put(name, text);
        }
      }
    }
    return texts;
  }

  private List<Config.Probe> probes(YamlNode.Keys all) {
    YamlNode node = all.values().get("probes");
    List<Config.Probe> probes = new ArrayList<>();
    if (node == null) {
      return probes;
    }
    if (!(node instanceof YamlNode.Items items)) {
      throw wrong(all, "probes", "is no list", "Start each entry with `- service:`.");
    }
    for (YamlNode item : items.items()) {
      YamlNode.Keys probe = keys("a probe", item, PROBE);
      String service = text(probe, "service");
      URI url = url(probe, "url");
      if (service == null || url == null) {
        throw invalid(item.line(), "is a probe without service and url", "Give it both.");
      }
      probes.add(new Config.Probe(service, url, bool(probe, "always")));
    }
    return probes;
  }

  private Map<String, Integer> daysByName(YamlNode.Keys all) {
    Map<String, Integer> days = new LinkedHashMap<>();
    YamlNode node = all.values().get("overdueDaysByName");
    if (node != null) {
      YamlNode.Keys byName = keys("overdueDaysByName", node, null);
      byName.values().keySet().forEach(name -> days.put(name, days(byName, name, 0)));
    }
    return days;
  }

  private List<Config.EnvironmentRule> rules(YamlNode.Keys all) {
    YamlNode node = all.values().get("environments");
    List<Config.EnvironmentRule> rules = new ArrayList<>();
    if (node == null) {
      return rules;
    }
    if (!(node instanceof YamlNode.Items items)) {
      throw wrong(all, "environments", "is no list", "Start each entry with `- match:`.");
    }
    for (YamlNode item : items.items()) {
      YamlNode.Keys rule = keys("an environment", item, RULE);
      String label = text(rule, "label");
      YamlNode match = rule.values().get("match");
      if (label == null || match == null) {
        throw invalid(item.line(), "is an environment without match and label", "Give it both.");
      }
      rules.add(
          new Config.EnvironmentRule(
              match(match), label, bool(rule, "production"), bool(rule, "readOnly")));
    }
    return rules;
  }

  private Config.Match match(YamlNode node) {
    YamlNode.Keys match = keys("match", node, MATCH);
    String account = text(match, "account");
    if (account != null && !account.matches("\\d{12}")) {
      throw wrong(match, "account", "is no account id", "Write its 12 digits, in quotes.");
    }
    if (match.values().isEmpty()) {
      throw invalid(node.line(), "is a match of nothing", "Name account, profile, name or region.");
    }
    return new Config.Match(
        account, text(match, "profile"), text(match, "name"), text(match, "region"));
  }

  /** A mapping whose keys are all known; null {@code known} allows any. */
  private YamlNode.Keys keys(String what, YamlNode node, @Nullable Set<String> known) {
    if (node instanceof YamlNode.Scalar(String _, YamlNode.Kind kind, int line)
        && kind == YamlNode.Kind.NULL) {
      return YamlNode.Keys.empty(line);
    }
    if (!(node instanceof YamlNode.Keys keys)) {
      throw invalid(
          node.line(), "should hold `key: value` lines for " + what, "See config.example.yaml.");
    }
    if (known != null) {
      for (String key : keys.values().keySet()) {
        if (!known.contains(key)) {
          throw unknown(keys, key, known);
        }
      }
    }
    return keys;
  }

  private ProblemException unknown(YamlNode.Keys keys, String key, Set<String> known) {
    return invalid(
        keys.lines().getOrDefault(key, keys.line()),
        "has an unknown key `" + Text.shorten(Text.clean(key), 60) + "`",
        Nearest.of(key, known)
            .map(k -> "Did you mean `" + k + "`?")
            .orElseGet(
                () ->
                    "These exist here: "
                        + String.join(", ", known.stream().sorted().toList())
                        + "."));
  }

  private @Nullable String text(YamlNode.Keys keys, String key) {
    YamlNode node = keys.values().get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Kind.NULL) {
      return scalar.text();
    }
    throw wrong(keys, key, "is no text", "Give one value, or leave the key out.");
  }

  private boolean bool(YamlNode.Keys keys, String key) {
    YamlNode node = keys.values().get(key);
    if (node == null) {
      return false;
    }
    if (node instanceof YamlNode.Scalar s && s.kind() == YamlNode.Kind.BOOLEAN) {
      return s.text().equals("true");
    }
    throw wrong(keys, key, "is neither true nor false", "Write true or false, without quotes.");
  }

  private int days(YamlNode.Keys keys, String key, int otherwise) {
    YamlNode node = keys.values().get(key);
    if (node == null) {
      return otherwise;
    }
    if (node instanceof YamlNode.Scalar s && s.text().matches("[1-9][0-9]{0,4}")) {
      return Integer.parseInt(s.text());
    }
    throw wrong(keys, key, "is no number of days", "Write a whole number from 1 to 99999.");
  }

  private @Nullable Duration duration(YamlNode.Keys keys, String key) {
    String text = text(keys, key);
    if (text == null) {
      return null;
    }
    return Durations.parse(text)
        .filter(d -> !d.isZero())
        .orElseThrow(
            () -> wrong(keys, key, "is no length of time", "Write for example 30s, 2m or 1h."));
  }

  private @Nullable URI url(YamlNode.Keys keys, String key) {
    String text = text(keys, key);
    if (text == null) {
      return null;
    }
    return ConnectionResolver.endpoint(text)
        .orElseThrow(
            () ->
                wrong(
                    keys,
                    key,
                    "is no http or https address",
                    "Write for example http://localhost:4566."));
  }

  private ProblemException wrong(YamlNode.Keys keys, String key, String what, String remedy) {
    return invalid(keys.lines().getOrDefault(key, keys.line()), "`" + key + "` " + what, remedy);
  }

  private ProblemException invalid(int line, String what, String remedy) {
    return new ProblemException(
        new Problem.Invalid(file + " line " + line + ": " + what + ".", remedy));
  }
}
