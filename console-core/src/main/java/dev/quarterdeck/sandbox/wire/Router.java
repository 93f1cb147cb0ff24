package dev.quarterdeck.sandbox.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which protocol a request speaks, and which operation of which service it wants. */
final class Router {
  /**
   * @param service null when no service here goes by the name that was asked for
   * @param operation as asked, whether or not the service has it
   */
  record Route(Codec codec, @Nullable ServiceEndpoint service, String operation, String version) {}

  private final List<ServiceEndpoint> services;
  private final Codec json = new JsonCodec();
  private @Nullable Codec query;
  private @Nullable Codec cbor;

  Router(List<ServiceEndpoint> services) {
    this.services = List.copyOf(services);
  }

  Route route(WireRequest request) {
    String path = request.rawPath();
    if (path.startsWith("/service/") && path.contains("/operation/")) {
      int slash = path.indexOf('/', "/service/".length());
      String id = path.substring("/service/".length(), slash);
      String operation = path.substring(path.lastIndexOf('/') + 1);
      return new Route(cbor(), byTarget(id, ServiceEndpoint::smithyServiceId), operation, "");
    }
    String target = request.header("x-amz-target");
    if (target != null) {
      int dot = target.lastIndexOf('.');
      String prefix = dot < 0 ? "" : target.substring(0, dot);
      return new Route(
          json, byTarget(prefix, ServiceEndpoint::targetPrefix), target.substring(dot + 1), "");
    }
    Route rest = rest(request);
    if (rest != null) {
      return rest;
    }
    if (!request.rawQuery().isEmpty()
        || request.mediaType().equals("application/x-www-form-urlencoded")) {
      Map<String, String> form = request.formParameters();
      String action = form.getOrDefault("Action", "");
      String version = form.getOrDefault("Version", "");
      ServiceEndpoint service = byScope(request, version);
      boolean ec2 = service != null && service.protocol() == ServiceEndpoint.Protocol.EC2;
      return new Route(ec2 ? new Ec2Codec() : query(), service, action, version);
    }
    return new Route(json, null, "", "");
  }

  /** For a service that speaks REST, by what was signed; null for any other. */
  private @Nullable Route rest(WireRequest request) {
    Signed signed = Signed.of(request, Refusals.QUERY);
    Route best = null;
    int most = -1;
    for (ServiceEndpoint service : services) {
      if (signed == null
          || !service.protocol().isRest()
          || !service.signingName().equals(signed.service())) {
        continue;
      }
      for (ServiceEndpoint.Operation<?, ?> operation : service.operations()) {
        HttpBinding http = operation.http();
        Map<String, String> labels = http == null ? null : http.match(request);
        if (http != null && labels != null && http.precision() > most) {
          most = http.precision();
          best = new Route(codec(service, labels), service, operation.name(), "");
        }
      }
      if (best == null) {
        best = new Route(codec(service, Map.of()), service, request.method(), "");
      }
    }
    return best;
  }

  private static Codec codec(ServiceEndpoint service, Map<String, String> labels) {
    return new RestCodec(
        service.protocol() == ServiceEndpoint.Protocol.REST_XML ? new RestXml() : new RestJson(),
        labels);
  }

  private @Nullable ServiceEndpoint byTarget(
      String name, java.util.function.Function<ServiceEndpoint, String> naming) {
    for (ServiceEndpoint service : services) {
      if (naming.apply(service).equals(name)) {
        return service;
      }
    }
    return null;
  }

  /** By signing name and version; the version alone tells services with one signing name apart. */
  private @Nullable ServiceEndpoint byScope(WireRequest request, String version) {
    Signed signed = Signed.of(request, Refusals.QUERY);
    ServiceEndpoint found = null;
    for (ServiceEndpoint service : services) {
      boolean named = signed != null && service.signingName().equals(signed.service());
      boolean versioned = service.apiVersion().equals(version);
      if (versioned && (named || signed == null)) {
        return service;
      }
      if (named) {
        found = service;
      }
    }
    return found;
  }

  /** Made when first spoken, as most processes speak one or two of the protocols. */
  private synchronized Codec query() {
    Codec codec = query;
    if (codec == null) {
      codec = new QueryCodec();
      query = codec;
    }
    return codec;
  }

  private synchronized Codec cbor() {
    Codec codec = cbor;
    if (codec == null) {
      codec = new CborCodec();
      cbor = codec;
    }
    return codec;
  }
}
