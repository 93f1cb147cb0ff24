/** EC2's networks as the sandbox answers them. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.network;
