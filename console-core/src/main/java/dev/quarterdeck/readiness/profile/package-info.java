/** What the team says about its product: scope, settings, what it is without, its own items. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.profile;
