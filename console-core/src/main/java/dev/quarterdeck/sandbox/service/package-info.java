/** One class per AWS service: typed handlers from request to response over the world. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service;
