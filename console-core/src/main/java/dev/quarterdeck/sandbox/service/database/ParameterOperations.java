package dev.quarterdeck.sandbox.service.database;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.database.ParameterGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.*;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.Parameter;

/** Parameter groups of instances and of clusters. */
final class ParameterOperations {
  private static final String VALUE = InstanceOperations.VALUE;
  private final World world;

  ParameterOperations(World world) {
    this.world = world;
  }

  DescribeDbParametersResponse describe(DescribeDbParametersRequest q, Call call) {
    Page<Parameter> page =
        page(q.dbParameterGroupName(), false, q.filters(), q.maxRecords(), q.marker());
    return DescribeDbParametersResponse.builder()
        .parameters(page.items())
        .marker(page.next())
        .build();
  }

  DescribeDbClusterParametersResponse describeCluster(
      DescribeDbClusterParametersRequest q, Call call) {
    Page<Parameter> page =
        page(q.dbClusterParameterGroupName(), true, q.filters(), q.maxRecords(), q.marker());
    return DescribeDbClusterParametersResponse.builder()
        .parameters(page.items())
        .marker(page.next())
        .build();
  }

  private Page<Parameter> page(
      @Nullable String name,
      boolean ofCluster,
      List<Filter> filters,
      @Nullable Integer max,
      @Nullable String marker) {
    ParameterGroup group = find(Check.required(name, "parameterGroupName", VALUE), ofCluster);
    List<String> names = new ArrayList<>();
    for (Filter f : filters) {
      if (!"parameter-name".equals(f.name())) {
        throw new ServiceError(VALUE, "Unrecognized filter name: " + f.name());
      }
      names.addAll(f.values());
    }
    List<Parameter> found = new ArrayList<>();
    group
        .presets()
        .forEach(
            (parameter, preset) -> {
              if (names.isEmpty() || names.contains(parameter)) {
                found.add(parameter(group, parameter, preset));
              }
            });
    return Page.of(found, marker, Check.range(max, 100, 20, 100, "maxRecords", VALUE), VALUE);
  }

  private static Parameter parameter(ParameterGroup group, String name, @Nullable String preset) {
    String set = group.set().get(name);
    return Parameter.builder()
        .parameterName(name)
        .parameterValue(set == null ? preset : set)
        .source(set != null ? "user" : preset == null ? "engine-default" : "system")
        .isModifiable(true)
        .build();
  }

  CreateDbParameterGroupResponse create(CreateDbParameterGroupRequest q, Call call) {
    ParameterGroup g = create(q.dbParameterGroupName(), q.dbParameterGroupFamily(), false);
    return CreateDbParameterGroupResponse.builder()
        .dbParameterGroup(s -> s.dbParameterGroupName(g.name()).dbParameterGroupFamily(g.family()))
        .build();
  }

  CreateDbClusterParameterGroupResponse createCluster(
      CreateDbClusterParameterGroupRequest q, Call call) {
    ParameterGroup g = create(q.dbClusterParameterGroupName(), q.dbParameterGroupFamily(), true);
    return CreateDbClusterParameterGroupResponse.builder()
        .dbClusterParameterGroup(
            s -> s.dbClusterParameterGroupName(g.name()).dbParameterGroupFamily(g.family()))
        .build();
  }

  private ParameterGroup create(@Nullable String name, @Nullable String family, boolean cluster) {
    String id = Check.required(name, "parameterGroupName", VALUE).toLowerCase(Locale.ROOT);
    if (world.databases().group(id, cluster) != null) {
      throw new ServiceError(
          "DBParameterGroupAlreadyExists", "Parameter group " + id + " already exists");
    }
    return world
        .databases()
        .createGroup(id, Check.required(family, "dBParameterGroupFamily", VALUE), cluster);
  }

  ModifyDbParameterGroupResponse modify(ModifyDbParameterGroupRequest q, Call call) {
    return ModifyDbParameterGroupResponse.builder()
        .dbParameterGroupName(set(q.dbParameterGroupName(), false, q.parameters()))
        .build();
  }

  ModifyDbClusterParameterGroupResponse modifyCluster(
      ModifyDbClusterParameterGroupRequest q, Call call) {
    return ModifyDbClusterParameterGroupResponse.builder()
        .dbClusterParameterGroupName(set(q.dbClusterParameterGroupName(), true, q.parameters()))
        .build();
  }

  private String set(@Nullable String name, boolean ofCluster, List<Parameter> parameters) {
    ParameterGroup group = find(Check.required(name, "parameterGroupName", VALUE), ofCluster);
    if (group.name().startsWith("default.")) {
      throw new ServiceError(VALUE, "Cannot modify a default parameter group.");
    }
    for (Parameter p : parameters) {
      if (!group.presets().containsKey(p.parameterName())) {
        throw new ServiceError(VALUE, "Could not find parameter with name: " + p.parameterName());
      }
      group.set().put(p.parameterName(), Check.required(p.parameterValue(), "value", VALUE));
    }
    return group.name();
  }

  private ParameterGroup find(String name, boolean ofCluster) {
    ParameterGroup found = world.databases().group(name.toLowerCase(Locale.ROOT), ofCluster);
    if (found == null) {
      throw new ServiceError(
          404, "DBParameterGroupNotFound", "DBParameterGroup not found: " + name);
    }
    return found;
  }
}
