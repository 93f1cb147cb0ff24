/** What must be known before a rotation begins: the secrets, who runs with them, who is well. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.plan;
