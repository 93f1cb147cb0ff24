package dev.quarterdeck.services;

import java.time.Instant;

/** One of the newest hundred events that ECS keeps for a service. */
public record ServiceEvent(String id, Instant at, String message) {
  /** Without the service's own name and the middle of ARNs, which say nothing beside it. */
  public String brief() {
    return message
        .replaceFirst("^\\(service [^)]*\\) ", "")
        .replaceFirst("^\\(port (\\d+)\\) is unhealthy", "a target on port $1 is unhealthy")
        .replaceAll("arn:aws[\\w-]*:elasticloadbalancing:[^)]*:targetgroup/([^/)]+)/[^/)]+", "$1");
  }
}
