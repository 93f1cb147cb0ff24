package dev.quarterdeck.session;

import java.util.Optional;

/** Asks a person for the code of a multi-factor device. */
@FunctionalInterface
public interface MfaPrompt {
  /** Nobody to ask: credentials that need a code fail with a remedy. */
  MfaPrompt NONE = serial -> Optional.empty();

  /**
   * The code shown by the device, or empty when it cannot be asked for or was not given.
   *
   * @param serial the device's serial number or ARN
   */
  Optional<String> code(String serial);
}
