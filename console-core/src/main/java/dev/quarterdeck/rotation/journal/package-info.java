/** What an operation did and means to do, on disk before and after every call; never a value. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.journal;
