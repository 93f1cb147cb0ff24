package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.connect.FreshPassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The role stays and gets another password, by itself or by an administrator. */
final class PasswordMode implements Mode {
  private final Access access;

  PasswordMode(Access access) {
    this.access = access;
  }

  @Override
  public Recipe.Outlook outlook(SecretValue old) {
    try (Login login = access.login(old);
        Database own = access.open(login);
        Database changing = access.hasAdmin() ? access.admin(login) : own) {
      String role = Text.clean(login.user());
      List<String> details = new ArrayList<>();
      List<String> notes = new ArrayList<>();
      changing.reading(
          () -> {
            Roles roles = new Roles(changing);
            if (roles.inRecovery()) {
              throw new ProblemException(SqlFailures.replica(access.place(login)));
            }
            int open = roles.find(login.user()).map(Roles.Role::connections).orElse(0);
            details.add(
                "role "
                    + role
                    + " at "
                    + login.place().words()
                    + ": a new password of "
                    + FreshPassword.LENGTH
                    + " letters and digits");
            details.add(sentAs(roles));
            notes.add(
                "mode=password: from the change of the password until its redeployment a task of"
                    + " the old version opens no new connection as "
                    + role
                    + "; what is connected stays (connections now: "
                    + open
                    + "). To avoid it: --option mode=alternate --option admin=SECRET:KEY.");
            return true;
          });
      Optional.ofNullable(Access.proxyNote(login.place())).ifPresent(notes::add);
      return new Recipe.Outlook(details, List.of(), notes, Duration.ZERO, Duration.ZERO, false);
    }
  }

  /** For the plan: in which form a password goes over the wire. */
  static String sentAs(Roles roles) throws SQLException {
    return "sent as a verifier ("
        + Text.clean(roles.passwordEncryption())
        + "): the password itself reaches neither the server's log nor its statistics";
  }

  @Override
  public SecretValue next(SecretValue old, RandomGenerator random) {
    try (Login login = access.login(old);
        SecretValue password = FreshPassword.make(random)) {
      return login.with(null, password);
    }
  }

  @Override
  public String accept(SecretValue old, SecretValue next) {
    change(old, next);
    return "the role's password is the new one";
  }

  @Override
  public String revert(SecretValue old, SecretValue next) {
    change(next, old);
    return "the role's password is the old one again";
  }

  /** Whichever of the two is in force, {@code to} is afterwards. */
  private void change(SecretValue from, SecretValue to) {
    try (Login before = access.login(from);
        Login after = access.login(to);
        Database session = session(before, after)) {
      session.transaction(
          () -> {
            session.setPassword(after.user(), after.password());
            return true;
          });
    }
  }

  private Database session(Login before, Login after) {
    if (access.hasAdmin()) {
      return access.admin(before);
    }
    return access
        .tryOpen(before)
        .or(() -> access.tryOpen(after))
        .orElseThrow(() -> new ProblemException(neither(before)));
  }

  private Problem neither(Login login) {
    return new Problem.Credentials(
        "PostgreSQL at "
            + access.place(login).words()
            + " accepts neither the old nor the new password of the role "
            + Text.clean(login.user())
            + ": somebody changed it.",
        "Set the one that is in force with qd secrets set, or name an administrator: --option"
            + " admin=SECRET:KEY.");
  }

  @Override
  public String test(SecretValue old, SecretValue next) {
    try (Login login = access.login(next);
        Database session = access.open(login)) {
      String self = session.reading(() -> new Roles(session).self());
      if (!self.equals(login.user())) {
        throw new ProblemException(
            new Problem.Refused(
                "Logged in as " + Text.clean(login.user()) + " one is " + Text.clean(self) + ".",
                "A pooler between changes the role: reach the database itself with --option"
                    + " host=HOST:PORT."));
      }
      return "logged in as " + Text.clean(self) + " at " + access.place(login).words();
    }
  }

  @Override
  public String retire(SecretValue old, SecretValue next) {
    return "nothing to revoke: the old password ended when the new one began";
  }

  @Override
  public String retireUnder(SecretValue old, SecretValue next, SecretValue current) {
    return retire(old, next);
  }
}
