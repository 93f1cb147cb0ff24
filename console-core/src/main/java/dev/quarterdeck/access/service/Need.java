package dev.quarterdeck.access.service;

import java.util.Map;

/**
 * One request that AWS will be asked in a role's name.
 *
 * @param resource an ARN, or {@code *} for an action that knows no resources
 * @param context condition keys that such a request carries
 * @param why what it is for, in a few words
 */
public record Need(String action, String resource, Map<String, String> context, String why) {
  public Need {
    context = Map.copyOf(context);
  }

  static Need of(String action, String resource, String why) {
    return new Need(action, resource, Map.of(), why);
  }
}
