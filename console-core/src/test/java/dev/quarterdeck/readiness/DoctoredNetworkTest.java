package dev.quarterdeck.readiness;

import static dev.quarterdeck.readiness.Doctored.with;

import dev.quarterdeck.readiness.collect.BalancerFacts.Listener;
import dev.quarterdeck.readiness.collect.ImageFacts;
import dev.quarterdeck.readiness.collect.NetworkFacts;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Reference;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.services.Task;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Balancers, networks, images and deployments where AWS answers as the sandbox's fleet never does.
 */
class DoctoredNetworkTest extends DoctoredRuns {
  @Test
  void a_balancer_without_tls_is_not_taken_for_no_balancer() {
    Changes plain =
        change().each("BalancerFacts.listeners", Listener.class, l -> with(l, "sslPolicy", null));
    becomes("alb-tls-policy", plain, Status.UNKNOWN, "has no listener with TLS");
  }

  @Test
  void bytes_that_are_passed_through_are_not_known_to_be_encrypted() {
    Changes tcp =
        change()
            .each(
                "BalancerFacts.listeners",
                Listener.class,
                l -> l.protocol().equals("HTTP") ? with(l, "protocol", "TCP") : l);
    becomes("https-enforced", tcp, Status.UNKNOWN, "passes TCP on port 80 through");
    becomes(
        "https-enforced",
        change().each("BalancerFacts.listeners", Listener.class, l -> with(l, "protocol", "TCP")),
        Status.UNKNOWN,
        "passes TCP on port 443 through");
  }

  @Test
  void a_subnet_without_routes_is_not_known_to_be_private() {
    is(
        run(
            "private-subnets",
            ReadinessFile.none(),
            (name, answer) -> nothing("NetworkFacts.routeTables", name, answer)),
        Status.UNKNOWN,
        "EC2 tells no routes of");
  }

  @Test
  void parameters_need_an_endpoint_of_their_own() {
    Changes parameters =
        change()
            .containers(
                c ->
                    with(
                        c,
                        "secrets",
                        List.of(
                            new Reference("A", "arn:aws:ssm:us-east-1:111122223333:parameter/a"))))
            .each(
                "NetworkFacts.routeTables",
                NetworkFacts.RouteTable.class,
                t -> with(t, "routes", List.of()));
    becomes(
        "vpc-endpoints",
        parameters,
        Status.FAIL,
        "neither VPC endpoints nor NAT for com.amazonaws.us-east-1.ssm");
    becomes(
        "vpc-endpoints",
        change()
            .containers(c -> with(c, "secrets", parametersOnly()))
            .each(
                "NetworkFacts.routeTables",
                NetworkFacts.RouteTable.class,
                t ->
                    with(t, "routes", List.of(new NetworkFacts.Route("0.0.0.0/0", "tgw-1", true)))),
        Status.PASS,
        "through its subnets' default routes: tgw-1");
  }

  private static List<Reference> parametersOnly() {
    return List.of(new Reference("A", "arn:aws:ssm:us-east-1:111122223333:parameter/a"));
  }

  @Test
  void images_of_another_region_and_without_a_digest_are_not_known() {
    Changes far =
        change()
            .containers(c -> with(c, "image", c.image().replace("us-east-1", "eu-west-1")))
            .each(
                "Ecs.runningTasks",
                Task.class,
                t ->
                    with(
                        t,
                        "containers",
                        t.containers().stream()
                            .map(
                                c ->
                                    with(
                                        c,
                                        "image",
                                        String.valueOf(c.image())
                                            .replace("us-east-1", "eu-west-1")))
                            .toList()));
    for (String item : List.of("ecr-scan", "ecr-immutable", "ecr-vulns", "image-builds")) {
      becomes(item, far, Status.UNKNOWN, "It is in eu-west-1");
    }
    Changes untold =
        change()
            .each(
                "Ecs.runningTasks",
                Task.class,
                t ->
                    with(
                        t,
                        "containers",
                        t.containers().stream().map(c -> with(c, "imageDigest", null)).toList()));
    becomes("ecr-vulns", untold, Status.UNKNOWN, "ECS tells no digest of it.");
  }

  @Test
  void a_repository_of_another_account_does_not_stand_for_the_own_of_that_name() {
    is(
        run(
            "ecr-immutable",
            ReadinessFile.none(),
            change()
                    .each(
                        "ImageFacts.repositories",
                        ImageFacts.Repository.class,
                        r -> with(with(r, "account", "999988887777"), "mutability", "IMMUTABLE"))
                ::of),
        Status.FAIL,
        "is no repository any more");
    becomes(
        "ecr-immutable",
        change()
            .each(
                "ImageFacts.repositories",
                ImageFacts.Repository.class,
                r -> with(r, "mutability", "IMMUTABLE_WITH_EXCLUSION")),
        Status.PASS,
        "but for those that are excluded");
  }

  private static Changes deploys(UnaryOperator<ServiceFacts.Deploys> change) {
    return change()
        .each(
            "EcsFacts.services",
            ServiceFacts.class,
            s -> with(s, "deploys", change.apply(s.deploys())));
  }

  @Test
  void what_another_controller_does_is_not_known() {
    Changes external = deploys(x -> with(x, "controller", "EXTERNAL"));
    becomes("blue-green-ready", external, Status.UNKNOWN, "deployed by another controller");
    Changes codeDeploy = deploys(x -> with(x, "controller", "CODE_DEPLOY"));
    becomes("blue-green-ready", codeDeploy, Status.PASS, "deploys BLUE_GREEN");
    becomes(
        "ecs-deployment-alarms", codeDeploy, Status.UNKNOWN, "CODE_DEPLOY, whose alarms are not");
    becomes(
        "ecs-steady",
        deploys(x -> with(with(x, "rollout", "FAILED"), "rolloutReason", "tasks failed to start")),
        Status.FAIL,
        "the deployment failed: tasks failed to start");
  }

  @Test
  void windows_has_no_root() {
    becomes(
        "ecs-nonroot-user",
        change()
            .each(
                "EcsFacts.taskDefinition",
                TaskDefinitionFacts.class,
                t ->
                    with(
                        with(t, "osFamily", "WINDOWS_SERVER_2022_CORE"),
                        "containers",
                        t.containers().stream().map(c -> with(c, "user", null)).toList())),
        Status.PASS,
        "Windows has no root");
    becomes(
        "ecs-nonroot-user",
        change().containers(c -> with(c, "user", " ")),
        Status.FAIL,
        "sets no user");
  }
}
