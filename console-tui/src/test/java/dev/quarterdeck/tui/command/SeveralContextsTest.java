package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Profiles and regions side by side: a region stands for a sandbox of its own here. */
final class SeveralContextsTest extends OnSandbox {
  private Qds on(Sandbox hanging) {
    return new Qds().consoles(regions(hanging));
  }

  private ConsoleFactory regions(Sandbox hanging) {
    return new ConsoleFactory() {
      @Override
      public Outcome<Console> open(Options o) {
        if ("expired".equals(o.profile())) {
          return Outcome.failed(
              new Problem.Credentials("The credentials have expired.", "Run: aws sso login"));
        }
        Sandbox sandbox =
            switch (Objects.requireNonNull(o.region())) {
              case "us-east-1" -> sandbox("calm");
              case "eu-west-1" -> sandbox("bad-deploy");
              default -> hanging;
            };
        return new Consoles(Map.of(), new Home(home), MfaPrompt.NONE, "test").on(sandbox, o);
      }
    };
  }

  private static Sandbox hanging() throws IOException {
    Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.CALM));
    sandbox.faults().on("*", "*").hang();
    return sandbox;
  }

  @Test
  void eachContextHasItsOwnVerdictAndFailure() throws IOException {
    try (Sandbox hanging = hanging()) {
      Qds.Ended ended =
          on(hanging)
              .run(
                  "health",
                  "--region",
                  "us-east-1,eu-west-1,ap-south-1",
                  "--timeout",
                  "20s",
                  "-o",
                  "json");
      assertThat(ended.code()).isEqualTo(1);
      JsonNode all = ended.json();
      assertThat(all.size()).isEqualTo(3);
      assertThat(all.get(0).at("/context/region").asString()).isEqualTo("us-east-1");
      assertThat(all.get(0).at("/answer/verdict").asString()).isEqualTo("HEALTHY");
      assertThat(all.get(0).get("problem").isNull()).isTrue();
      assertThat(all.get(1).at("/answer/verdict").asString()).isEqualTo("DEGRADED");
      assertThat(all.get(2).get("answer").isNull()).isTrue();
      assertThat(all.get(2).at("/problem/text").asString()).isNotBlank();
      assertThat(all.get(2).at("/problem/fix").asString()).isNotBlank();
    }
  }

  @Test
  void tablesComeContextByContextAndCloseWithAnOverview() throws IOException {
    try (Sandbox hanging = hanging()) {
      Qds.Ended ended =
          on(hanging)
              .terminal(80)
              .run(
                  "health",
                  "--profile",
                  "acme,expired",
                  "--region",
                  "us-east-1",
                  "--no-color",
                  "--timeout",
                  "20s");
      assertThat(ended.out())
          .contains("── acme · us-east-1 ──")
          .contains("── expired · us-east-1 ──")
          .contains("→ Run: aws sso login")
          .contains("CONTEXT")
          .contains("acme · us-east-1     ● healthy  6 services")
          .contains("expired · us-east-1  ? The credentials have expired.");
      assertThat(ended.lines()).allMatch(l -> l.length() <= 80);
      assertThat(ended.code()).isEqualTo(1);
    }
  }

  @Test
  void listsStandSideBySideToo() throws IOException {
    try (Sandbox hanging = hanging()) {
      Qds.Ended services =
          on(hanging).run("services", "list", "--region", "us-east-1,eu-west-1", "-o", "csv");
      assertThat(services.code()).isZero();
      assertThat(services.lines().getFirst()).startsWith("profile,region,cluster,service,verdict");
      assertThat(services.lines()).hasSize(1 + 6 + 6);
      assertThat(services.lines()).anyMatch(l -> l.startsWith(",eu-west-1,acme-prod,api,DEGRADED"));
      Qds.Ended secrets =
          on(hanging).run("secrets", "list", "--region", "us-east-1,eu-west-1", "-o", "json");
      assertThat(secrets.code()).isZero();
      assertThat(secrets.json().get(1).get("answer").isArray()).isTrue();
    }
  }

  @Test
  void whatChangesSomethingWorksInOnePlace() {
    Qds.Ended ended =
        qd().run("secrets", "tag", "x", "a=b", "--region", "us-east-1,eu-west-1", "--yes");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("takes one name here");
  }

  @Test
  void aWatchOfSeveralSaysWhichContextChanged() throws IOException {
    try (Sandbox hanging = hanging()) {
      Qds.Ended ended =
          on(hanging)
              .run(
                  "health",
                  "--until",
                  "healthy",
                  "--region",
                  "us-east-1,eu-west-1",
                  "--timeout",
                  "1m",
                  "--interval",
                  "20s",
                  "-o",
                  "json");
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err())
          .contains("[us-east-1] ● healthy, 6 services")
          .contains("[eu-west-1] ▲ acme-prod/api degraded: The deployment of acme-prod-api:2");
      assertThat(ended.json().get(1).at("/answer/verdict").asString()).isEqualTo("DEGRADED");
    }
  }
}
