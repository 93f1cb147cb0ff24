/**
 * Task definitions read before anybody runs them: what ECS would refuse, what would not start, what
 * stands in plain text. It stands beside the checklist because it shares its scanner and reports.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.lint;
