package dev.quarterdeck.readiness;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.Sources;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a run reads from, with answers changed on their way. */
final class Doctored {
  private Doctored() {}

  /** {@code change} gets each answer under its name, for example {@code EcsFacts.services}. */
  static Sources of(Sources sources, BiFunction<String, Outcome<?>, Outcome<?>> change) {
    List<Object> ports = new ArrayList<>();
    RecordComponent[] components = Sources.class.getRecordComponents();
    try {
      for (RecordComponent c : components) {
        Object port = c.getAccessor().invoke(sources);
        ports.add(c.getType().isInterface() ? changed(c.getType(), port, change) : port);
      }
      return Sources.class
          .getDeclaredConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(ports.toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object changed(
      Class<?> type, Object port, BiFunction<String, Outcome<?>, Outcome<?>> change) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          Object answer = called(method, port, arguments);
          return answer instanceof Outcome<?> outcome
              ? change.apply(type.getSimpleName() + "." + method.getName(), outcome)
              : answer;
        });
  }

  private static Object called(Method method, Object port, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(port, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** A record with one component changed. */
  static <R extends Record> R with(R record, String name, @Nullable Object value) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    List<@Nullable Object> values = new ArrayList<>();
    try {
      for (RecordComponent c : components) {
        c.getAccessor().setAccessible(true);
        values.add(c.getName().equals(name) ? value : c.getAccessor().invoke(record));
      }
      var constructor =
          record
              .getClass()
              .getDeclaredConstructor(
                  Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      @SuppressWarnings("unchecked") // the record's own constructor makes one of its class
      R changed = (R) constructor.newInstance(values.toArray());
      return changed;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
