package dev.quarterdeck.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** One AWS service as the sandbox answers it: how it is named on the wire, and its operations. */
public abstract class ServiceEndpoint {

  /** Which of AWS's protocols the SDK of this product speaks to a service. */
  public enum Protocol {
    /** JSON 1.0 or 1.1: {@code X-Amz-Target: PREFIX.Operation}. */
    JSON,
    /** Form parameters in, XML out. */
    QUERY,
    /** EC2's own kind of query. */
    EC2,
    /** Methods and paths of HTTP, JSON documents. */
    REST_JSON,
    /** Methods and paths of HTTP, XML documents. */
    REST_XML;

    /** Whether method and path say which operation is meant. */
    boolean isRest() {
      return this == REST_JSON || this == REST_XML;
    }
  }

  /**
   * An operation: how to make an empty request, and what answers it.
   *
   * @param http where it lives, for services that speak REST; null for others
   */
  public record Operation<Q, R>(
      String name,
      @Nullable HttpBinding http,
      Supplier<? extends SdkPojo> requestBuilder,
      Handler<Q, R> handler) {}

  private final Map<String, Operation<?, ?>> operations = new LinkedHashMap<>();

  /**
   * The service's signing name, for example {@code ecs}; also IAM's action prefix unless
   * overridden.
   */
  public abstract String signingName();

  public abstract Protocol protocol();

  /**
   * {@code X-Amz-Target} prefix (JSON), for example {@code AmazonEC2ContainerServiceV20141113}, or
   * the smithy service id.
   */
  public abstract String targetPrefix();

  /** API version, as query clients send it and XML namespaces end with it. */
  public abstract String apiVersion();

  /** IAM's prefix of this service's actions, for example {@code elasticloadbalancing}. */
  public String actionPrefix() {
    return signingName();
  }

  /**
   * IAM's name of the action that allows an operation, where the two differ, for example {@code
   * s3:ListAllMyBuckets} for ListBuckets.
   */
  public String action(String operation) {
    return actionPrefix() + ":" + operation;
  }

  /** Whether errors of a REST service that answers XML stand alone, as S3's do. */
  public boolean bareErrors() {
    return false;
  }

  /** The service's id in smithy paths, {@code /service/ID/operation/NAME}. */
  public String smithyServiceId() {
    return targetPrefix();
  }

  /** The namespace of XML answers. */
  public String xmlNamespace() {
    return "http://" + signingName() + ".amazonaws.com/doc/" + apiVersion() + "/";
  }

  /**
   * The error's shape as JSON and CBOR name it, for a service whose query codes differ from its
   * shapes, for example {@code ResourceNotFound} and {@code ResourceNotFoundException}.
   */
  public String errorShape(String code) {
    return code;
  }

  /**
   * What AWS answers when this service itself fails with HTTP 500 or 503; null for the protocol's
   * usual names.
   */
  public @Nullable ServiceError failure(int status) {
    return null;
  }

  /**
   * What the message of a denial names after {@code on resource:}; null when AWS leaves that part
   * out for this operation.
   */
  public @Nullable String deniedResource(SdkPojo request) {
    return "*";
  }

  /** Operations that need no signature, for example STS's AssumeRoleWithWebIdentity. */
  public Set<String> unsignedOperations() {
    return Set.of();
  }

  /** Declares an operation; the builder is the SDK request class's own {@code builder()}. */
  protected final <Q, R> void on(
      String name, Supplier<? extends SdkPojo> requestBuilder, Handler<Q, R> handler) {
    declare(new Operation<>(name, null, requestBuilder, handler));
  }

  /** Declares an operation of a REST service: {@code GET /{Bucket}?versioning}. */
  protected final <Q, R> void on(
      String name, String http, Supplier<? extends SdkPojo> requestBuilder, Handler<Q, R> handler) {
    declare(new Operation<>(name, HttpBinding.of(http), requestBuilder, handler));
  }

  private void declare(Operation<?, ?> operation) {
    if (operations.put(operation.name(), operation) != null) {
      throw new IllegalArgumentException("declared twice: " + operation.name());
    }
  }

  /** Declares an operation whose answer is a stream of events; JSON services only. */
  protected final <Q> void stream(
      String name,
      Supplier<? extends SdkPojo> requestBuilder,
      Handler<Q, ? extends EventStream> handler) {
    this.<Q, EventStreamBody.Streamed>on(
        name,
        requestBuilder,
        (request, call) -> new EventStreamBody.Streamed(handler.handle(request, call)));
  }

  /** The operation of that name, or null: the wire then answers as AWS does for an unknown one. */
  public final @Nullable Operation<?, ?> operation(String name) {
    return operations.get(name);
  }

  /** Those that the service declared. */
  final java.util.Collection<Operation<?, ?>> operations() {
    return operations.values();
  }

  public final Set<String> operationNames() {
    return Set.copyOf(operations.keySet());
  }
}
