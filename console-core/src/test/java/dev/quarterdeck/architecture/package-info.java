/**
 * The walls between the packages and the house rules, as tests with their reasons; each module
 * inherits them.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.architecture;
