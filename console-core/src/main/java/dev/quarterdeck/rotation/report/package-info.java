/** What is handed on after a key was compromised. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.report;
