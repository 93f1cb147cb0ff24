/** The images that tasks run: where they come from and how old they are. */
@NullMarked
package dev.quarterdeck.services.image;

import org.jspecify.annotations.NullMarked;
