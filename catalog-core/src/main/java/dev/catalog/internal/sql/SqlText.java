package dev.catalog.internal.sql;

import dev.catalog.internal.type.PostgresText.NotTextException;
import dev.catalog.internal.type.SessionChange;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** One SQL text and what stands at each of its {@code ?}, in order. Rendered once per shape. */
public final class SqlText {

  /** What is wasted when far fewer rows come stays below the size of a page of memory. */
  private static final int MOST_EXPECTED_ROWS = 1_000;

  private final String sql;
  private final List<Bind> binds;
  private final List<Bind.Named<?>> parameters;
  private final boolean onlyReads;
  private List<Field<?>> columns = List.of();
  private @Nullable Boolean changesSession;
  private volatile @Nullable Joined joined;

  /** A guess, so threads may overwrite each other's. */
  private int lastRows = 10;

  private record Joined(String prefix, String sql) {}

  /** Objects around the SQL, with the prefix of {@link #sqlAfter}. */
  private static final int BYTES_OF_OBJECTS = 400;

  /** A bind and its places in the lists. */
  private static final int BYTES_OF_BIND = 48;

  /**
   * Creates a text that may write.
   *
   * @param binds one per {@code ?}
   */
  public SqlText(String sql, List<Bind> binds) {
    this(sql, binds, false);
  }

  /**
   * @param binds one per {@code ?}
   * @param onlyReads whether nothing in the text can do more than read
   */
  SqlText(String sql, List<Bind> binds, boolean onlyReads) {
    this.sql = sql;
    this.binds = List.copyOf(binds);
    this.parameters = named(binds);
    this.onlyReads = onlyReads;
  }

  private static List<Bind.Named<?>> named(List<Bind> binds) {
    List<Bind.Named<?>> named = new ArrayList<>();
    for (Bind bind : binds) {
      if (bind instanceof Bind.Named<?> parameter) {
        named.add(parameter);
      }
    }
    return List.copyOf(named);
  }

  public String sql() {
    return sql;
  }

  /** Returns whether nothing in this text can do more than read. */
  public boolean onlyReads() {
    return onlyReads;
  }

  /** Returns whether this text may leave something in the session, beyond its transaction. */
  public boolean mayChangeSession() {
    Boolean known = changesSession;
    if (known == null) {
      known = !onlyReads && SessionChange.isPossible(sql);
      changesSession = known;
    }
    return known;
  }

  public List<Bind> binds() {
    return binds;
  }

  /** Returns about how much memory this text takes, with the copy that {@link #sqlAfter} keeps. */
  public long bytes() {
    long bytesOfChar = sql.chars().allMatch(c -> c < 256) ? 1 : 2; // as a JVM stores strings
    return BYTES_OF_OBJECTS + 2 * bytesOfChar * sql.length() + (long) BYTES_OF_BIND * binds.size();
  }

  /** Returns those of the binds that are named parameters. */
  List<Bind.Named<?>> parameters() {
    return parameters;
  }

  /**
   * Binds what stands at each {@code ?}.
   *
   * @param before the number of binds in front of this text's own
   * @throws IllegalArgumentException if a value is not text that PostgreSQL can store
   */
  public void bind(PreparedStatement statement, int before, BindValues values) throws SQLException {
    int i = 0;
    try {
      for (; i < binds.size(); i++) {
        binds.get(i).bind(statement, before + i + 1, values);
      }
    } catch (NotTextException e) {
      throw e.of(binds.get(i).subject(values));
    }
  }

  /**
   * Checks that each named parameter has a value.
   *
   * @throws IllegalStateException if one has none; nothing has been sent
   */
  public void checkBound(BindValues values) {
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).hasValueIn(values)) {
        throw unbound(values);
      }
    }
  }

  private IllegalStateException unbound(BindValues values) {
    Set<String> names = new TreeSet<>();
    for (Bind.Named<?> parameter : parameters) {
      if (!parameter.hasValueIn(values)) {
        names.add(parameter.name());
      }
    }
    return new IllegalStateException(
        "the query's parameter %s has no value: call bind(param, value) before running it"
            .formatted(String.join(", ", names)));
  }

  /** Returns whether a named parameter stands in this text. */
  public boolean hasParameter(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the SQL behind what has to be sent in front of it. The last one is kept: a block of
   * ours opens with the same words each time, and the driver finds its statement by the whole text.
   */
  public String sqlAfter(@Nullable String prefix) {
    if (prefix == null) {
      return sql;
    }
    Joined recent = joined;
    if (recent == null || !recent.prefix.equals(prefix)) {
      recent = new Joined(prefix, prefix + sql);
      joined = recent;
    }
    return recent.sql;
  }

  /** Returns how many rows to make room for: the limit, or as many as came last. */
  public int expectedRows(BindValues values) {
    return (int) Math.min(values.hasLimit() ? values.limit() : lastRows, MOST_EXPECTED_ROWS);
  }

  /** Notes how many rows came. */
  public void returned(int rows) {
    lastRows = rows;
  }

  /** Returns the columns of the rows that come back, as far as they are known. */
  public List<Field<?>> columns() {
    return columns;
  }

  /** Notes the columns of the rows that come back, from the first one on; before it is shared. */
  public SqlText returning(List<? extends Field<?>> returned) {
    columns = List.copyOf(returned);
    return this;
  }

  /** Returns this text between two pieces of SQL that have no binds. */
  public SqlText wrap(String before, String after) {
    return new SqlText(before + sql + after, binds, onlyReads);
  }

  /** Returns this text followed by SQL of ours, whose {@code ?}s are the given binds. */
  public SqlText append(String after, Bind... more) {
    return append(after, List.of(more), onlyReads);
  }

  /** Returns this text followed by another. */
  public SqlText append(SqlText after) {
    return append(after.sql, after.binds, onlyReads && after.onlyReads);
  }

  private SqlText append(String after, List<Bind> more, boolean reads) {
    List<Bind> all = new ArrayList<>(binds);
    all.addAll(more);
    return new SqlText(sql + after, all, reads).returning(columns);
  }
}
