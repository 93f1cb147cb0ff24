package dev.quarterdeck.rotation.journal;

import java.util.function.UnaryOperator;

/**
 * A rotation as its journal tells it: what was ordered and how far it is. Holds no value, and
 * nothing made of one.
 */
public record Operation(Order order, Course course) {
  public String id() {
    return order.id();
  }

  public Status status() {
    return course.status();
  }

  public Operation with(UnaryOperator<Course> change) {
    return new Operation(order, change.apply(course));
  }
}
