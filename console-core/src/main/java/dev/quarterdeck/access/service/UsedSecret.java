package dev.quarterdeck.access.service;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret that a role reads.
 *
 * @param arn the full one where it could be read, else as it is referred to
 * @param kmsKey its customer key as Secrets Manager names it (ARN, id or alias), or null for
 *     Secrets Manager's own
 */
record UsedSecret(String arn, @Nullable String kmsKey) {
  /** What Secrets Manager adds to a name in an ARN: a hyphen and six characters. */
  private static final Pattern SUFFIX = Pattern.compile("-[A-Za-z0-9]{6}$");

  /** With {@code ??????} for the six characters, for a secret of the same name made again. */
  String wildcard() {
    return SUFFIX.matcher(arn).find()
        ? SUFFIX.matcher(arn).replaceFirst("-??????")
        : arn + "-??????";
  }

  boolean full() {
    return SUFFIX.matcher(arn).find();
  }

  /** Secrets Manager's own key needs no permission. */
  boolean customerKey() {
    return kmsKey != null && !kmsKey.endsWith("alias/aws/secretsmanager");
  }
}
