package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a health endpoint that the operator named: GET, ten seconds, 2xx is well. */
@FunctionalInterface
public interface HttpProbe {
  /** Ten seconds for connecting and for answering. */
  Duration LIMIT = Duration.ofSeconds(10);

  /** Says what was answered; fails when that is not 2xx, or nothing. */
  Outcome<String> get(URI url);

  /** Over the network; a redirect is no answer, as for a load balancer. */
  static HttpProbe real() {
    return url ->
        Outcome.of(
            () -> {
              String shown =
                  Text.clean(url.getScheme() + "://" + url.getAuthority() + url.getPath());
              try (HttpClient client =
                  HttpClient.newBuilder()
                      .connectTimeout(LIMIT)
                      .followRedirects(HttpClient.Redirect.NEVER)
                      .build()) {
                int status =
                    client
                        .send(
                            HttpRequest.newBuilder(url).timeout(LIMIT).GET().build(),
                            HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status / 100 != 2) {
                  throw new ProblemException(
                      new Problem.Unreachable(
                          shown + " answers " + status + ".", "Look at what it says, and why."));
                }
                return shown + " answers " + status;
              } catch (IOException e) {
                throw new ProblemException(
                    new Problem.Unreachable(
                        shown + " does not answer (" + IoReason.of(e) + ").",
                        "Check that it can be reached from here."));
              }
            });
  }
}
