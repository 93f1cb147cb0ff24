package dev.quarterdeck.sandbox.world.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A parameter group: what its family presets, and what somebody set.
 *
 * @param family for example {@code postgres16}
 * @param set by name
 */
public record ParameterGroup(
    String name, String family, boolean ofCluster, Map<String, String> set) {
  ParameterGroup(String name, String family, boolean ofCluster) {
    this(name, family, ofCluster, new TreeMap<>());
  }

  /** A few of the family's hundreds of parameters; a null value is the engine's own. */
  public Map<String, @Nullable String> presets() {
    Map<String, @Nullable String> all = new LinkedHashMap<>();
    if (family.contains("postgres")) {
      boolean forced = major() >= (family.startsWith("aurora") ? 17 : 15);
      all.put("log_connections", null);
      all.put("log_min_duration_statement", null);
      all.put("max_connections", "LEAST({DBInstanceClassMemory/9531392},5000)");
      all.put("rds.force_ssl", forced ? "1" : "0");
    } else {
      all.put("general_log", null);
      all.put("max_connections", "{DBInstanceClassMemory/12582880}");
      all.put("require_secure_transport", family.equals("mariadb11.8") ? "1" : null);
      all.put("slow_query_log", null);
    }
    return all;
  }

  private int major() {
    String digits = family.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
