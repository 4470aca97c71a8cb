package dev.catalog.internal.sql;

import dev.catalog.internal.type.JooqModel;
import dev.catalog.internal.type.PlainSql;
import dev.catalog.internal.type.PostgresText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Configuration;
import org.jooq.Context;
import org.jooq.Param;
import org.jooq.Path;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Renders a jOOQ tree into one SQL text, and notes in the order of the text what each {@code ?}
 * stands for.
 */
public final class Renderer {

  /** PostgreSQL's limit on the binds of one statement: the count travels as a 16-bit number. */
  private static final int MOST_BINDS = 65_535;

  private Renderer() {}

  /** Renders a tree whose tables are the caller's own business. */
  public static SqlText render(QueryPart part) {
    return new Collector(Set.of(), Set.of()).text(part);
  }

  /**
   * Renders a statement that means a table's own rows, not those of tables that inherit from it.
   */
  public static SqlText renderOwn(QueryPart part, Table<?> table) {
    return new Collector(Set.of(), Inheritance.only(table)).text(part);
  }

  /**
   * Renders a statement and checks that each column in it belongs to a table it reads.
   *
   * @param own the tables that the statement itself reads, under their aliases
   * @throws IllegalArgumentException if a condition or an order uses another table
   */
  public static SqlText render(QueryPart part, Set<Table<?>> own) {
    return render(part, own, Set.of());
  }

  /**
   * As {@link #render(QueryPart, Set)}.
   *
   * @param only the tables, under their aliases, to read without the rows of inheriting ones
   */
  public static SqlText render(QueryPart part, Set<Table<?>> own, Set<Table<?>> only) {
    Collector collector = new Collector(own, only);
    SqlText text = collector.text(part);
    collector.checkTables();
    return text;
  }

  /** Returns whether nothing in a statement of jOOQ's can do more than read. */
  public static boolean onlyReads(QueryPart part) {
    ReadCheck reads = new ReadCheck();
    DSL.using(PlainSql.configuration().derive(reads)).render(part);
    return reads.onlyReads();
  }

  /** Returns whether a part is being rendered for a statement of ours, not by {@code dsl()}. */
  static boolean isOurs(Context<?> context) {
    return Arrays.stream(context.configuration().visitListenerProviders())
        .anyMatch(each -> each.provide() instanceof Collector);
  }

  /** What a part of a tree is to the collector; found once for each class of parts. */
  private enum Kind {
    BIND,
    PARAM,
    COLUMN,
    TABLE,
    LIST,
    COMPARISON,
    OTHER;

    private static final ClassValue<Kind> KINDS =
        new ClassValue<>() {
          @Override
          protected Kind computeValue(Class<?> part) {
            if (BindField.class.isAssignableFrom(part)) {
              return BIND;
            }
            if (Param.class.isAssignableFrom(part)) {
              return PARAM;
            }
            if (TableField.class.isAssignableFrom(part)) {
              return COLUMN;
            }
            if (Table.class.isAssignableFrom(part)) {
              return TABLE;
            }
            if (JooqModel.concernsLists(part)) {
              return LIST;
            }
            return JooqModel.compares(part) ? COMPARISON : OTHER;
          }
        };

    static Kind of(QueryPart part) {
      return KINDS.get(part.getClass());
    }
  }

  private static final class Collector implements VisitListener {

    private final Set<Table<?>> own;

    /** Those that have not been rendered yet: a subquery of the same table means all its rows. */
    private final Set<Table<?>> only;

    private final List<Bind> binds = new ArrayList<>();
    private final Map<QueryPart, Integer> openParams = new IdentityHashMap<>();
    private final Set<Table<?>> declared = new HashSet<>();
    private final Set<Table<?>> used = new HashSet<>();
    private final ListLimit lists = new ListLimit();
    private final ReadCheck reads = new ReadCheck();
    private @Nullable String lastColumn;
    private final DomainCast.Listener domains = new DomainCast.Listener();
    private int insideOwn;
    private @Nullable Table<?> noted;
    private @Nullable Table<?> asked;
    private boolean askedIsOwn;

    Collector(Set<Table<?>> own, Set<Table<?>> only) {
      this.own = own;
      this.only = new HashSet<>(only);
    }

    SqlText text(QueryPart part) {
      String sql = render(part);
      SqlText text = new SqlText(sql, binds, reads.onlyReads());
      return part instanceof Select<?> select ? text.returning(select.getSelect()) : text;
    }

    /** An inlined value may be what a bind may not. */
    private static void checkText(String sql) {
      try {
        PostgresText.check(sql);
      } catch (PostgresText.NotTextException e) {
        throw e.of("the SQL of a query");
      }
    }

    private String render(QueryPart part) {
      Configuration listening = PlainSql.configuration().derive(this);
      String sql = DSL.using(listening).render(part);
      checkText(sql);
      if (binds.size() > MOST_BINDS) {
        throw new IllegalArgumentException(
            "the query has %d binds, and PostgreSQL takes at most %d: send a list as one array with Query.anyOf(field, values)"
                .formatted(binds.size(), MOST_BINDS));
      }
      return sql;
    }

    @Override
    public void visitStart(VisitContext visit) {
      QueryPart part = visit.queryPart();
      Kind kind = Kind.of(part);
      reads.visitStart(visit);
      if (kind == Kind.LIST) {
        lists.visitStart(part);
        OwnOperators.replace(visit);
      } else if (kind == Kind.COMPARISON) {
        OwnOperators.replace(visit);
      } else if (kind == Kind.PARAM) {
        Param<?> param = (Param<?>) part;
        if (BindField.isCutByItsCast(param)) {
          visit.queryPart(BindField.uncut(bind(param), param));
          return;
        }
        openParams.put(part, binds.size());
      } else if (kind == Kind.COLUMN) {
        note((TableField<?, ?>) part);
        domains.visitStart(visit, (TableField<?, ?>) part);
      } else if (kind == Kind.TABLE) {
        Table<?> table = (Table<?>) part;
        if (declares(visit) && isOnly(table)) {
          visit.context().sql("only ");
        }
        if (isOwn(table)) {
          insideOwn++;
        } else if (insideOwn == 0 && declares(visit)) {
          declared.add(table);
        }
      }
    }

    @Override
    public void visitEnd(VisitContext visit) {
      QueryPart part = visit.queryPart();
      Kind kind = Kind.of(part);
      if (kind == Kind.LIST) {
        lists.visitEnd(part);
      } else if (kind == Kind.BIND) {
        binds.add(((BindField<?>) part).bind());
      } else if (kind == Kind.PARAM) {
        Param<?> param = (Param<?>) part;
        // a converted parameter visits the plain one inside it: only the innermost is a bind
        Integer before = openParams.remove(part);
        if (before != null && before == binds.size() && !param.isInline()) {
          binds.add(bind(param));
        }
      } else if (kind == Kind.TABLE && isOwn((Table<?>) part)) {
        insideOwn--;
      }
    }

    @SuppressWarnings("ReferenceEquality") // only spares a look-up
    private void note(TableField<?, ?> column) {
      lastColumn = column.getName();
      Table<?> table = column.getTable();
      if (table != noted) {
        noted = table;
        // a column made by DSL.field(name) has a table too, which is a bare name
        if (JooqModel.isGenerated(table)) {
          used.add(table);
        }
      }
    }

    @SuppressWarnings("ReferenceEquality") // only spares a look-up
    private boolean isOwn(Table<?> table) {
      if (table != asked) {
        asked = table;
        askedIsOwn = own.contains(table);
      }
      return askedIsOwn;
    }

    /** jOOQ knows no ONLY; a path along a foreign key means what the key means. */
    private boolean isOnly(Table<?> table) {
      return only.remove(table) || (JooqModel.isPath(table) && Inheritance.isParent(table));
    }

    private static boolean declares(VisitContext visit) {
      return visit.context().declareTables();
    }

    private <T> Bind bind(Param<T> param) {
      String name = param.getParamName();
      return name == null
          ? Bind.Constant.of(param, param.getValue(), lastColumn)
          : Bind.Named.of(name, param, param.getValue());
    }

    void checkTables() {
      Set<String> foreign = new TreeSet<>();
      for (Table<?> table : used) {
        if (!own.contains(table) && !declared.contains(table) && !(table instanceof Path<?>)) {
          foreign.add(PlainSql.nameOf(table));
        }
      }
      if (!foreign.isEmpty()) {
        throw new IllegalArgumentException(
            "the query uses a column of %s, which is not in its FROM clause: use a subquery (exists), jOOQ's implicit path join, or Query.of(columns(...)...) with a join"
                .formatted(String.join(", ", foreign)));
      }
    }
  }
}
