/** Real servers for the recipes that talk to one: PostgreSQL and Redis, started by the tests. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.recipe.server;
