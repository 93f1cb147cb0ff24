/** Changes of secrets: what is checked before, how it is made without losing anybody's edit. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.secrets.edit;
