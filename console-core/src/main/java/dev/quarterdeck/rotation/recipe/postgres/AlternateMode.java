package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.FreshPassword;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Two roles take turns: {@code app} and {@code app_clone} (as in AWS's own rotation for several
 * users), or {@code app_a} and {@code app_b}. An administrator makes the other one when it is
 * missing, sets its password and lets it in; in the end the one before loses its password.
 */
final class AlternateMode implements Mode {
  private static final String CLONE = "_clone";

  /** PostgreSQL cuts longer names off (NAMEDATALEN). */
  private static final int LONGEST = 63;

  private final Access access;
  private final Settings settings;

  AlternateMode(Access access, Settings settings) {
    this.access = access;
    this.settings = settings;
  }

  /** The role that takes over from {@code role}. */
  static String other(String role) {
    if (role.endsWith("_a")) {
      return role.substring(0, role.length() - 1) + "b";
    }
    if (role.endsWith("_b")) {
      return role.substring(0, role.length() - 1) + "a";
    }
    return role.endsWith(CLONE) ? role.substring(0, role.length() - CLONE.length()) : role + CLONE;
  }

  @Override
  public Recipe.Outlook outlook(SecretValue old) {
    try (Login login = access.login(old)) {
      String other = mustAlternate(login);
      // That the old one still opens the database shows that the secret is the one in force.
      access.open(login).close();
      try (Database admin = access.admin(login)) {
        return admin.reading(() -> look(login, other, admin));
      }
    }
  }

  private static String mustAlternate(Login login) {
    if (login.userStandsElsewhere()) {
      throw new ProblemException(
          new Problem.Refused(
              "The key holds the password alone; the role's name stands in another key, and two"
                  + " roles that take turns change both.",
              "Keep the login in one key, such as DATABASE_URL, or take --option mode=password."));
    }
    String other = other(login.user());
    if (other.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new ProblemException(
          new Problem.Refused(
              "The role's name is too long to put " + CLONE + " behind it.",
              "Take --option mode=password, or a role with a shorter name."));
    }
    return other;
  }

  private Recipe.Outlook look(Login login, String other, Database admin) throws SQLException {
    Roles roles = new Roles(admin);
    if (roles.inRecovery()) {
      throw new ProblemException(SqlFailures.replica(access.place(login)));
    }
    Roles.Role now =
        roles.find(login.user()).orElseThrow(() -> new ProblemException(unknown(login.user())));
    Optional<Roles.Role> then = roles.find(other);
    refuseWhatCannotWork(roles, login, now, other, then);
    String name = Text.clean(login.user());
    String otherName = Text.clean(other);
    List<String> details = new ArrayList<>();
    details.add("role " + otherName + " takes over from " + name + " at " + login.place().words());
    details.add(
        then.isEmpty()
            ? otherName + " is made: a member of " + name + " that works as " + name
            : otherName + " is there: it gets a new password and may log in");
    details.add(PasswordMode.sentAs(roles));
    details.add(
        "in the end "
            + name
            + " loses its password"
            + (PostgresOptions.shuts(settings) ? " and may not log in" : "")
            + "; no role is dropped");
    List<String> notes = new ArrayList<>();
    notes.add(
        "What is connected as "
            + name
            + " stays connected (connections now: "
            + now.connections()
            + ") until it ends by itself"
            + (settings.compromised() ? ", or " + name + " is retired: that ends them." : "."));
    notes.add(
        "Whatever else logs in as "
            + name
            + ", from another secret too, is cut off when "
            + name
            + " is retired.");
    then.filter(r -> r.connections() > 0)
        .ifPresent(
            r ->
                notes.add(
                    otherName
                        + " may not log in now, and has "
                        + r.connections()
                        + " connections left from before."));
    Optional.ofNullable(Access.proxyNote(login.place())).ifPresent(notes::add);
    return new Recipe.Outlook(
        details, List.of(), notes, Duration.ZERO, PostgresOptions.overlap(settings), true);
  }

  private static void refuseWhatCannotWork(
      Roles roles, Login login, Roles.Role now, String other, Optional<Roles.Role> then)
      throws SQLException {
    String name = Text.clean(login.user());
    String otherName = Text.clean(other);
    if (now.superuser() || then.map(Roles.Role::superuser).orElse(false)) {
      throw refused(
          "A superuser has no second role that takes turns with it.",
          "Take --option mode=password; and let programs log in as a role with fewer rights.");
    }
    if (then.isPresent() && then.get().mayLogIn() && then.get().connections() > 0) {
      throw refused(
          "The role "
              + otherName
              + " is in use: "
              + then.get().connections()
              + " connections, and it may log in. Its password would change under them.",
          "Redeploy what still uses it, or retire the rotation before this one: qd rotations"
              + " list.");
    }
    if (!roles.mayMakeRoles()) {
      throw refused(
          "The administrator " + Text.clean(roles.self()) + " may not make or change roles.",
          "Give it CREATEROLE, or name another one: --option admin=SECRET:KEY.");
    }
    for (String role : then.isPresent() ? List.of(login.user(), other) : List.of(login.user())) {
      if (!roles.mayAdminister(role)) {
        throw refused(
            "The administrator "
                + Text.clean(roles.self())
                + " may not change the role "
                + Text.clean(role)
                + ", which somebody else made.",
            "Let whoever made it say: GRANT "
                + (role.equals(other) ? otherName : name)
                + " TO "
                + Text.clean(roles.self())
                + " WITH ADMIN OPTION.");
      }
    }
  }

  private static ProblemException refused(String sentence, String remedy) {
    return new ProblemException(new Problem.Refused(sentence, remedy));
  }

  private static Problem unknown(String role) {
    return new Problem.NotFound(
        "PostgreSQL has no role " + Text.clean(role) + ".", "See the roles with \\du in psql.");
  }

  @Override
  public SecretValue next(SecretValue old, RandomGenerator random) {
    try (Login login = access.login(old);
        SecretValue password = FreshPassword.make(random)) {
      return login.with(mustAlternate(login), password);
    }
  }

  @Override
  public String accept(SecretValue old, SecretValue next) {
    try (Login before = access.login(old);
        Login after = access.login(next);
        Database admin = access.admin(before)) {
      boolean made =
          admin.transaction(
              () -> {
                Roles roles = new Roles(admin);
                boolean missing = roles.find(after.user()).isEmpty();
                if (missing) {
                  roles.create(after.user(), before.user());
                }
                admin.setPassword(after.user(), after.password());
                roles.letIn(after.user());
                return missing;
              });
      return "the role "
          + Text.clean(after.user())
          + (made ? " was made and" : "")
          + " may log in with the new password; "
          + Text.clean(before.user())
          + " as before";
    }
  }

  @Override
  public String test(SecretValue old, SecretValue next) {
    try (Login before = access.login(old);
        Login after = access.login(next);
        Database session = access.open(after)) {
      return session.reading(
          () -> {
            Roles roles = new Roles(session);
            String self = roles.self();
            if (!self.equals(after.user())) {
              throw refused(
                  "Logged in as " + Text.clean(after.user()) + " one is " + Text.clean(self) + ".",
                  "A pooler between changes the role: reach the database itself with --option"
                      + " host=HOST:PORT.");
            }
            roles.mustReachRightsOf(before.user());
            return "logged in as "
                + Text.clean(self)
                + " at "
                + access.place(after).words()
                + ", with every right that "
                + Text.clean(before.user())
                + " has there";
          });
    }
  }

  /** Shuts the new role out again, unless it never got the new password. */
  @Override
  public String revert(SecretValue old, SecretValue next) {
    try (Login before = access.login(old);
        Login after = access.login(next)) {
      Optional<Database> accepted = access.tryOpen(after);
      if (accepted.isEmpty()) {
        return "the role " + Text.clean(after.user()) + " does not log in with the new password";
      }
      accepted.get().close();
      try (Database admin = access.admin(before)) {
        admin.transaction(
            () -> {
              new Roles(admin).lockOut(after.user(), true);
              return true;
            });
      }
      return "the role " + Text.clean(after.user()) + " may no longer log in";
    }
  }

  /**
   * Two roles take turns: the one before may be the one that is in force again, by a later turn.
   */
  @Override
  public String retireUnder(SecretValue old, SecretValue next, SecretValue current) {
    try (Login before = access.login(old);
        Login now = access.login(current)) {
      if (before.user().equals(now.user())) {
        return "the role "
            + Text.clean(before.user())
            + " is in force again with a later password, with which its old one ended";
      }
    }
    return retire(old, next);
  }

  @Override
  public String retire(SecretValue old, SecretValue next) {
    try (Login before = access.login(old);
        Login after = access.login(next);
        Database admin = access.admin(after)) {
      String name = Text.clean(before.user());
      return admin.transaction(
          () -> {
            Roles roles = new Roles(admin);
            Optional<Roles.Role> role = roles.find(before.user());
            if (role.isEmpty()) {
              return "the role " + name + " is gone already";
            }
            roles.lockOut(before.user(), PostgresOptions.shuts(settings));
            int open = role.get().connections();
            if (settings.compromised()) {
              return name
                  + " may not log in, and its connections were ended: "
                  + roles.disconnect(before.user());
            }
            return name
                + (PostgresOptions.shuts(settings) ? " may not log in" : " has no password")
                + " any more"
                + (open == 0 ? "" : "; connections of it that are still open: " + open);
          });
    }
  }
}
