/** Lines of several sources as they come, merged by time: nothing lost, nothing twice. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.logs.tail;
