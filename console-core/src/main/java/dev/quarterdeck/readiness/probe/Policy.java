package dev.quarterdeck.readiness.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A content security policy, as far as scripts and frames go. */
record Policy(Map<String, List<String>> directives) {
  /** Sources that let everything in. */
  private static final List<String> ANYTHING = List.of("*", "http:", "https:");

  /** Of several directives of one name the first counts, as in browsers. */
  static Policy parse(String header) {
    Map<String, List<String>> directives = new HashMap<>();
    for (String each : header.toLowerCase(Locale.ROOT).split("[;,]", -1)) {
      String[] words = each.strip().split("\\s+", -1);
      if (!words[0].isEmpty()) {
        directives.putIfAbsent(words[0], List.of(words).subList(1, words.length));
      }
    }
    return new Policy(directives);
  }

  /** Inline scripts need a nonce or a hash; without a directive for scripts they need nothing. */
  boolean restrictsScripts() {
    List<String> sources = directives.getOrDefault("script-src", directives.get("default-src"));
    return sources != null
        && (!sources.contains("'unsafe-inline'")
            || sources.stream()
                .anyMatch(s -> s.matches("'(?:nonce-|sha\\d{3}-|strict-dynamic).*")));
  }

  /** Whether it, or the older header, says who may frame the page. */
  boolean framed(String frameOptions) {
    List<String> ancestors = directives.get("frame-ancestors");
    return ancestors == null
        ? frameOptions.strip().matches("(?i)deny|sameorigin")
        : ancestors.stream().noneMatch(ANYTHING::contains);
  }
}
