/** What was looked at to see whether the console can do its work. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.session.doctor;
