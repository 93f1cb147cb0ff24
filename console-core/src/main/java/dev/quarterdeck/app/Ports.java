package dev.quarterdeck.app;

import dev.quarterdeck.audit.ship.LogSink;
import dev.quarterdeck.health.Alarms;
import dev.quarterdeck.health.LoadBalancers;
import dev.quarterdeck.health.Metrics;
import dev.quarterdeck.health.alarm.AlarmBook;
import dev.quarterdeck.health.timeline.History;
import dev.quarterdeck.logs.LiveTail;
import dev.quarterdeck.logs.Logs;
import dev.quarterdeck.logs.insights.Insights;
import dev.quarterdeck.readiness.lint.EnvironmentFiles;
import dev.quarterdeck.readiness.lint.Parameters;
import dev.quarterdeck.rotation.recipe.lambda.LambdaRotation;
import dev.quarterdeck.rotation.recipe.redis.CacheUsers;
import dev.quarterdeck.rotation.recipe.redis.ReplicationGroups;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretValues;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.ScheduledTasks;
import dev.quarterdeck.services.deploy.Autoscaling;
import dev.quarterdeck.services.deploy.ServiceHistory;
import dev.quarterdeck.services.deploy.TaskOutput;
import dev.quarterdeck.services.image.Images;
import dev.quarterdeck.services.taskdef.TaskDefinitionStore;
import dev.quarterdeck.session.Identities;

/** AWS as the features see it. */
public record Ports(
    Identities identities,
    SecretStore secrets,
    SecretEditor secretEditor,
    SecretValues secretValues,
    LambdaRotation lambdaRotation,
    ReplicationGroups replicationGroups,
    CacheUsers cacheUsers,
    Ecs ecs,
    EcsEditor ecsEditor,
    ScheduledTasks scheduledTasks,
    TaskDefinitionStore taskDefinitions,
    Images images,
    ServiceHistory serviceHistory,
    TaskOutput taskOutput,
    Autoscaling autoscaling,
    LoadBalancers loadBalancers,
    Alarms alarms,
    AlarmBook alarmBook,
    Metrics metrics,
    Logs logs,
    Parameters parameters,
    EnvironmentFiles environmentFiles,
    LiveTail liveTail,
    LogSink logSink,
    Insights insights,
    History history,
    ReadinessPorts readiness) {}
