/**
 * A Redis or Valkey login: the AUTH token of an ElastiCache replication group, or the password of
 * an ACL user.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.recipe.redis;
