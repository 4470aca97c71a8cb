import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Writes the source files that hold one text for each number of parts: columns, 1 to 22 as jOOQ has
 * functions, and relations, 1 to 6. What does not depend on the number stands in the templates
 * beside it. The build runs it in the module's directory, as a program of one file, before it
 * compiles the library. A file is written only when its text differs, so that an unchanged build
 * compiles nothing.
 */
public final class Arities {

  private static final int MOST_COLUMNS = 22;
  private static final int MOST_RELATIONS = 6;

  private final Path directory;

  private Arities(Path directory) {
    this.directory = directory;
  }

  /** Takes the directory of a source root. */
  public static void main(String[] args) throws IOException {
    Arities arities = new Arities(Path.of(args[0]));
    arities.write("dev/catalog/Projection.java", projection());
    arities.write("dev/catalog/RowsSelect.java", rowsSelect());
    arities.write("dev/catalog/RowsWith.java", rowsWith());
    for (String relation : new String[] {"ToOne", "ToOptional", "ToMany"}) {
      arities.write("dev/catalog/" + relation + "With.java", relationWith(relation));
    }
    arities.write("dev/catalog/internal/fetch/Constructor.java", constructor());
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    if (Files.exists(file) && Files.readString(file).equals(text)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Returns a template: a source file with {@code %s} for what depends on the number. */
  private static String template(String name) throws IOException {
    return Files.readString(Path.of("src/main/arity", name + ".java.txt"));
  }

  private static String each(int from, int to, String separator, IntFunction<String> text) {
    return IntStream.rangeClosed(from, to).mapToObj(text).collect(joining(separator));
  }

  /** {@code T1, T2, T3} */
  private static String types(int count) {
    return each(1, count, ", ", i -> "T" + i);
  }

  /** {@code V1, V2} */
  private static String values(int count) {
    return each(1, count, ", ", i -> "V" + i);
  }

  /** {@code Field<T1> column1, Field<T2> column2} */
  private static String columnParameters(int count) {
    return each(1, count, ", ", i -> "Field<T" + i + "> column" + i);
  }

  /** {@code Relation<R, V1> relation1, Relation<R, V2> relation2} */
  private static String relationParameters(String row, int count) {
    return each(1, count, ", ", i -> "Relation<" + row + ", V" + i + "> relation" + i);
  }

  private static String names(String name, int count) {
    return each(1, count, ", ", i -> name + i);
  }

  /** {@code Function2<? super T1, ? super T2, ? extends R>} */
  private static String function(int count, String result) {
    return "Function%d<%s, ? extends %s>"
        .formatted(count, each(1, count, ", ", i -> "? super T" + i), result);
  }

  private static String imports(int from, int to) {
    return each(from, to, "\n", i -> "import org.jooq.Function" + i + ";");
  }

  private static String projection() throws IOException {
    return template("Projection")
        .formatted(
            imports(1, MOST_COLUMNS),
            each(2, MOST_COLUMNS, "\n", Arities::columns),
            each(1, MOST_COLUMNS, "\n", Arities::columnsOf),
            each(1, MOST_COLUMNS, "\n", Arities::rowsOf),
            relationsOf("ToOne") + "\n" + relationsOf("ToOptional") + "\n" + relationsOf("ToMany"));
  }

  private static String columns(int count) {
    return """
          /** As {@link #columns(Field)}, with %1$d columns. */
          public static <%2$s> ColumnsOf%1$d<%2$s> columns(%3$s) {
            return new ColumnsOf%1$d<>(Fetch.notNull(%4$s));
          }
        """
        .formatted(count, types(count), columnParameters(count), names("column", count))
        .indent(0);
  }

  private static String columnsOf(int count) {
    String doc =
        count == 1
            ? """
              /**
               * Returns the select that builds each row with a constructor; what it selects from is
               * still missing. Only {@link Query#of} runs it.
               *
               * @param constructor takes the columns in order; usually a record's constructor
               */
              """
            : "/** As {@link ColumnsOf1#into}. */\n";
    return """
          /** %1$d column%4$s of a query. */
          public static final class ColumnsOf%1$d<%2$s> {
            private final Field<?>[] columns;

            private ColumnsOf%1$d(Field<?>... columns) {
              this.columns = columns;
            }

        %5$s    public <R> SelectSelectStep<Mapped<R>> into(%3$s constructor) {
              return ProjectedQuery.mapped(Constructor.of(constructor), columns);
            }
          }
        """
        .formatted(count, types(count), function(count, "R"), count == 1 ? "" : "s", doc.indent(4));
  }

  private static String rowsOf(int count) {
    String doc =
        count == 1
            ? """
              /**
               * Returns the rows that a constructor builds of the parts.
               *
               * @param constructor takes the parts in order: columns, or the row and what its relations
               *     add; usually a record's constructor
               * @throws IllegalStateException if the rows have relations or chosen columns already
               * @throws IllegalArgumentException if a column is an aggregate or a window function
               */
              """
            : "/** As {@link RowsOf1#into}. */\n";
    return """
          /** %1$d part%5$s of rows: columns, or the row and what its relations add. */
          public static final class RowsOf%1$d<%2$s> {
            private final Fetch.Parts parts;

            RowsOf%1$d(Fetch.Parts parts) {
              this.parts = parts;
            }

        %4$s    public <R> Rows<R> into(%3$s constructor) {
              return parts.into(Constructor.of(constructor));
            }
          }
        """
        .formatted(count, types(count), function(count, "R"), doc.indent(4), count == 1 ? "" : "s");
  }

  private static String relationsOf(String relation) {
    return each(2, MOST_RELATIONS + 1, "\n", count -> relationOf(relation, count));
  }

  private static String relationOf(String relation, int count) {
    String doc =
        count == 2
            ? """
              /**
               * Returns the relation to what a constructor builds.
               *
               * @param constructor takes the related row and what its relations add, in order
               * @throws IllegalStateException if the relation has relations already
               */
              """
            : "/** As {@link %sOf2#into}. */\n".formatted(relation);
    return """
          /** A related row and %6$s further relation%7$s. */
          public static final class %5$sOf%1$d<P, %2$s> {
            private final %5$s<P, T1> relation;
            private final Relation<?, ?>[] further;

            %5$sOf%1$d(%5$s<P, T1> relation, Relation<?, ?>... further) {
              this.relation = relation;
              this.further = further;
            }

        %4$s    public <R> %5$s<P, R> into(%3$s constructor) {
              return Fetch.with(relation, Constructor.of(constructor), further);
            }
          }
        """
        .formatted(
            count,
            types(count),
            function(count, "R"),
            doc.indent(4),
            relation,
            count - 1,
            count == 2 ? "" : "s");
  }

  private static String rowsSelect() throws IOException {
    return template("RowsSelect").formatted(each(2, MOST_COLUMNS, "\n", Arities::select));
  }

  private static String select(int count) {
    return """
          /** As {@link Rows#select(Field)}, with %1$d columns. */
          default <%2$s> Projection.RowsOf%1$d<%2$s> select(%3$s) {
            return new Projection.RowsOf%1$d<>(Fetch.columns((Rows<?>) this, %4$s));
          }
        """
        .formatted(count, types(count), columnParameters(count), names("column", count));
  }

  private static String rowsWith() throws IOException {
    return template("RowsWith")
        .formatted(
            each(
                2,
                MOST_RELATIONS,
                "\n",
                count ->
                    """
                          /** As {@link Rows#with(Relation)}, with %1$d relations. */
                          default <%2$s> Projection.RowsOf%3$d<R, %2$s> with(%4$s) {
                            return new Projection.RowsOf%3$d<>(Fetch.relations((Rows<?>) this, %5$s));
                          }
                        """
                        .formatted(
                            count,
                            values(count),
                            count + 1,
                            relationParameters("R", count),
                            names("relation", count))));
  }

  private static String relationWith(String relation) throws IOException {
    return template("RelationWith")
        .formatted(
            relation,
            each(
                2,
                MOST_RELATIONS,
                "\n",
                count ->
                    """
                          /** As {@link %6$s#with(Relation)}, with %1$d relations. */
                          default <%2$s> Projection.%6$sOf%3$d<P, C, %2$s> with(%4$s) {
                            return new Projection.%6$sOf%3$d<>((%6$s<P, C>) this, Fetch.notNull(%5$s));
                          }
                        """
                        .formatted(
                            count,
                            values(count),
                            count + 1,
                            relationParameters("C", count),
                            names("relation", count),
                            relation)));
  }

  private static String constructor() throws IOException {
    return template("Constructor")
        .formatted(imports(1, MOST_COLUMNS), each(1, MOST_COLUMNS, "\n", Arities::adapter));
  }

  private static String adapter(int count) {
    String two =
        """

                @Override
                public T of(Object first, Object second) {
                  return function.apply((T1) first, (T2) second);
                }
        """;
    return """
          /** Adapts a function of %1$d part%6$s. */
          static <%2$s, T> Constructor<T> of(Function%1$d<%2$s, ? extends T> function) {
            return new Constructor<>() {
              @Override
              public T of(Object[] p) {
                return function.apply(%3$s);
              }
        %5$s
              @Override
              public T of(ColumnType<?>[] c, ResultSet r, int at) throws SQLException {
                return function.apply(%4$s);
              }

              @Override
              public int size() {
                return %1$d;
              }
            };
          }
        """
        .formatted(
            count,
            types(count),
            each(1, count, ", ", i -> "(T%d) p[%d]".formatted(i, i - 1)),
            each(1, count, ", ", i -> "(T%d) c[%d].read(r, at + %d)".formatted(i, i - 1, i)),
            count == 2 ? two.indent(-2) : "",
            count == 1 ? "" : "s");
  }
}
