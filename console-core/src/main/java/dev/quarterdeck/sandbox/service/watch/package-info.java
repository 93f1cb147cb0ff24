/** CloudWatch's and CloudWatch Logs' operations over the world. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.watch;
