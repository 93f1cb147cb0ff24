/** {@code qd env}: a local dotenv file beside a secret. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.env;
