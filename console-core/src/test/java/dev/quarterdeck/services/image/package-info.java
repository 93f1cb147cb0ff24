/** Tests of images. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.services.image;
