package dev.quarterdeck.aws;

import java.util.List;

/** The names of the profiles that exist, asked for only when a message needs them. */
@FunctionalInterface
interface ProfileNames {
  List<String> names();
}
