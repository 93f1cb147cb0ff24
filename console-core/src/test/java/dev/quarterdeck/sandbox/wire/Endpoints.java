package dev.quarterdeck.sandbox.wire;

import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** A service whose operations a test declares one by one. */
final class Endpoints extends ServiceEndpoint {
  private final String signingName;
  private final Protocol protocol;
  private final String targetPrefix;
  private final String apiVersion;

  private Endpoints(String signingName, Protocol protocol, String targetPrefix, String apiVersion) {
    this.signingName = signingName;
    this.protocol = protocol;
    this.targetPrefix = targetPrefix;
    this.apiVersion = apiVersion;
  }

  static Endpoints ecs() {
    return new Endpoints("ecs", Protocol.JSON, "AmazonEC2ContainerServiceV20141113", "2014-11-13");
  }

  static Endpoints secretsManager() {
    return new Endpoints("secretsmanager", Protocol.JSON, "secretsmanager", "2017-10-17");
  }

  static Endpoints logs() {
    return new Endpoints("logs", Protocol.JSON, "Logs_20140328", "2014-03-28");
  }

  static Endpoints cloudWatch() {
    return new Endpoints(
        "monitoring", Protocol.QUERY, "GraniteServiceVersion20100801", "2010-08-01");
  }

  static Endpoints loadBalancing() {
    return new Endpoints(
        "elasticloadbalancing", Protocol.QUERY, "ElasticLoadBalancing_v10", "2015-12-01");
  }

  static Endpoints sts() {
    return new Endpoints("sts", Protocol.QUERY, "AWSSecurityTokenServiceV20110615", "2011-06-15");
  }

  static Endpoints s3() {
    return new Endpoints("s3", Protocol.REST_XML, "s3", "2006-03-01");
  }

  static Endpoints cloudFront() {
    return new Endpoints("cloudfront", Protocol.REST_XML, "cloudfront", "2020-05-31");
  }

  static Endpoints fileSystems() {
    return new Endpoints("elasticfilesystem", Protocol.REST_JSON, "efs", "2015-02-01");
  }

  static Endpoints backup() {
    return new Endpoints("backup", Protocol.REST_JSON, "backup", "2018-11-15");
  }

  static Endpoints scheduler() {
    return new Endpoints("scheduler", Protocol.REST_JSON, "scheduler", "2021-06-30");
  }

  static Endpoints parameters() {
    return new Endpoints("ssm", Protocol.JSON, "AmazonSSM", "2014-11-06");
  }

  static Endpoints xray() {
    return new Endpoints("xray", Protocol.REST_JSON, "xray", "2016-04-12");
  }

  /** Declares an operation of a REST service and answers this. */
  <Q, R> Endpoints with(
      String operation,
      String http,
      Supplier<? extends SdkPojo> requestBuilder,
      Handler<Q, R> handler) {
    on(operation, http, requestBuilder, handler);
    return this;
  }

  /** Declares an operation and answers this. */
  <Q, R> Endpoints with(
      String operation, Supplier<? extends SdkPojo> requestBuilder, Handler<Q, R> handler) {
    on(operation, requestBuilder, handler);
    return this;
  }

  @Override
  public Set<String> unsignedOperations() {
    return signingName.equals("sts")
        ? Set.of("AssumeRoleWithSAML", "AssumeRoleWithWebIdentity")
        : Set.of();
  }

  @Override
  public boolean bareErrors() {
    return signingName.equals("s3");
  }

  @Override
  public String signingName() {
    return signingName;
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public String targetPrefix() {
    return targetPrefix;
  }

  @Override
  public String apiVersion() {
    return apiVersion;
  }
}
