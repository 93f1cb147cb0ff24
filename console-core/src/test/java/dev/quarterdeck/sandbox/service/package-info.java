/** Tests of the services over the wire, with the real clients. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service;
