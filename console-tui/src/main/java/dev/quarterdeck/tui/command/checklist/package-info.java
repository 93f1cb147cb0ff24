/** {@code qd checklist}: the production-readiness checklist. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.checklist;
