/** The JSON that scripts rely on: one explicit writer per record, field by field. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.output.json;
