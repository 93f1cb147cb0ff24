package dev.quarterdeck.readiness.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads items from YAML; what is wrong is a problem with the line. */
public final class CatalogueReader {
  private CatalogueReader() {}

  static Catalogue read(String file, String text) {
    YamlFields root = YamlFields.ofFile(file, text);
    root.required("version");
    List<Item> items = new ArrayList<>();
    for (YamlFields fields : root.list("items")) {
      items.add(item(fields));
    }
    root.done();
    return new Catalogue(items);
  }

  /** A whole item, as the shipped catalogue and a team's own items are written. */
  public static Item item(YamlFields f) {
    Item item =
        new Item(
            f.required("id"),
            f.required("title"),
            f.required("category"),
            point(f),
            mode(f),
            severity(f, f.required("severity")),
            f.text("needs"),
            f.number("attestDays"),
            f.required("passes"),
            f.required("remedy"),
            f.texts("reads"),
            f.texts("related"));
    f.done();
    return item;
  }

  private static @Nullable HardeningPoint point(YamlFields f) {
    String id = f.text("point");
    return id == null
        ? null
        : HardeningPoint.of(id).orElseThrow(() -> f.wrong("point", "is none of the ten points"));
  }

  private static Mode mode(YamlFields f) {
    String text = f.required("mode").toUpperCase(Locale.ROOT);
    for (Mode mode : Mode.values()) {
      if (mode.name().equals(text)) {
        return mode;
      }
    }
    throw f.wrong("mode", "must be AUTO, PROBE, REPO or ATTEST");
  }

  public static Severity severity(YamlFields f, String text) {
    return Severity.of(text)
        .orElseThrow(() -> f.wrong("severity", "must be low, medium, high or critical"));
  }
}
