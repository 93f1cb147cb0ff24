package dev.quarterdeck.access.service;

import dev.quarterdeck.kernel.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something about one role.
 *
 * @param role its name
 * @param policy under which it stands, or null
 * @param action as the policy or the need spells it
 * @param resource as the policy or the need spells it, or null
 * @param text one sentence
 * @param fix what to do
 */
public record AccessFinding(
    Kind kind,
    RoleNeeds.Kind of,
    String role,
    @Nullable String policy,
    @Nullable String action,
    @Nullable String resource,
    String text,
    String fix) {
  public AccessFinding {
    role = Text.clean(role);
    policy = policy == null ? null : Text.clean(policy);
    action = action == null ? null : Text.clean(action);
    resource = resource == null ? null : Text.clean(resource);
    text = Text.clean(text);
    fix = Text.clean(fix);
  }

  /** What is wrong. */
  public enum Kind {
    /** Tasks will not start, or not work. */
    MISSING,
    /** It allows more than is needed. */
    TOO_WIDE,
    /** Nothing to be alarmed about. */
    NOTE;

    /** As JSON has it. */
    public String id() {
      return this == TOO_WIDE ? "tooWide" : name().toLowerCase(Locale.ROOT);
    }
  }
}
