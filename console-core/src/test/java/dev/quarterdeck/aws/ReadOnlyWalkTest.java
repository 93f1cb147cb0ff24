package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.session.ReadOperations;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/** Every operation of every client on the class path, against the read list. */
class ReadOnlyWalkTest {
  private static final Pattern CHANGES =
      Pattern.compile(
          "(Put|Create|Update|Delete|Register|Deregister|Run|Start|Stop|Set|Tag|Untag|Add|Remove"
              + "|Rotate|Cancel|Restore|Replicate|Modify|Enable|Disable|Associate|Disassociate"
              + "|Attach|Detach|Execute|Submit|Import|Export|Test|Discover|Continue|Poll)[A-Z].*");

  /** They start or stop a reading of logs, which changes nothing and ends by itself. */
  private static final Set<String> READINGS =
      Set.of("logs:StartQuery", "logs:StopQuery", "logs:StartLiveTail");

  /** The SDK refuses these without their parameters before anybody is asked. */
  private static final Set<String> CHECKED_FIRST = Set.of("s3:CopyObject", "s3:UploadPartCopy");

  /** Nothing listens there: an operation that were sent would be Unreachable, not Refused. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private static List<Method> operations(Class<?> client) {
    return Arrays.stream(client.getMethods())
        .filter(m -> m.getParameterCount() == 1)
        .filter(m -> SdkRequest.class.isAssignableFrom(m.getParameterTypes()[0]))
        .filter(m -> !m.getName().endsWith("Paginator"))
        .toList();
  }

  private static String operation(Method method) {
    String request = method.getParameterTypes()[0].getSimpleName();
    return request.substring(0, request.length() - "Request".length());
  }

  private static void call(SdkClient client, Method method) throws ReflectiveOperationException {
    Object builder = method.getParameterTypes()[0].getMethod("builder").invoke(null);
    Method build = builder.getClass().getMethod("build");
    build.setAccessible(true);
    method.invoke(client, build.invoke(builder));
  }

  @Test
  void aReadOnlySessionSendsNothingThatIsNotOnTheList() throws Exception {
    List<String> sent = new ArrayList<>();
    int refused = 0;
    try (AwsClients clients = Responder.clients(NOWHERE, Duration.ofSeconds(5), true, null)) {
      List<SdkClient> all =
          List.of(
              clients.secretsManager(),
              clients.ecs(),
              clients.loadBalancing(),
              clients.cloudWatch(),
              clients.logs(),
              clients.sts(),
              clients.backup(),
              clients.cloudFront(),
              clients.efs(),
              clients.s3(),
              clients.s3Control(),
              clients.xray(),
              clients.ecr(),
              clients.eventBridge(),
              clients.scheduler(),
              clients.iam(),
              clients.kms(),
              clients.sns(),
              clients.ssm(),
              clients.waf(),
              clients.acm());
      for (SdkClient client : all) {
        Class<?> type = client.getClass().getInterfaces()[0];
        for (Method method : operations(type)) {
          String name = AwsService.prefix(sdkName(client)) + ":" + operation(method);
          // The SDK's classes spell SSL and SAML in their own way.
          if (ReadOperations.all().stream().anyMatch(name::equalsIgnoreCase)) {
            continue;
          }
          try {
            call(client, method);
            sent.add(name);
          } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ProblemException p
                && p.problem() instanceof Problem.Refused) {
              assertThat(p.problem().sentence()).containsIgnoringCase(name);
              refused++;
            } else if (!CHECKED_FIRST.contains(name)) {
              sent.add(name + " " + e.getCause());
            }
          }
        }
      }
    }
    assertThat(sent).isEmpty();
    assertThat(refused).isGreaterThan(200);
  }

  @Test
  void theClientOfEc2StandsBehindTheSameGuard() {
    try (AwsClients clients = Responder.clients(NOWHERE, Duration.ofSeconds(5), true, null)) {
      assertThatThrownBy(() -> clients.ec2().call("TerminateInstances", Map.of()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
    }
  }

  private static String sdkName(SdkClient client) {
    return switch (client.serviceName()) {
      case "ecs" -> "ECS";
      case "secretsmanager" -> "Secrets Manager";
      case "elasticloadbalancing" -> "Elastic Load Balancing v2";
      case "monitoring" -> "CloudWatch";
      case "logs" -> "CloudWatch Logs";
      case "sts" -> "STS";
      case "backup" -> "Backup";
      case "cloudfront" -> "CloudFront";
      case "elasticfilesystem" -> "EFS";
      // Both of S3's clients go by one name.
      case "s3" -> client instanceof S3ControlClient ? "S3 Control" : "S3";
      case "xray" -> "XRay";
      case "api.ecr", "ecr" -> "ECR";
      case "events" -> "EventBridge";
      case "scheduler" -> "Scheduler";
      case "iam" -> "IAM";
      case "kms" -> "KMS";
      case "sns" -> "SNS";
      case "ssm" -> "SSM";
      case "wafv2" -> "WAFV2";
      case "acm" -> "ACM";
      default -> throw new AssertionError(client.serviceName());
    };
  }

  @Test
  void nothingThatLooksLikeAChangeIsOnTheList() {
    assertThat(ReadOperations.all())
        .filteredOn(o -> CHANGES.matcher(o.substring(o.indexOf(':') + 1)).matches())
        .containsExactlyInAnyOrderElementsOf(READINGS);
  }

  @Test
  void noClientOnTheClassPathHasAChangeOnTheList() throws Exception {
    Set<String> clients = new TreeSet<>();
    int operations = 0;
    for (Class<?> client : clientsOnTheClassPath()) {
      clients.add(client.getSimpleName());
      for (Method method : operations(client)) {
        operations++;
        String name = operation(method);
        if (CHANGES.matcher(name).matches()) {
          assertThat(ReadOperations.all())
              .filteredOn(o -> o.endsWith(":" + name))
              .isSubsetOf(READINGS);
        }
      }
    }
    assertThat(clients).contains("EcsClient", "SecretsManagerClient", "StsClient", "SsoClient");
    assertThat(operations).isGreaterThan(280);
  }

  private static List<Class<?>> clientsOnTheClassPath() throws IOException, ClassNotFoundException {
    List<Class<?>> clients = new ArrayList<>();
    Pattern name =
        Pattern.compile(
            "software/amazon/awssdk/services/[^/]+/(?!Default)[A-Za-z0-9]+Client\\.class");
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!path.endsWith(".jar")) {
        continue;
      }
      try (JarFile jar = new JarFile(path)) {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
          if (name.matcher(entry.getName()).matches() && !entry.getName().contains("Async")) {
            String type = entry.getName().replace('/', '.').replace(".class", "");
            clients.add(Class.forName(type));
          }
        }
      }
    }
    return clients;
  }
}
