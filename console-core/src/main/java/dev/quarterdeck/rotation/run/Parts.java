package dev.quarterdeck.rotation.run;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.EcsEditor;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a run works with.
 *
 * @param health the health of services, given as {@code cluster/service}
 * @param uses who uses secrets, by their ARNs
 * @param recipes by name
 * @param clock and {@code pause}: the time that AWS lives in
 */
public record Parts(
    SecretStore store,
    SecretEditor editor,
    Ecs ecs,
    EcsEditor ecsEditor,
    Function<List<String>, Outcome<HealthReport>> health,
    Function<Set<String>, Outcome<Snapshot<List<KeyUse>>>> uses,
    HttpProbe http,
    Function<String, Outcome<Recipe>> recipes,
    InstantSource clock,
    Pause pause) {}
