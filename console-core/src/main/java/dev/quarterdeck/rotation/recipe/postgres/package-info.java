/**
 * A PostgreSQL login: its role's password changed, or two roles taking turns so that open
 * connections live on.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.recipe.postgres;
