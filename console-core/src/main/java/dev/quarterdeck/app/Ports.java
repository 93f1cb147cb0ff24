package dev.quarterdeck.app;

import dev.quarterdeck.health.Alarms;
import dev.quarterdeck.health.LoadBalancers;
import dev.quarterdeck.health.Metrics;
import dev.quarterdeck.logs.LiveTail;
import dev.quarterdeck.logs.Logs;
import dev.quarterdeck.rotation.recipe.lambda.LambdaRotation;
import dev.quarterdeck.rotation.recipe.redis.ReplicationGroups;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretValues;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.session.Identities;

/** AWS as the features see it. */
public record Ports(
    Identities identities,
    SecretStore secrets,
    SecretEditor secretEditor,
    SecretValues secretValues,
    LambdaRotation lambdaRotation,
    ReplicationGroups replicationGroups,
    Ecs ecs,
    EcsEditor ecsEditor,
    LoadBalancers loadBalancers,
    Alarms alarms,
    Metrics metrics,
    Logs logs,
    LiveTail liveTail,
    ReadinessPorts readiness) {}
