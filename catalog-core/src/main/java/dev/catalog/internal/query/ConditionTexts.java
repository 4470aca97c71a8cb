package dev.catalog.internal.query;

import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.TextCache;
import dev.catalog.internal.sql.TextMemory;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.spi.Assignment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The texts that change and delete the rows of a table that meet some conditions. */
final class ConditionTexts {

  private final TableMetadata<?> type;
  private final List<Condition> conditions;
  private final TextCache updates;
  private final TextCache updatesReturning;
  private final Lazy<SqlText> delete;
  private final Lazy<SqlText> deleteReturning;

  /**
   * @param memory for the texts of each set of columns
   * @param share what the other texts take
   */
  ConditionTexts(
      TableMetadata<?> type,
      List<Condition> conditions,
      TextMemory memory,
      TextMemory.Share share) {
    this.type = type;
    this.conditions = conditions;
    this.updates = new TextCache(memory, this::renderUpdate);
    this.updatesReturning = new TextCache(memory, columns -> returning(renderUpdate(columns)));
    this.delete = Lazy.text(share, this::renderDelete);
    this.deleteReturning = Lazy.text(share, () -> returning(renderDelete()));
  }

  SqlText update(Assignment<?> assignment) {
    return updates.get(assignment);
  }

  SqlText updateReturning(Assignment<?> assignment) {
    return updatesReturning.get(assignment);
  }

  SqlText delete() {
    return delete.get();
  }

  SqlText deleteReturning() {
    return deleteReturning.get();
  }

  private SqlText renderUpdate(Assignment<?> assignment) {
    return Renderer.render(
        DSL.update(type.table()).set(type.writeTexts().updates(assignment)).where(conditions),
        root());
  }

  private SqlText renderDelete() {
    return Renderer.render(DSL.deleteFrom(type.table()).where(conditions), root());
  }

  private SqlText returning(SqlText text) {
    return type.writeTexts().returning(text);
  }

  private Set<Table<?>> root() {
    return new HashSet<>(Set.of(type.table()));
  }
}
