package dev.quarterdeck.sandbox.service.parameters;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.parameters.Parameters.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/** AWS Systems Manager, its parameters alone: made and described; values are not kept. */
public final class ParametersEndpoint extends ServiceEndpoint {
  private static final String INVALID = "ValidationException";
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.\\-/]{1,2048}");
  private static final List<String> TYPES = List.of("String", "StringList", "SecureString");
  private static final int PAGE = 50;
  private static final int MOST_VALUES = 50;
  private final World world;

  public ParametersEndpoint(World world) {
    this.world = world;
    on("PutParameter", PutParameterRequest::builder, this::put);
    on("DescribeParameters", DescribeParametersRequest::builder, this::describe);
  }

  private PutParameterResponse put(PutParameterRequest q, Call call) {
    String name = Check.required(q.name(), "name", INVALID);
    Check.required(q.value(), "value", INVALID);
    String type = Objects.toString(q.typeAsString(), "String");
    boolean hierarchy = name.indexOf('/') >= 0;
    if (!NAME.matcher(name).matches() || (hierarchy && !name.startsWith("/"))) {
      throw new ServiceError(INVALID, "Parameter name must be a fully qualified name.");
    }
    if (!TYPES.contains(type)) {
      throw new ServiceError("UnsupportedParameterType", "The parameter type is not supported.");
    }
    if (world.parameters().has(name) && !Check.isTrue(q.overwrite())) {
      throw new ServiceError(
          "ParameterAlreadyExists",
          "The parameter already exists. To overwrite this value, set the overwrite option in the"
              + " request to true.");
    }
    return PutParameterResponse.builder()
        .version(world.parameters().put(name, type).version())
        .tier("Standard")
        .build();
  }

  private DescribeParametersResponse describe(DescribeParametersRequest q, Call call) {
    int size = Check.range(q.maxResults(), PAGE, 1, PAGE, "maxResults", INVALID);
    Predicate<Parameter> wanted =
        q.parameterFilters().stream()
            .map(ParametersEndpoint::filter)
            .reduce(p -> true, Predicate::and);
    List<Parameter> found = world.parameters().all().stream().filter(wanted).toList();
    Page<Parameter> page = Page.of(found, q.nextToken(), size, "InvalidNextToken");
    return DescribeParametersResponse.builder()
        .parameters(page.items().stream().map(this::shape).toList())
        .nextToken(page.next())
        .build();
  }

  private static Predicate<Parameter> filter(ParameterStringFilter f) {
    List<String> values = f.values();
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      throw new ServiceError("InvalidFilterValue", "The filter value is not valid.");
    }
    String option = Objects.toString(f.option(), "Equals");
    return switch (Objects.toString(f.key()) + " " + option) {
      case "Name Equals" -> p -> values.contains(p.name());
      case "Name BeginsWith" -> p -> values.stream().anyMatch(p.name()::startsWith);
      case "Name Contains" -> p -> values.stream().anyMatch(p.name()::contains);
      case "Type Equals" -> p -> values.contains(p.type());
      default ->
          throw new ServiceError("InvalidFilterKey", "The sandbox knows no such filter: " + f);
    };
  }

  private ParameterMetadata shape(Parameter p) {
    return ParameterMetadata.builder()
        .name(p.name())
        .arn(world.account().arn("ssm", "parameter/" + p.name().replaceFirst("^/", "")))
        .type(p.type())
        .version(p.version())
        .lastModifiedDate(p.changedAt())
        .tier("Standard")
        .dataType("text")
        .build();
  }

  @Override
  public String signingName() {
    return "ssm";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "AmazonSSM";
  }

  @Override
  public String apiVersion() {
    return "2014-11-06";
  }
}
