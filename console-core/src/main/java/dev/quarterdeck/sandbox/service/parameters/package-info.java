/** SSM's parameters as the sandbox answers for them. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.parameters;
