package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked about roles and done to them, over one connection. */
final class Roles {
  /** Of pg_roles, and how many connections it holds. */
  record Role(boolean mayLogIn, boolean superuser, int connectionLimit, int connections) {}

  private static final String MISSING_RIGHTS =
      """
      select count(*), min(what) from (
        select p.privilege || ' on ' || n.nspname || '.' || c.relname as what
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          cross join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) as p(privilege)
         where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
           and case when c.relkind in ('r', 'p', 'v', 'm', 'f')
                    then has_table_privilege(?, c.oid, p.privilege)
                     and not has_table_privilege(c.oid, p.privilege) end
        union all
        select 'USAGE on ' || n.nspname || '.' || c.relname
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname not like 'pg\\_%'
           and case when c.relkind = 'S'
                    then has_sequence_privilege(?, c.oid, 'USAGE')
                     and not has_sequence_privilege(c.oid, 'USAGE') end
        union all
        select p.privilege || ' on schema ' || n.nspname
          from pg_namespace n cross join (values ('USAGE'), ('CREATE')) as p(privilege)
         where n.nspname not like 'pg\\_%'
           and has_schema_privilege(?, n.oid, p.privilege)
           and not has_schema_privilege(n.oid, p.privilege)
      ) missing
      """;

  private final Database database;

  Roles(Database database) {
    this.database = database;
  }

  Optional<Role> find(String name) throws SQLException {
    return database
        .row(
            "select rolcanlogin, rolsuper, rolconnlimit,"
                + " (select count(*) from pg_stat_activity where usename = rolname"
                + " and pid <> pg_backend_pid())"
                + " from pg_roles where rolname = ?",
            name)
        .map(r -> new Role(isTrue(r.get(0)), isTrue(r.get(1)), number(r.get(2)), number(r.get(3))));
  }

  /** Who is logged in: {@code session_user}. */
  String self() throws SQLException {
    return text("select session_user");
  }

  /** How passwords are kept: {@code scram-sha-256} or {@code md5}. */
  String passwordEncryption() throws SQLException {
    return text("show password_encryption");
  }

  boolean inRecovery() throws SQLException {
    return isTrue(text("select pg_is_in_recovery()"));
  }

  /** Superuser, or one that may make roles. */
  boolean mayMakeRoles() throws SQLException {
    return isTrue(
        text("select rolsuper or rolcreaterole from pg_roles where rolname = current_user"));
  }

  /** Since PostgreSQL 16 CREATEROLE alone changes no role that somebody else made. */
  boolean mayAdminister(String role) throws SQLException {
    return isTrue(
        text(
            "select rolsuper or pg_has_role(current_user, ?, 'MEMBER WITH ADMIN OPTION')"
                + " from pg_roles where rolname = current_user",
            role));
  }

  /**
   * Makes a role that may do what {@code like} may: a member of it that works as it from the first
   * statement ({@code ALTER ROLE … SET role}), so that what it creates belongs to the one as to the
   * other; with its settings and its connection limit. It cannot log in yet.
   */
  void create(String name, String like) throws SQLException {
    int limit = find(like).map(Role::connectionLimit).orElse(-1);
    String quoted = database.name(name);
    database.execute("CREATE ROLE " + quoted + " NOLOGIN INHERIT CONNECTION LIMIT " + limit);
    database.execute("GRANT " + database.name(like) + " TO " + quoted);
    boolean worksAs = false;
    for (List<@Nullable String> row :
        database.rows(
            "select d.datname, c.setting from pg_db_role_setting s"
                + " join pg_roles r on r.oid = s.setrole"
                + " left join pg_database d on d.oid = s.setdatabase"
                + " cross join lateral unnest(s.setconfig) as c(setting)"
                + " where r.rolname = ?",
            like)) {
      worksAs |= copySetting(quoted, row.get(0), row.get(1) == null ? "" : row.get(1));
    }
    if (!worksAs) {
      database.execute("ALTER ROLE " + quoted + " SET role = " + database.literal(like));
    }
  }

  /** Whether it was the setting of the role that sessions work as. */
  private boolean copySetting(String quoted, @Nullable String in, String setting)
      throws SQLException {
    int equals = setting.indexOf('=');
    String parameter = setting.substring(0, equals);
    String value = setting.substring(equals + 1);
    String alter =
        "ALTER ROLE " + quoted + (in == null ? "" : " IN DATABASE " + database.name(in)) + " SET ";
    if (parameter.equals("role")) {
      database.execute(alter + "role = " + database.literal(value));
      return in == null;
    }
    // Lists keep their own quoting only when the server reads and writes them itself.
    database.row("select set_config(?, ?, true)", parameter, value);
    database.execute(alter + database.name(parameter) + " FROM CURRENT");
    return false;
  }

  void letIn(String role) throws SQLException {
    database.execute("ALTER ROLE " + database.name(role) + " LOGIN");
  }

  /** Without a password nobody logs in by one; {@code shut}: nor by any other way. */
  void lockOut(String role, boolean shut) throws SQLException {
    database.execute(
        "ALTER ROLE " + database.name(role) + (shut ? " NOLOGIN" : "") + " PASSWORD NULL");
  }

  /** Ends every connection of the role; how many there were. */
  int disconnect(String role) throws SQLException {
    return number(
        text(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where usename = ? and pid <> pg_backend_pid()",
            role));
  }

  /** Fails when this session may do less than {@code other} may; names how much is missing. */
  void mustReachRightsOf(String other) throws SQLException {
    if (find(other).isEmpty()) {
      return;
    }
    List<@Nullable String> found =
        database.row(MISSING_RIGHTS, other, other, other).orElse(List.of());
    int count = found.isEmpty() ? 0 : number(found.get(0));
    if (count > 0) {
      String example = found.get(1) == null ? "" : found.get(1);
      throw new ProblemException(
          new Problem.Refused(
              "The role "
                  + Text.clean(self())
                  + " may do less than "
                  + Text.clean(other)
                  + ": "
                  + count
                  + (count == 1 ? " right is" : " rights are")
                  + " missing, such as "
                  + Text.shorten(Text.clean(example), 120)
                  + ".",
              "Make the one a member of the other (GRANT … TO …), and what belongs to "
                  + Text.clean(other)
                  + " its too (REASSIGN OWNED), then rotate again."));
    }
  }

  private String text(String sql, Object... arguments) throws SQLException {
    return database
        .row(sql, arguments)
        .map(r -> r.getFirst() == null ? "" : r.getFirst())
        .orElse("");
  }

  private static boolean isTrue(@Nullable String column) {
    return "t".equals(column) || "true".equals(column);
  }

  private static int number(@Nullable String column) {
    return column == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(column));
  }
}
