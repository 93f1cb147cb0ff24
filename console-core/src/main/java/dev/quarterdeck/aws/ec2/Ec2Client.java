package dev.quarterdeck.aws.ec2;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.client.handler.AwsSyncClientHandler;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.client.handler.ClientExecutionParams;
import software.amazon.awssdk.core.client.handler.SyncClientHandler;
import software.amazon.awssdk.core.http.HttpResponseHandler;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.protocols.query.AwsEc2ProtocolFactory;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Calls of EC2 by name. Everything around a call is the SDK's, as in the clients that it generates:
 * endpoint, credentials, signature, retries, time limits, interceptors, and how an error is read.
 */
public final class Ec2Client implements SdkClient {
  static final String VERSION = "2016-11-15";

  private final SyncClientHandler handler;
  private final ClientEndpointProvider endpoint;
  private final HttpResponseHandler<AwsServiceException> errors;

  Ec2Client(SdkClientConfiguration configuration) {
    this.handler = new AwsSyncClientHandler(configuration);
    this.endpoint = configuration.option(SdkClientOption.CLIENT_ENDPOINT_PROVIDER);
    this.errors =
        AwsEc2ProtocolFactory.builder()
            .clientConfiguration(configuration)
            .defaultServiceExceptionSupplier(Ec2Exception.Builder::new)
            .build()
            .createErrorResponseHandler();
  }

  public static Ec2ClientBuilder builder() {
    return new Ec2ClientBuilder();
  }

  /**
   * One call, for example {@code DescribeSubnets}; throws what every client of the SDK throws.
   *
   * @param parameters as EC2's query protocol spells them: {@code Filter.1.Name}
   */
  public Ec2Answer call(String operation, Map<String, String> parameters) {
    return handler.execute(
        new ClientExecutionParams<Ec2Request, Ec2Answer>()
            .withOperationName(operation)
            .withInput(new Ec2Request(parameters))
            .withMarshaller(request -> http(operation, request))
            .withResponseHandler(Ec2Answer.READER)
            .withErrorResponseHandler(errors));
  }

  private SdkHttpFullRequest http(String operation, Ec2Request request) {
    Map<String, String> form = new TreeMap<>(request.parameters());
    form.put("Action", operation);
    form.put("Version", VERSION);
    byte[] body =
        form.entrySet().stream()
            .map(
                e ->
                    SdkHttpUtils.urlEncode(e.getKey()) + "=" + SdkHttpUtils.urlEncode(e.getValue()))
            .collect(Collectors.joining("&"))
            .getBytes(StandardCharsets.UTF_8);
    return SdkHttpFullRequest.builder()
        .method(SdkHttpMethod.POST)
        .uri(endpoint.clientEndpoint())
        .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .putHeader("Content-Length", Integer.toString(body.length))
        .contentStreamProvider(() -> new java.io.ByteArrayInputStream(body))
        .build();
  }

  @Override
  public String serviceName() {
    return "ec2";
  }

  @Override
  public void close() {
    handler.close();
  }
}
