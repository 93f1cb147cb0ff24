/** The thing behind a page as a JSON document, for those who want to see all of it. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.raw;
