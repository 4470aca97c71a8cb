package dev.catalog.internal.fetch;

import dev.catalog.ToOne;
import dev.catalog.internal.table.NumberKey;
import dev.catalog.internal.table.Reference;
import dev.catalog.internal.type.ArrayElement;
import dev.catalog.spi.ColumnType;
import dev.catalog.spi.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row of a statement's result, with the rows joined to it.
 *
 * <p>Where a to-many relation hangs below it, the row is first kept as its parts; {@link #assemble}
 * puts them together when the children have been loaded.
 */
public final class RowAssembler {

  private final RowReader<?> reader;
  private final int at;
  private final Branch[] branches;
  private final @Nullable Constructor<?> constructor;
  private final boolean awaitsChildren;

  RowAssembler(
      RowReader<?> reader, int at, List<Branch> branches, @Nullable Constructor<?> constructor) {
    this.reader = reader;
    this.at = at;
    this.branches = branches.toArray(Branch[]::new);
    this.constructor = constructor;
    this.awaitsChildren = branches.stream().anyMatch(Branch::awaitsChildren);
  }

  boolean awaitsChildren() {
    return awaitsChildren;
  }

  /** Returns the row, or its parts while children are still to be loaded. */
  public Object read(ResultSet result, int base, AwaitingChildren[] awaiting) throws SQLException {
    return with(row(result, base), result, base, awaiting);
  }

  /** Returns the row alone. */
  Object row(ResultSet result, int base) throws SQLException {
    return reader.read(result, base + at);
  }

  /** Returns a row that was read, with what is joined to it, as {@link #read} does. */
  Object with(Object row, ResultSet result, int base, AwaitingChildren[] awaiting)
      throws SQLException {
    if (constructor == null) {
      return row;
    }
    if (branches.length == 1 && !awaitsChildren) {
      return constructor.of(
          row, branches[0].assemble(branches[0].read(row, result, base, awaiting)));
    }
    @Nullable Object[] parts = new Object[branches.length + 1];
    parts[0] = row;
    for (int i = 0; i < branches.length; i++) {
      parts[i + 1] = branches[i].read(row, result, base, awaiting);
    }
    return awaitsChildren ? parts : build(parts);
  }

  /** Returns the row of what {@link #read} returned; all children have been loaded. */
  public Object assemble(Object read) {
    return awaitsChildren ? build((Object[]) read) : read;
  }

  /** Assembles the parts in place, then the row of them. */
  @SuppressWarnings("NullAway") // no part is null once it is assembled
  private Object build(@Nullable Object[] parts) {
    for (int i = 0; i < branches.length; i++) {
      parts[i + 1] = branches[i].assemble(parts[i + 1]);
    }
    return Objects.requireNonNull(constructor).of(parts);
  }

  /** One relation of a row. */
  interface Branch {

    boolean awaitsChildren();

    /**
     * Returns what is joined to a row, null where it is absent.
     *
     * @param parent the row, which the result stands on
     */
    @Nullable Object read(Object parent, ResultSet result, int base, AwaitingChildren[] awaiting)
        throws SQLException;

    Object assemble(@Nullable Object read);
  }

  /** Returns whether a joined row is there, by a column of it that is then not null. */
  private static boolean isPresent(ResultSet result, int position) throws SQLException {
    // getBytes returns the wire bytes of any type without converting them
    return result.getBytes(position) != null;
  }

  /**
   * A joined row that has to be there.
   *
   * @param present position of a column that is not null when the row is there, from 1
   * @param target the name of the table that was joined
   */
  record One(RowAssembler assembler, int present, Reference reference, String target)
      implements Branch {

    @Override
    public boolean awaitsChildren() {
      return assembler.awaitsChildren;
    }

    @Override
    public Object read(Object parent, ResultSet result, int base, AwaitingChildren[] awaiting)
        throws SQLException {
      if (!isPresent(result, base + present)) {
        throw notFound(parent);
      }
      return assembler.read(result, base, awaiting);
    }

    private ToOne.ParentNotFoundException notFound(Object row) {
      return new ToOne.ParentNotFoundException(
          "the row of %s that a row of %s points at by %s is missing or not visible: read the relation with optional(), or see row(...) of this exception"
              .formatted(target, reference.table(), reference.constraint()),
          reference.constraint(),
          reference.table(),
          row);
    }

    @Override
    public Object assemble(@Nullable Object read) {
      return assembler.assemble(Objects.requireNonNull(read));
    }
  }

  /**
   * A joined row that may be absent.
   *
   * @param present position of a column that is not null when the row is there, from 1
   */
  record Maybe(RowAssembler assembler, int present) implements Branch {

    @Override
    public boolean awaitsChildren() {
      return assembler.awaitsChildren;
    }

    @Override
    public @Nullable Object read(
        Object parent, ResultSet result, int base, AwaitingChildren[] awaiting)
        throws SQLException {
      return isPresent(result, base + present) ? assembler.read(result, base, awaiting) : null;
    }

    @Override
    public Object assemble(@Nullable Object read) {
      return read == null ? Optional.empty() : Optional.of(assembler.assemble(read));
    }
  }

  /**
   * Children, loaded by a statement of their own once all parents have been read.
   *
   * @param index position among the to-many relations of the statement, from 0
   * @param own position of a column that tells whether the row is one of its table's own, from 1;
   *     {@link #ALL} if each is
   * @param key positions of the parent's key, from 1
   * @param types types of the key's columns, as they are stored
   * @param elements how they travel to the server, if only it can compare them; else none
   * @param numbers takes the key from the rows, if it is a whole number
   */
  record Many(
      int index,
      int own,
      int[] key,
      List<ColumnType<?>> types,
      List<ArrayElement> elements,
      @Nullable NumberKey numbers,
      ChildQuery query)
      implements Branch {

    static final int ALL = 0;

    /** Returns what awaits the children of one run. */
    AwaitingChildren awaiting() {
      ChildQuery.Expected expected = query.expected();
      return new AwaitingChildren(
          KeyIndex.of(types, elements, numbers, expected.parents()),
          expected.parents(),
          expected.childrenOfEach());
    }

    @Override
    public boolean awaitsChildren() {
      return true;
    }

    @Override
    public Object read(Object parent, ResultSet result, int base, AwaitingChildren[] awaiting)
        throws SQLException {
      return own == ALL || result.getBoolean(base + own)
          ? awaiting[index].add(parent, result, base, key)
          : List.of();
    }

    @Override
    public Object assemble(@Nullable Object read) {
      List<?> children = (List<?>) Objects.requireNonNull(read);
      return children.isEmpty() ? List.of() : Collections.unmodifiableList(children);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(key);
    }
  }
}
