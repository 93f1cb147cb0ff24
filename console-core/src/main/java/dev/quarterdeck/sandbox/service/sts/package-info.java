/**
 * AWS Security Token Service: who the caller is, and temporary credentials that the sandbox
 * honours.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.sts;
