package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.rotation.recipe.Recipe;

/**
 * One of the ways; the methods are those of {@link Recipe}, failing with {@link
 * dev.quarterdeck.kernel.ProblemException}. Both logins stay the caller's to close.
 */
interface RedisMode {
  Recipe.Outlook outlook(RedisLogin old);

  String accept(RedisLogin old, RedisLogin next);

  String test(RedisLogin next);

  String revert(RedisLogin old, RedisLogin next);

  String retire(RedisLogin old, RedisLogin next);

  String retireUnder(RedisLogin old, RedisLogin next, RedisLogin current);
}
