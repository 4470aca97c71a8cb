package dev.catalog.internal;

import dev.catalog.DatabaseException;
import dev.catalog.DatabaseException.InputRows;
import dev.catalog.NewRow;
import dev.catalog.Patch;
import dev.catalog.RowNotFoundException;
import dev.catalog.Session.Upserted;
import dev.catalog.StaleRowException;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * The verbs that write many rows: one text for each set of columns, chunks of bounded size, all in
 * one transaction.
 */
final class Bulk {

  private static final String SAVEPOINT = "savepoint catalog_chunk";
  private static final String RELEASE = "release savepoint catalog_chunk";
  private static final String UNDO = "rollback to savepoint catalog_chunk";

  private final Link link;
  private final Statements statements;
  private final boolean locating;

  /**
   * @param locating whether the chunk of a row that fails is sent again in parts, to find the row
   */
  Bulk(Link link, Statements statements, boolean locating) {
    this.link = link;
    this.statements = statements;
    this.locating = locating;
  }

  /** Takes one row of what a chunk's statement returns. */
  @FunctionalInterface
  private interface ChunkReader {
    /**
     * @param number the row's number among those returned, from 0
     * @param chunk what was sent
     */
    void read(ResultSet result, Chunk chunk, int number) throws SQLException;
  }

  /** Finds the text for the columns that a chunk assigns. */
  @FunctionalInterface
  private interface ChunkText {
    SqlText of(Unit unit, Assignment<?> shape) throws SQLException;
  }

  <R> List<R> insertAll(Collection<? extends NewRow<R>> rows) {
    List<Assignment<?>> inputs = assigned(rows);
    if (inputs.isEmpty()) {
      return List.of();
    }
    TableType<R> type = type(inputs);
    ChunkText text = (unit, shape) -> type.writeTexts().insertAll(shape);
    return link.together(
        unit -> {
          Object[] inserted = new Object[inputs.size()];
          ChunkReader reader =
              (result, chunk, number) ->
                  inserted[chunk.positions()[number]] = type.reader().read(result, 0);
          Chunks chunks = new Chunks(inputs, Keys.NONE);
          while (chunks.hasNext()) {
            Chunk chunk = chunks.next();
            if (send(unit, chunk, text, reader) != chunk.size()) {
              throw dropped(type, chunk);
            }
          }
          return list(inserted);
        });
  }

  <R> List<Upserted<R>> upsertAll(TableKey<R, ?> key, Collection<? extends NewRow<R>> rows) {
    List<Assignment<?>> inputs = assigned(rows);
    if (inputs.isEmpty()) {
      return List.of();
    }
    Keys keys = key.keysIn(inputs);
    key.checkDistinct(keys);
    return link.together(
        unit -> {
          Object[] upserted = new Object[inputs.size()];
          Chunks chunks = new Chunks(inputs, keys);
          while (chunks.hasNext()) {
            upsertChunk(unit, key, chunks.next(), upserted);
          }
          return list(upserted);
        });
  }

  private <R> void upsertChunk(
      Unit unit, TableKey<R, ?> key, Chunk chunk, @Nullable Object[] upserted) throws SQLException {
    TableType<R> type = key.type();
    RowReader<Upserted<R>> reader = upsertedReader(type);
    boolean versioned = type.expectsVersion(chunk.shape());
    Set<KeyValue> written = new HashSet<>();
    ChunkReader chunkReader =
        (result, sent, number) -> {
          upserted[sent.positions()[number]] = reader.read(result, 0);
          if (versioned) {
            written.add(key.read(result));
          }
        };
    ChunkText text = (any, shape) -> key.upserts().upsertAll(shape, unit.returnsOld());
    int changed = send(unit, chunk, text, chunkReader);
    if (changed != chunk.size()) {
      if (versioned) {
        checkNotStale(unit, key, chunk, at -> written.contains(key.valueOf(chunk.keys(), at)));
      }
      throw dropped(type, chunk);
    }
  }

  /** Reads a row and behind it whether it is a new one. */
  static <R> RowReader<Upserted<R>> upsertedReader(TableType<R> type) {
    int columns = type.columns().size();
    return (result, at) ->
        new Upserted<>(type.reader().read(result, at), result.getBoolean(at + columns + 1));
  }

  <R, V> List<R> updateAll(TableKey<R, V> key, Map<V, ? extends Patch<R>> patches) {
    KeyCollector<V> collector = key.collector(patches.size());
    List<Patch<R>> all = new ArrayList<>(patches.size());
    for (Map.Entry<V, ? extends Patch<R>> each : patches.entrySet()) {
      Patch<R> patch = each.getValue();
      if (patch == null) {
        throw new IllegalArgumentException(
            "The patch of row %d of the input (from 0) is null: leave the key out."
                .formatted(all.size()));
      }
      collector.add(each.getKey());
      all.add(patch);
    }
    List<Assignment<?>> inputs = seenLate(all, Patch::assigned);
    Keys keys = collector.keys();
    if (inputs.isEmpty()) {
      return List.of();
    }
    key.checkDistinct(keys);
    return link.together(
        unit -> {
          @Nullable Object[] updated = new Object[inputs.size()];
          Chunks chunks = new Chunks(inputs, keys);
          while (chunks.hasNext()) {
            updateChunk(unit, key, chunks.next(), updated);
          }
          return list(present(updated));
        });
  }

  private <R> void updateChunk(
      Unit unit, TableKey<R, ?> key, Chunk chunk, @Nullable Object[] updated) throws SQLException {
    TableType<R> type = key.type();
    int number = type.columns().size() + 1;
    ChunkReader reader =
        (result, sent, any) ->
            updated[sent.positions()[result.getInt(number) - 1]] = type.reader().read(result, 0);
    // without a column to set there is nothing to write: the rows are read
    ChunkText text = (any, shape) -> shape.isEmpty() ? key.findNumbered() : key.updateAll(shape);
    int changed = send(unit, chunk, text, reader);
    if (changed != chunk.size() && type.expectsVersion(chunk.shape())) {
      checkNotStale(unit, key, chunk, at -> updated[chunk.positions()[at]] != null);
    }
  }

  /**
   * Looks for the rows of a chunk that were not written.
   *
   * @throws StaleRowException if one of them is there: it has another version than was expected
   */
  private <R> void checkNotStale(Unit unit, TableKey<R, ?> key, Chunk chunk, IntPredicate isWritten)
      throws SQLException {
    int[] missing =
        IntStream.range(0, chunk.size())
            .filter(i -> !isWritten.test(i))
            .map(i -> chunk.positions()[i])
            .toArray();
    int number = key.type().columns().size() + 1;
    SqlText text = key.findNumbered();
    @Nullable StaleRowException[] first = {null};
    statements.query(
        unit,
        text,
        Values.ofKeys(chunk.inputKeys().at(missing)),
        result -> {
          if (first[0] == null) {
            int position = missing[result.getInt(number) - 1];
            first[0] =
                RowErrors.stale(
                    key.type(),
                    key.type().reader().read(result, 0),
                    new InputRows(position, position));
          }
        });
    if (first[0] != null) {
      throw first[0];
    }
  }

  <R, V> int deleteAll(TableKey<R, V> key, Collection<V> values) {
    Keys keys = key.keysOf(values);
    if (keys.size() == 0) {
      return 0;
    }
    return link.together(
        unit -> {
          int deleted = 0;
          for (int from = 0; from < keys.size(); from += Chunks.MOST_ROWS) {
            int to = Math.min(from + Chunks.MOST_ROWS, keys.size());
            Keys some = keys.at(IntStream.range(from, to).toArray());
            deleted += deleteSome(unit, key.deleteAll(), some, new InputRows(from, to - 1));
          }
          return deleted;
        });
  }

  private int deleteSome(Unit unit, SqlText text, Keys keys, InputRows range) {
    try {
      return statements.update(unit, text, Values.ofKeys(keys));
    } catch (DatabaseException e) {
      throw RowErrors.isOfRow(e) ? RowErrors.at(e, range) : e;
    }
  }

  <R> long copyIn(Stream<? extends NewRow<R>> rows) {
    Iterator<? extends NewRow<R>> source = rows.iterator();
    if (!source.hasNext()) {
      return 0;
    }
    Assignment<?> first = next(source, 0);
    if (first.isEmpty()) {
      throw new IllegalArgumentException(
          "The rows set no column, and COPY needs one: set one, or use insertAll.");
    }
    TableType<R> type = type(List.of(first));
    SqlText text = type.writeTexts().copy(first);
    return link.write(
        unit -> statements.copy(unit, text.sql(), copy -> writeAll(copy, first, source)));
  }

  private static void writeAll(
      CopyIn copy, Assignment<?> first, Iterator<? extends NewRow<?>> source) throws SQLException {
    CopyText text = new CopyText(copy, first);
    text.row(first);
    for (long position = 1; source.hasNext(); position++) {
      Assignment<?> row = next(source, position);
      if (!row.assignsSameColumns(first)) {
        throw new IllegalArgumentException(
            "Row %d of the input (from 0) does not set the same columns as the first, and one COPY has one list of columns: set them all, or use insertAll."
                .formatted(position));
      }
      text.row(row);
    }
    text.flush();
  }

  private static Assignment<?> next(Iterator<? extends NewRow<?>> source, long position) {
    return notNull(source.next(), position).assigned();
  }

  private static <T> T notNull(@Nullable T row, long position) {
    if (row == null) {
      throw new IllegalArgumentException(
          "Row %d of the input (from 0) is null: leave it out.".formatted(position));
    }
    return row;
  }

  private static <R> List<Assignment<?>> assigned(Collection<? extends NewRow<R>> rows) {
    @Nullable Object[] inputs = rows.toArray();
    for (int i = 0; i < inputs.length; i++) {
      notNull(inputs[i], i);
    }
    return seenLate(Arrays.asList(inputs), row -> ((NewRow<?>) row).assigned());
  }

  /**
   * Returns what rows assign; a row is first looked at when it is asked for, as {@link Chunks} do.
   */
  private static <T> List<Assignment<?>> seenLate(
      List<T> rows, Function<T, Assignment<?>> assigned) {
    return new AbstractList<>() {
      @Override
      public Assignment<?> get(int index) {
        return assigned.apply(rows.get(index));
      }

      @Override
      public int size() {
        return rows.size();
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <R> TableType<R> type(List<Assignment<?>> inputs) {
    return (TableType<R>) inputs.get(0).rowType();
  }

  private int send(Unit unit, Chunk chunk, ChunkText text, ChunkReader reader) throws SQLException {
    if (!locating) {
      try {
        return run(unit, chunk, text, reader);
      } catch (DatabaseException e) {
        throw RowErrors.within(e, chunk);
      }
    }
    Unit.Health health = unit.health();
    statements.run(unit, SAVEPOINT);
    try {
      int rows = run(unit, chunk, text, reader);
      statements.run(unit, RELEASE);
      return rows;
    } catch (DatabaseException e) {
      throw RowErrors.isOfRow(e) ? replay(unit, health, chunk, text, reader, e) : e;
    }
  }

  /** Sends a chunk, in parts if its values are too long for one statement. */
  private int run(Unit unit, Chunk chunk, ChunkText text, ChunkReader reader) throws SQLException {
    SqlText sql = text.of(unit, chunk.shape());
    Values values = chunk.values(sql);
    if (values == null) {
      int middle = chunk.size() / 2;
      return run(unit, chunk.part(0, middle), text, reader)
          + run(unit, chunk.part(middle, chunk.size()), text, reader);
    }
    int[] number = {0};
    statements.query(
        unit,
        sql,
        values,
        result -> {
          if (number[0] == chunk.size()) {
            throw new IllegalStateException(
                "The statement returned more rows than it was sent: a rule has added some.");
          }
          reader.read(result, chunk, number[0]++);
        });
    return number[0];
  }

  /**
   * Halves a failed chunk until one row is left that fails; the halves before it stay, because it
   * may fail for a row among them. Ends with the failure, so that the transaction cannot commit.
   */
  private DatabaseException replay(
      Unit unit,
      Unit.Health health,
      Chunk chunk,
      ChunkText text,
      ChunkReader reader,
      DatabaseException failure)
      throws SQLException {
    undo(unit, health);
    int from = 0;
    int to = chunk.size();
    while (to - from > 1) {
      int middle = (from + to) >>> 1;
      try {
        run(unit, chunk.part(from, middle), text, reader);
        statements.run(unit, RELEASE + "; " + SAVEPOINT);
        from = middle;
      } catch (DatabaseException e) {
        if (!RowErrors.isOfRow(e)) {
          return e;
        }
        undo(unit, health);
        to = middle;
      }
    }
    try {
      run(unit, chunk.part(from, to), text, reader);
    } catch (DatabaseException e) {
      int position = chunk.positions()[from];
      return RowErrors.isOfRow(e) ? RowErrors.at(e, new InputRows(position, position)) : e;
    }
    return RowErrors.within(failure, chunk);
  }

  private void undo(Unit unit, Unit.Health before) {
    statements.run(unit, UNDO);
    unit.savepointUndone(before);
  }

  private static DatabaseException dropped(TableType<?> type, Chunk chunk) {
    InputRows range = chunk.range();
    return new RowNotFoundException(
        "A trigger or a rule of %s has dropped rows of the input, so that what came back cannot be told apart; they are among rows %d to %d, and the whole is rolled back."
            .formatted(type.name(), range.first(), range.last()),
        null);
  }

  /** Returns the rows that are not null, in their order. */
  private static @Nullable Object[] present(@Nullable Object[] rows) {
    int size = 0;
    for (Object row : rows) {
      if (row != null) {
        rows[size++] = row;
      }
    }
    return size == rows.length ? rows : Arrays.copyOf(rows, size);
  }

  @SuppressWarnings("unchecked")
  private static <R> List<R> list(@Nullable Object[] rows) {
    return (List<R>) Collections.unmodifiableList(Arrays.asList(rows));
  }
}
