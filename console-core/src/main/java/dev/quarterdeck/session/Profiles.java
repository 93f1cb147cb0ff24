package dev.quarterdeck.session;

import dev.quarterdeck.kernel.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: the profiles of the AWS configuration and credentials files. */
public interface Profiles {
  /** By name; empty where there are no files. A malformed file is {@code Problem.Invalid}. */
  Outcome<List<Entry>> list();

  /**
   * One profile, without anything secret.
   *
   * @param account where the files tell it: {@code sso_account_id}, or the account in {@code
   *     role_arn}
   */
  record Entry(
      String name, @Nullable String region, @Nullable String account, @Nullable String role) {}
}
