package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.services.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The console's raw view: a thing written as {@code -o json} of its command writes it. */
public final class Documents {
  private Documents() {}

  /** Indented; empty for what no command writes. */
  public static Optional<String> json(Object thing, List<Unknown> unknowns) {
    return Optional.ofNullable(writer(thing, unknowns))
        .map(body -> Json.document(true, body).stripTrailing());
  }

  private static @Nullable Consumer<Json> writer(Object thing, List<Unknown> unknowns) {
    return switch (thing) {
      case SecretDetail d -> json -> SecretsJson.detail(json, d, List.of(), unknowns);
      case InventoryEntry e -> json -> SecretsJson.entry(json, e);
      case ServiceHealth h -> json -> HealthJson.row(json, h);
      case ServiceDetail d ->
          json -> ServicesJson.shown(json, new ServicesJson.Shown(d, null, List.of(), unknowns));
      case Task t -> json -> ServicesJson.task(json, t);
      case Run.Result r -> json -> ChecklistJson.result(json, r);
      case AuditEntry e -> json -> AuditJson.entry(json, e);
      default -> null;
    };
  }
}
