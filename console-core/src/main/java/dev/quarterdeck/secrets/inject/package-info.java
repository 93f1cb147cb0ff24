/** A secret as containers refer to it: the {@code secrets} of a container definition, Terraform. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.secrets.inject;
