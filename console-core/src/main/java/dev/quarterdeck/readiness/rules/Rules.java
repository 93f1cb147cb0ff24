package dev.quarterdeck.readiness.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rules by the items that they decide. */
public final class Rules {
  private final Map<String, Rule> byItem;

  private Rules(Map<String, Rule> byItem) {
    this.byItem = Map.copyOf(byItem);
  }

  /** Those over what AWS answers; probes and repository rules are added where they can be asked. */
  public static Rules ofAws() {
    Map<String, Rule> rules = new HashMap<>();
    ServiceRules.register(rules);
    DefinitionRules.register(rules);
    InjectedRules.register(rules);
    VariableRules.register(rules);
    PlaintextRules.register(rules);
    SecretRules.register(rules);
    BalancerRules.register(rules);
    LogRules.register(rules);
    AlarmRules.register(rules);
    BackupRules.register(rules);
    BucketRules.register(rules);
    EdgeRules.register(rules);
    FirewallRules.register(rules);
    CertificateRules.register(rules);
    AlarmActionRules.register(rules);
    ExecutionRoleRules.register(rules);
    ImageRules.register(rules);
    KeyRules.register(rules);
    NetworkRules.register(rules);
    RoleRules.register(rules);
    DatabaseRules.register(rules);
    CacheRules.register(rules);
    ScalingRules.register(rules);
    return new Rules(rules);
  }

  /** Empty for an item that nothing decides by itself yet. */
  public Optional<Rule> of(String item) {
    return Optional.ofNullable(byItem.get(item));
  }

  public boolean has(String item) {
    return byItem.containsKey(item);
  }
}
