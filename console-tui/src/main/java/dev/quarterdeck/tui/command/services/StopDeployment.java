package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.DeploymentReport;
import dev.quarterdeck.services.deploy.DeploymentState;
import dev.quarterdeck.services.deploy.TaskActions;
import dev.quarterdeck.services.deploy.Updated;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code qd services stop-deployment}: ECS stops it and goes back. */
final class StopDeployment {
  private StopDeployment() {}

  static Verb verb() {
    return Following.verb(
            Verb.named("stop-deployment", "Stop the deployment under way; ECS goes back.")
                .description(
                    "ECS takes the service back to the deployment before by itself, as its circuit"
                        + " breaker would. To go to a revision of your choice use rollback.")
                .param("SERVICE", "The service, [CLUSTER/]NAME.")
                .exit(0, "the service is back on the deployment before")
                .exit(1, "it completed before it could be stopped, or going back failed"))
        .example("qd services stop-deployment acme-prod/api", "Stop it and watch it go back.")
        .example(
            "qd services stop-deployment acme-prod/api --yes --no-wait --reason '503s'",
            "From a script, without waiting.")
        .runs(StopDeployment::run);
  }

  private static Answer run(Call call) {
    Following.check(call);
    Service s = Following.services(call, List.of(call.required(0))).getFirst();
    Change<TaskActions.Stopping> change =
        call.console().operations().tasks().stopDeployment(s).orThrow();
    return Changing.run(call, change, stopping -> answer(call, change.plan(), s, stopping));
  }

  private static Answer answer(Call call, Plan plan, Service s, TaskActions.Stopping stopping) {
    @Nullable DeploymentReport report =
        call.has("--no-wait") ? null : Following.follow(call, plan, stopping.deployment());
    Updated updated =
        new Updated(
            s,
            stopping.deployment(),
            report == null || report.serving() == null
                ? s.taskDefinition()
                : report.serving().taskDefinition(),
            null,
            s.desired(),
            null);
    boolean good = report == null || report.state() == DeploymentState.ROLLED_BACK;
    return Answer.of(
        good ? ExitCode.GOOD : ExitCode.BAD,
        new DeployedRendering(List.of(new DeployedRendering.Row(updated, report, null))));
  }
}
