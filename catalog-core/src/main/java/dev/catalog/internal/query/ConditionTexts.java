package dev.catalog.internal.query;

import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.TextCache;
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
  private final TextCache updates = new TextCache(this::renderUpdate);
  private final TextCache updatesReturning =
      new TextCache(columns -> returning(renderUpdate(columns)));
  private final Lazy<SqlText> delete = new Lazy<>(this::renderDelete);
  private final Lazy<SqlText> deleteReturning = new Lazy<>(() -> returning(renderDelete()));

  ConditionTexts(TableMetadata<?> type, List<Condition> conditions) {
    this.type = type;
    this.conditions = conditions;
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
