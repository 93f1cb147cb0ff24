package dev.quarterdeck.readiness.catalogue;

import java.util.Optional;

/** The ten-item hardening list: the short way to say where a product stands. */
public enum HardeningPoint {
  AUTH("auth", "Auth", "Every protected route verifies a real token."),
  RBAC("rbac", "Roles", "Every access to tools and data checks the role on the server."),
  DATA_ISOLATION("data-isolation", "Data isolation", "The database itself keeps tenants apart."),
  SECRETS("secrets", "Secrets", "Nothing is hard-coded; production reads Secrets Manager."),
  DEPLOYMENT(
      "deployment", "Deployment", "Containers, configuration from outside, no manual setup."),
  CI_CD("ci-cd", "CI/CD", "Tests and evaluations gate every deployment."),
  OBSERVABILITY("observability", "Observability", "Traces cover a request; logs can be searched."),
  PRODUCT_MONITORING(
      "product-monitoring", "Product monitoring", "Events show real outcomes and costs."),
  GOVERNANCE("governance", "Governance", "The four questions have written answers."),
  SAFETY("safety-guardrails", "Safety guardrails", "Actions with side effects ask first.");

  private final String id;
  private final String title;
  private final String says;

  HardeningPoint(String id, String title, String says) {
    this.id = id;
    this.title = title;
    this.says = says;
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  /** What holds when the point is done. */
  public String says() {
    return says;
  }

  static Optional<HardeningPoint> of(String id) {
    for (HardeningPoint p : values()) {
      if (p.id.equals(id)) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
  }
}
