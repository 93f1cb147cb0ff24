package dev.quarterdeck.readiness.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All items, in the order of the list; ids are unique. */
public final class Catalogue {
  /** Categories in the order in which reports list them. */
  public static final List<String> CATEGORIES =
      List.of(
          "security",
          "database",
          "configuration",
          "deployment",
          "monitoring-logging",
          "performance",
          "backup-recovery",
          "ci-cd",
          "code-quality",
          "governance-safety");

  private final Map<String, Item> items = new LinkedHashMap<>();

  public Catalogue(List<Item> all) {
    for (Item item : all) {
      if (items.put(item.id(), item) != null) {
        throw new IllegalArgumentException("twice: " + item.id());
      }
    }
  }

  /** The one that ships with the product. */
  public static Catalogue builtIn() {
    try (InputStream in =
        Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.yaml"))) {
      return CatalogueReader.read(
          "catalogue.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Item> items() {
    return List.copyOf(items.values());
  }

  public Optional<Item> item(String id) {
    return Optional.ofNullable(items.get(id));
  }

  /** What items may need of a product: the words that {@code without} takes. */
  public List<String> needs() {
    return items.values().stream()
        .map(Item::needs)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }
}
