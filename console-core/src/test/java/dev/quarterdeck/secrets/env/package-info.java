/** Secrets: references, documents, freshness, usage, reveals; pure, and over the wire. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.secrets.env;
