package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd services}. */
public final class ServicesNoun {
  private ServicesNoun() {}

  public static Verb noun() {
    return Verb.named("services", "Services of Amazon ECS: verdicts, tasks, deployments, events.")
        .description(
            "Services are named CLUSTER/NAME, or NAME alone where that is unambiguous."
                + " Changes show their plan, ask, are recorded, and are followed to their end.")
        .verb(ListServices.verb())
        .verb(ShowService.verb())
        .verb(EventsOfService.verb())
        .verb(TasksOfService.verb())
        .verb(DiffService.verb())
        .verb(DeployServices.verb())
        .verb(RollBackServices.verb())
        .verb(StopDeployment.verb())
        .verb(ScaleServices.verb())
        .verb(StopTask.verb())
        .verb(RunTask.verb())
        .verb(ExecInContainer.verb())
        .verb(OpenService.verb());
  }
}
