package dev.quarterdeck.tui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problems;
import org.junit.jupiter.api.Test;

/** Command lines that nobody meant: an exit code of the documented ones, and a clean sentence. */
class ArgumentsFuzzTest {
  @Test
  void anyCommandLineIsUnderstoodOrRefused() {
    Fuzz.of(
            "command lines",
            "health acme-prod/api --timeout 30s -o json --until healthy",
            "secrets list --overdue --sort age --filter x --tag a=b --profile p --region r",
            "logs tail api worker --grep (a|b)*c --level warn --since 6h --json-fields a.b",
            "logs search api 'timed out' --since 2h -C 5 --limit 3",
            "metrics api --since 6h --read-only",
            "checklist run --url https://x.example --severity high",
            "rotate a B --recipe generated --option length=32 --dry-run --yes",
            "services scale acme-prod/api 5 --reason r --dry-run",
            "secrets set a B --generate 32 --endpoint-url http://127.0.0.1:1",
            "help secrets list")
        .each(
            text -> {
              Qds.Ended ended =
                  new Qds()
                      .consoles(options -> Outcome.failed(Problems.interrupted()))
                      .run(text.split(" "));
              assertThat(ended.code()).as(ended.err()).isIn(0, 2, 4, 6, 7);
              if (ended.code() != 0) {
                assertThat(ended.out()).matches("|\\{\"problem\":.*\\}\n");
                assertThat(ended.err()).contains("qd");
              }
              ended.err().lines().forEach(Fuzz::clean);
            });
  }
}
