package dev.quarterdeck.rotation;

import dev.quarterdeck.rotation.journal.Disk;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.run.Parts;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.EcsEditor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a run and everything outside of it: the run dies at one of its calls, or somebody
 * else does something there. What died makes no further call, not even to tidy up.
 */
final class Doom {
  private static final Set<String> CHANGES =
      Set.of(
          "put", "move", "update", "accept", "test", "revert", "retire", "retireUnder", "journal");

  /** The end of a process, in a test: nothing may catch it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String where) {
      super(where, null, false, false);
    }
  }

  final List<String> points = new ArrayList<>();
  private final Map<Integer, Runnable> before = new HashMap<>();
  private final Map<String, Runnable> beforeFirst = new HashMap<>();
  private int killAt = -1;
  private boolean after;
  private boolean dead;
  private boolean armed;
  private @Nullable Runnable always;
  private @Nullable BooleanSupplier when;

  /** Dies at the n-th change, from 0, when it has been made or just before. */
  Doom killAt(int n, boolean afterwards) {
    killAt = n;
    after = afterwards;
    armed = true;
    return this;
  }

  /** Dies when the change has been made after which that is so. */
  Doom killWhen(BooleanSupplier is) {
    when = is;
    armed = true;
    return this;
  }

  /** Counts, and dies of nothing. */
  Doom counting() {
    armed = true;
    return this;
  }

  /** Somebody else acts just before the first change that begins so. */
  Doom beforeFirst(String point, Runnable action) {
    beforeFirst.put(point, action);
    armed = true;
    return this;
  }

  /** Looked at after every change. */
  Doom always(Runnable check) {
    always = check;
    return this;
  }

  Parts between(Parts p) {
    return new Parts(
        wrap(SecretStore.class, p.store()),
        wrap(SecretEditor.class, p.editor()),
        wrap(Ecs.class, p.ecs()),
        wrap(EcsEditor.class, p.ecsEditor()),
        p.health(),
        p.uses(),
        p.http(),
        name -> p.recipes().apply(name).map(this::recipe),
        p.clock(),
        time -> {
          alive();
          p.pause().pause(time);
        });
  }

  Recipe recipe(Recipe recipe) {
    return wrap(Recipe.class, recipe);
  }

  Disk disk() {
    return (file, content) -> {
      int n = begin("journal");
      Disk.REAL.replace(file, content);
      end(n);
    };
  }

  private void alive() {
    if (dead) {
      throw new Killed("is dead");
    }
  }

  private int begin(String what) {
    alive();
    if (!armed) {
      return -1;
    }
    beforeFirst.keySet().stream()
        .filter(what::startsWith)
        .findFirst()
        .map(beforeFirst::remove)
        .ifPresent(
            action -> {
              armed = false;
              action.run();
              armed = true;
            });
    int n = points.size();
    points.add(what);
    Runnable action = before.remove(n);
    if (action != null) {
      action.run();
    }
    if (n == killAt && !after) {
      die(what);
    }
    return n;
  }

  private void end(int n) {
    if (always != null) {
      always.run();
    }
    if (n >= 0 && (n == killAt ? after : when != null && when.getAsBoolean())) {
      die(points.get(n));
    }
  }

  private void die(String where) {
    dead = true;
    throw new Killed(where);
  }

  private <T> T wrap(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              String name = method.getName();
              alive();
              boolean change = CHANGES.contains(name);
              int n = change ? begin(point(name, args)) : -1;
              try {
                Object result = method.invoke(real, args);
                if (change) {
                  end(n);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static String point(String name, Object[] args) {
    return name.equals("move") || name.equals("update") ? name + " " + args[1] : name;
  }
}
