/** The sandbox's STS, by the real client. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.sts;
