package dev.quarterdeck.contract;

import dev.quarterdeck.aws.AwsClients;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** moto's server, started once for all contract classes and ended with this JVM. */
final class MotoServer implements ContractEndpoint {
  private static final Duration START = Duration.ofSeconds(60);

  private static final class Holder {
    static final MotoServer ONE = start();
  }

  private final URI uri;

  private MotoServer(URI uri) {
    this.uri = uri;
  }

  static MotoServer get() {
    return Holder.ONE;
  }

  private static MotoServer start() {
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(new File(nullDevice()))
              .start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    process.descendants().forEach(ProcessHandle::destroy);
                    process.destroy();
                  }));
      MotoServer server = new MotoServer(URI.create("http://127.0.0.1:" + port));
      server.awaitAnswer(process);
      return server;
    } catch (IOException e) {
      throw new AssertionError(
          "moto_server could not be started; the contract is held against it. Install it with:"
              + " pip install 'moto[server]'",
          e);
    }
  }

  private static String nullDevice() {
    return File.separatorChar == '\\' ? "NUL" : "/dev/null";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer(Process process) throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      try {
        if (call("GET", "/moto-api/") == 200) {
          return;
        }
      } catch (ConnectException e) {
        pause(process);
      }
    }
    throw new AssertionError("moto_server did not answer within " + START);
  }

  /** Until the next try; ends at once when the process has died. */
  private static void pause(Process process) {
    try {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("moto_server ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private int call(String method, String path) throws IOException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(uri.resolve(path))
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public Kind kind() {
    return Kind.MOTO;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public String account() {
    return "123456789012";
  }

  @Override
  public void reset() throws IOException {
    if (call("POST", "/moto-api/reset") != 200) {
      throw new IOException("moto did not reset");
    }
  }

  /** The default VPC. */
  @Override
  public String vpc() {
    return ec2("DescribeVpcs", "vpcSet", "vpcId");
  }

  @Override
  public String subnet() {
    return ec2("DescribeSubnets", "subnetSet", "subnetId");
  }

  private String ec2(String action, String list, String member) {
    try (AwsClients clients = clients()) {
      return String.valueOf(
          clients.ec2().call(action, Map.of()).items(list).getFirst().text(member));
    }
  }

  @Override
  public Network network() {
    try (Ec2Client ec2 =
        Ec2Client.builder()
            .endpointOverride(uri)
            .region(Region.of(region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(keys().accessKeyId(), keys().secretAccessKey())))
            .build()) {
      String vpc = ec2.createVpc(q -> q.cidrBlock("10.9.0.0/16")).vpc().vpcId();
      String subnet =
          ec2.createSubnet(
                  q -> q.vpcId(vpc).cidrBlock("10.9.1.0/24").availabilityZone(region() + "b"))
              .subnet()
              .subnetId();
      String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
      ec2.attachInternetGateway(q -> q.vpcId(vpc).internetGatewayId(gateway));
      String table = ec2.createRouteTable(q -> q.vpcId(vpc)).routeTable().routeTableId();
      ec2.createRoute(
          q -> q.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
      ec2.associateRouteTable(q -> q.routeTableId(table).subnetId(subnet));
      String group =
          ec2.createSecurityGroup(q -> q.vpcId(vpc).groupName("open").description("open"))
              .groupId();
      ec2.authorizeSecurityGroupIngress(
          q ->
              q.groupId(group)
                  .ipPermissions(
                      i ->
                          i.ipProtocol("tcp")
                              .fromPort(80)
                              .toPort(81)
                              .ipRanges(r -> r.cidrIp("0.0.0.0/0"))));
      ec2.createVpcEndpoint(
          q ->
              q.vpcId(vpc)
                  .vpcEndpointType("Gateway")
                  .serviceName("com.amazonaws." + region() + ".s3"));
      return new Network(vpc, subnet, group);
    }
  }

  @Override
  public String toString() {
    return "moto";
  }
}
