package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.service.sts.MfaDevice;
import dev.quarterdeck.sandbox.service.sts.Role;
import dev.quarterdeck.sandbox.world.Account;
import java.time.Duration;
import java.util.List;

/**
 * The roles of the sandbox's account, for profiles with {@code role_arn} and {@code mfa_serial}:
 * {@code operator} may be assumed by any caller for up to 12 hours, {@code break-glass} only with a
 * code of the virtual MFA device {@code mfa/operator}, for an hour.
 */
public final class SandboxRoles {
  /**
   * The device's shared secret in Base32, the same everywhere, so that any authenticator app can be
   * paired.
   */
  public static final String MFA_SEED = "QUARTERDECKSANDBOXQUARTERDECK234";

  private final Account account;
  private final MfaDevice device;

  SandboxRoles(Account account) {
    this.account = account;
    this.device = new MfaDevice(iam("mfa/operator"), MFA_SEED);
  }

  /** The ARN of the role that any caller may assume. */
  public String operator() {
    return iam("role/operator");
  }

  /** The ARN of the role that demands a code of {@link #device}. */
  public String breakGlass() {
    return iam("role/break-glass");
  }

  /** The operator's virtual MFA device: its serial number, and the code that it shows at a time. */
  public MfaDevice device() {
    return device;
  }

  List<Role> all() {
    return List.of(
        new Role("operator").lasting(Duration.ofHours(12)),
        new Role("break-glass").demandingMfa(device.serialNumber()));
  }

  private String iam(String resource) {
    return "arn:aws:iam::" + account.id() + ":" + resource;
  }
}
