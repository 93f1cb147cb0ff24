package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.WebConsole;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Programs;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;
import java.util.Locale;

/** {@code qd services open}: the service's page in the AWS web console. */
final class OpenService {
  private OpenService() {}

  static Verb verb() {
    return Verb.named("open", "The service's page in the AWS web console.")
        .description(
            "Prints the address, and on a terminal opens it in the browser. All partitions with a"
                + " public console: aws, aws-cn, aws-us-gov, aws-eusc.")
        .param("SERVICE", "The service, [CLUSTER/]NAME.")
        .flag("--print", "Print the address only.")
        .example("qd services open acme-prod/api", "In the browser.")
        .example("qd services open acme-prod/api --print", "The address only.")
        .runs(OpenService::run);
  }

  private static Answer run(Call call) {
    Service s =
        call.console().services().find(call.console().deadline(), call.required(0)).orThrow();
    String url =
        WebConsole.service(s)
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem.NotFound(
                            "No web console is known for " + s.arn() + ".",
                            "Look with: qd services show " + s.ref())));
    Programs programs = new Programs(call.io());
    if (!call.has("--print")
        && call.io().outTerminal()
        && !opener(System.getProperty("os.name", "")).stream()
            .anyMatch(command -> programs.launch(command, url))) {
      call.note(Cell.muted("No program to open a browser with was found; open it yourself."));
    }
    return Answer.good(new Url(s, url));
  }

  /** What opens an address here, in order of preference. */
  private static List<List<String>> opener(String os) {
    String name = os.toLowerCase(Locale.ROOT);
    return name.contains("mac")
        ? List.of(List.of("open"))
        : name.contains("windows")
            ? List.of(List.of("rundll32.exe", "url.dll,FileProtocolHandler"))
            : List.of(List.of("xdg-open"), List.of("wslview"));
  }

  private record Url(Service service, String url) implements Rendering {
    @Override
    public Page page() {
      return new Page().line(new dev.quarterdeck.tui.output.Block.Line(Cell.of(url), 0, 0, false));
    }

    @Override
    public void json(Json json) {
      json.object(
          j ->
              j.field("cluster", service.cluster())
                  .field("service", service.name())
                  .field("url", url));
    }

    @Override
    public Csv csv() {
      return new Csv("cluster", "service", "url").row(service.cluster(), service.name(), url);
    }
  }
}
