package dev.quarterdeck.sandbox.wire;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One request from its bytes to its answer: route, count, authenticate, misbehave, decode, handle,
 * encode.
 */
final class Dispatcher implements HttpFront.Handler {
  private final SandboxServer.Config config;
  private final Router router;
  private final Authenticator authenticator;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong requests = new AtomicLong();

  Dispatcher(SandboxServer.Config config) {
    this.config = config;
    this.router = new Router(config.services);
    this.authenticator = new Authenticator(config.credentials);
  }

  /** Lets every waiting request go; they end with their connections cut. */
  void close() {
    closed.countDown();
  }

  @Override
  public @Nullable WireAnswer answer(WireRequest request) throws InterruptedException {
    String requestId = requestId();
    WireAnswer answer = answer(request, requestId);
    return answer == null ? null : answer.with("x-amzn-RequestId", requestId);
  }

  /** Null when the connection is to be cut instead. */
  private @Nullable WireAnswer answer(WireRequest request, String requestId)
      throws InterruptedException {
    Router.Route route;
    WireRequest readable;
    try {
      readable = request.unpacked();
      route = router.route(readable);
    } catch (ServiceError refused) {
      return new QueryCodec().error(request, null, refused, requestId);
    }
    Codec codec = route.codec();
    ServiceEndpoint service = route.service();
    try {
      return answer(readable, route, service, requestId);
    } catch (ServiceError refused) {
      return codec.error(request, service, refused, requestId);
    } catch (RuntimeException defect) {
      config.onDefect.accept(defect);
      return codec.error(request, service, codec.refusals().failed(500), requestId);
    }
  }

  private @Nullable WireAnswer answer(
      WireRequest request, Router.Route route, @Nullable ServiceEndpoint service, String requestId)
      throws InterruptedException {
    Refusals refusals = route.codec().refusals();
    Signed signed = Signed.of(request, refusals);
    if (service == null) {
      throw signed == null
          ? refusals.missingToken()
          : refusals.unknownOperation(route.operation(), route.version());
    }
    String operationName = route.operation();
    String action = service.action(operationName);
    config.traffic.count(action);
    Caller caller = caller(request, signed, service, operationName, refusals);
    ServiceEndpoint.Operation<?, ?> operation = service.operation(operationName);
    if (operation == null) {
      throw refusals.unknownOperation(operationName, route.version());
    }
    Faults.Verdict verdict = config.faults.judge(service, operationName);
    if (verdict.delay().isPositive() && waitOrClosed(verdict.delay())) {
      return null;
    }
    if (!config.rateLimits.admits(action)) {
      throw refusals.throttled();
    }
    switch (verdict.fault()) {
      case null -> {}
      case Fault.Slow slow -> {}
      case Fault.CutAfter cut -> {}
      case Fault.Hostile hostile -> {}
      case Fault.ShortPages pages -> {}
      case Fault.CutBefore cut -> {
        return null;
      }
      case Fault.Hang hang -> {
        closed.await();
        return null;
      }
      case Fault.Throttle throttle -> throw refusals.throttled();
      case Fault.Expire expire -> throw refusals.expired();
      case Fault.Skew skew ->
          throw refusals.badSignature(
              "Signature expired: 20260310T134500Z is now earlier than 20260310T140000Z"
                  + " (20260310T140500Z - 5 min.)");
      case Fault.Fail fail -> {
        ServiceError named = service.failure(fail.status());
        throw named == null ? refusals.failed(fail.status()) : named;
      }
      case Fault.Deny deny -> {
        String resource =
            deny.resource().equals("*")
                ? service.deniedResource((SdkPojo) Codec.build(decoded(route, request, operation)))
                : deny.resource();
        throw refusals.denied(ServiceError.denial(caller.arn(), action, resource));
      }
    }
    if (!config.traffic.watcher().before(action)) {
      return null;
    }
    boolean hostile = verdict.fault() instanceof Fault.Hostile;
    SdkPojo asked = (SdkPojo) Codec.build(decoded(route, request, operation));
    SdkPojo meant = hostile ? HostileText.outOf(asked) : asked;
    SdkPojo answer =
        Credentials.answering(
            caller.identity(),
            () ->
                ShortPages.answering(
                    verdict.fault() instanceof Fault.ShortPages,
                    () -> run(operation, meant, service, caller, requestId)));
    SdkPojo response =
        hostile ? HostileText.in(answer, route.codec() instanceof QueryCodec) : answer;
    if (verdict.fault() instanceof Fault.CutAfter || !config.traffic.watcher().after(action)) {
      return null;
    }
    if (response instanceof EventStreamBody.Streamed(EventStream stream)) {
      return WireAnswer.streaming(
          "application/vnd.amazon.eventstream",
          new EventStreamBody(stream, config.moment, this::waitOrClosed));
    }
    return route.codec().encode(request, service, operationName, response, requestId);
  }

  private static SdkPojo decoded(
      Router.Route route, WireRequest request, ServiceEndpoint.Operation<?, ?> operation) {
    SdkPojo builder = operation.requestBuilder().get();
    route.codec().decode(request, builder);
    return builder;
  }

  /** Who is answered; without an identity where the operation needs no signature. */
  private record Caller(
      Credentials.@Nullable Identity identity, String account, String region, String arn) {}

  private Caller caller(
      WireRequest request,
      @Nullable Signed signed,
      ServiceEndpoint service,
      String operation,
      Refusals refusals) {
    if (signed == null && service.unsignedOperations().contains(operation)) {
      return new Caller(null, config.credentials.account(), "us-east-1", "anonymous");
    }
    Credentials.Identity identity =
        authenticator.authenticate(request, signed, service.signingName(), refusals);
    String region = signed == null ? "us-east-1" : signed.region();
    return new Caller(identity, identity.account(), region, identity.arn());
  }

  private <Q, R> SdkPojo run(
      ServiceEndpoint.Operation<Q, R> operation,
      Object request,
      ServiceEndpoint service,
      Caller caller,
      String requestId) {
    // The operation's own builder made the request, so its type is the handler's.
    @SuppressWarnings("unchecked")
    Q typed = (Q) request;
    return config.moment.at(
        now -> {
          Call call =
              new Call(
                  service.signingName(),
                  operation.name(),
                  now,
                  caller.account(),
                  caller.region(),
                  caller.arn(),
                  requestId);
          try {
            SdkPojo answer = (SdkPojo) operation.handler().handle(typed, call);
            config.witness.saw(call, request, null);
            return answer;
          } catch (ServiceError refused) {
            config.witness.saw(call, request, refused.code());
            throw refused;
          }
        });
  }

  private boolean waitOrClosed(Duration delay) throws InterruptedException {
    return closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Unique in this server, and the same in every run. */
  private String requestId() {
    long number = requests.incrementAndGet();
    return new UUID(
            (Faults.mix(number) & ~0xF000L) | 0x4000L,
            (Faults.mix(~number) >>> 2) | 0x8000000000000000L)
        .toString();
  }
}
