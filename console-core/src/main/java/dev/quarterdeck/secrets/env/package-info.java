/** Secrets beside dotenv files and process environments: compared, merged, handed to a program. */
@NullMarked
package dev.quarterdeck.secrets.env;

import org.jspecify.annotations.NullMarked;
