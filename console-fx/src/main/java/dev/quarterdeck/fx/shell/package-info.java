/** The frame around every page: rail, context bar, breadcrumbs, notices, help. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.shell;
