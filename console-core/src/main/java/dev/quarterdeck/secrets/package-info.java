/** Secrets: inventory, documents and their keys, versions, references, usage and staleness. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.secrets;
