/** Changes of services and what follows them: deployments watched to their own end. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.services.deploy;
