package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.services.LoadBalancerBinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** Which target groups a service has, whoever deploys it. */
final class BindingsTest {
  private static LoadBalancer behind(String group) {
    return LoadBalancer.builder()
        .targetGroupArn(group)
        .containerName("app")
        .containerPort(80)
        .build();
  }

  private static TaskSet set(String status, String group) {
    return TaskSet.builder().status(status).loadBalancers(behind(group)).build();
  }

  private static Service.Builder deployedBy(String controller) {
    return Service.builder()
        .deploymentController(c -> c.type(controller))
        .loadBalancers(behind("blue"));
  }

  @Test
  void of_task_sets_the_primary_one_takes_requests() {
    List<LoadBalancerBinding> bindings =
        Bindings.of(
            deployedBy("CODE_DEPLOY")
                .taskSets(set("DRAINING", "blue"), set("PRIMARY", "green"))
                .build());
    assertThat(bindings)
        .containsExactly(new LoadBalancerBinding("green", "blue", null, "app", 80, true));
    assertThat(bindings.getFirst().serving()).containsExactly("green");
    assertThat(bindings.getFirst().groups()).containsExactly("green", "blue");
  }

  @Test
  void task_sets_that_share_a_group_have_one_side() {
    assertThat(
            Bindings.of(
                deployedBy("EXTERNAL")
                    .taskSets(set("PRIMARY", "blue"), set("ACTIVE", "blue"))
                    .build()))
        .containsExactly(new LoadBalancerBinding("blue", null, null, "app", 80, true));
  }

  @Test
  void without_a_task_set_where_it_began_may_serve() {
    assertThat(Bindings.of(deployedBy("CODE_DEPLOY").build()))
        .containsExactly(new LoadBalancerBinding("blue", null, null, "app", 80, false));
  }

  @Test
  void of_a_rolling_service_its_groups_serve() {
    assertThat(
            Bindings.of(deployedBy("ECS").loadBalancers(behind("inner"), behind("public")).build()))
        .extracting(LoadBalancerBinding::serving)
        .containsExactly(List.of("inner"), List.of("public"));
  }
}
