/** AWS Certificate Manager as the sandbox answers it. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.certificates;
