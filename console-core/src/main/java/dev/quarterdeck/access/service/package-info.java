/** What a service's roles need, from what its task definitions say; and what they have. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.access.service;
