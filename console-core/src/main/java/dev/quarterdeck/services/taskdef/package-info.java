/** Task definitions as registered: shown, compared, copied with every field, and where in use. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.services.taskdef;
