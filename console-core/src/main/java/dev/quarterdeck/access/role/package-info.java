/** Ports: what is in force for a role, and for a secret by its own policy. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.access.role;
