/** Application Auto Scaling: who else decides how many tasks a service has. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.scaling;
