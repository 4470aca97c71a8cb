package dev.catalog.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A server that others run. */
record GivenServer(String url, String user, String password) implements RunningServer {
  private static final String CONTENTS =
      """
      select name
      from (
        select n.nspname || '.' || c.relname as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c')
          and not exists (select from pg_depend d
                          where d.classid = 'pg_class'::regclass and d.objid = c.oid
                            and d.deptype = 'e')
        union all
        select n.nspname || '.' || p.proname || '()'
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where not exists (select from pg_depend d
                          where d.classid = 'pg_proc'::regclass and d.objid = p.oid
                            and d.deptype = 'e')
        union all
        select n.nspname || '.' || t.typname
        from pg_type t join pg_namespace n on n.oid = t.typnamespace
        where t.typtype in ('d', 'e', 'r')
          and not exists (select from pg_depend d
                          where d.classid = 'pg_type'::regclass and d.objid = t.oid
                            and d.deptype = 'e')
      ) contents
      where name !~ '^(pg_catalog|information_schema|pg_toast[^.]*|pg_temp[^.]*)[.]'
      order by name
      limit 4
      """;

  /** Returns the given server, once the database is found empty or allowed not to be. */
  static GivenServer open(PostgresSource.Given source) {
    try (Connection connection = Connections.open(source.url(), source.user(), source.password())) {
      if (!source.contentsAllowed()) {
        refuseContents(connection, source);
      }
      return new GivenServer(source.url(), source.user(), source.password());
    } catch (SQLException e) {
      throw new PostgresStartException(problem(e, source), e);
    }
  }

  private static void refuseContents(Connection connection, PostgresSource.Given source)
      throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CONTENTS)) {
      while (rows.next()) {
        names.add(names.size() < 3 ? rows.getString(1) : "...");
      }
    }
    if (!names.isEmpty()) {
      throw new PostgresStartException(
          "The given database "
              + JdbcUrl.shown(source.url())
              + " is not empty, it holds "
              + String.join(", ", names)
              + "; name an empty database, because what is done here changes it");
    }
  }

  private static String problem(SQLException e, PostgresSource.Given source) {
    String url = JdbcUrl.shown(source.url());
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      case "28P01", "28000" ->
          "The server at "
              + url
              + " refused the user "
              + source.user()
              + "; correct the user or the password ("
              + e.getMessage()
              + ")";
      case "3D000" ->
          "The server at " + url + " has no such database; create it, or correct the URL";
      case "08001", "08004" ->
          "No PostgreSQL server answers at "
              + url
              + "; start it, or correct host and port ("
              + e.getMessage()
              + ")";
      default ->
          "The given database "
              + url
              + " cannot be used; correct the URL or the server ("
              + e.getMessage()
              + ")";
    };
  }

  @Override
  public void stop() {
    // somebody else's server
  }

  /** Returns the URL and the user, never the password. */
  @Override
  public String toString() {
    return "GivenServer[url=" + JdbcUrl.shown(url) + ", user=" + user + "]";
  }
}
