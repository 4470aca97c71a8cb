package dev.catalog.benchmarks.jooq;

import static dev.catalog.benchmarks.db.Tables.PRODUCTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.trueCondition;

import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.jdbc.PageReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.SelectField;

/**
 * The reference, with a text that jOOQ builds and renders for each call. It shows what that alone
 * adds to hand-written JDBC.
 */
final class JooqTextReads extends JooqReads {

  private static final List<SelectField<?>> COLUMNS =
      List.of(
          inline(true).as("present"),
          PRODUCTS.ID,
          PRODUCTS.NAME,
          PRODUCTS.DESCRIPTION,
          PRODUCTS.PRICE,
          PRODUCTS.STOCK,
          PRODUCTS.IS_ACTIVE,
          PRODUCTS.CREATED_AT,
          PRODUCTS.UPDATED_AT,
          PRODUCTS.CATEGORY_ID);

  private final DataSource pool;

  JooqTextReads(DSLContext jooq, DataSource pool) {
    super(jooq);
    this.pool = pool;
  }

  @Override
  public Object builtPage(Filters filters, int offset, int limit) {
    Select<?> query = query(filters, offset, limit);
    List<Object> binds = jooq.extractBindValues(query);
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(jooq.render(query))) {
      for (int i = 0; i < binds.size(); i++) {
        statement.setObject(i + 1, binds.get(i));
      }
      return PageReader.read(statement, limit);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Select<?> query(Filters filters, int offset, int limit) {
    Condition condition = condition(filters);
    var total = selectCount().from(PRODUCTS).where(condition).asTable("t", "total");
    var rows =
        select(COLUMNS)
            .from(PRODUCTS)
            .where(condition)
            .orderBy(PRODUCTS.ID)
            .limit(limit)
            .offset(offset)
            .asTable("q");
    return select(field(name("t", "total")), rows.asterisk())
        .from(total)
        .leftJoin(lateral(rows))
        .on(trueCondition());
  }
}
