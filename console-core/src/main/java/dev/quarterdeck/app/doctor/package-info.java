/** Looks at what may keep the console from its work: machine, state, endpoint, permissions. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.app.doctor;
