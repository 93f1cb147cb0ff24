/** What refers to what: load balancers, services, the secrets they use, the databases behind. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.topology;
