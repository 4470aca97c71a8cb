package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The texts that write one row of a table, by the set of columns they assign. */
final class WriteTexts {

  private final TableType<?> type;
  private final TextCache inserts = new TextCache();
  private volatile @Nullable String returning;

  WriteTexts(TableType<?> type) {
    this.type = type;
  }

  /** Returns {@code insert into ... values (...) returning ...}. */
  SqlText insert(Assignment<?> assignment) {
    return inserts.get(assignment, true, columns -> returning(renderInsert(columns)));
  }

  private SqlText renderInsert(Assignment<?> assignment) {
    Map<Field<?>, Field<?>> columns = assignments(type, assignment);
    return columns.isEmpty()
        ? Renderer.render(DSL.insertInto(type.table()).defaultValues())
        : Renderer.render(
            DSL.insertInto(type.table()).columns(columns.keySet()).values(columns.values()));
  }

  /** Returns the text with all columns of the row behind RETURNING. */
  SqlText returning(SqlText text) {
    String clause = returning;
    if (clause == null) {
      clause =
          type.columns().stream()
              .map(column -> Renderer.sql(TableType.bare(column)))
              .collect(Collectors.joining(", ", " returning ", ""));
      returning = clause;
    }
    return text.append(clause);
  }

  /** Returns the assigned columns with their binds, in the order of the table. */
  static Map<Field<?>, Field<?>> assignments(TableType<?> type, Assignment<?> assignment) {
    Map<Field<?>, Field<?>> columns = new LinkedHashMap<>();
    for (int i = 0; i < type.columns().size(); i++) {
      if (assignment.isAssigned(i)) {
        Field<?> column = type.columns().get(i);
        columns.put(column, SlotField.of(new Slot.Assigned(i), column.getDataType()));
      }
    }
    return columns;
  }
}
