package dev.catalog.internal.type;

import dev.catalog.spi.TextForm;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Binding;
import org.jooq.Catalog;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableOptions.TableType;
import org.jooq.VisitContext;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;

/**
 * Which parts of a jOOQ tree can do nothing but read: tables, their columns, values, and operators
 * and functions of PostgreSQL's own that have no effect. Everything else, such as plain SQL and
 * functions of a schema, may write. Parts that jOOQ gives no public type are known by the names of
 * their classes; one that is not known may write, so a new version of jOOQ can only err to the safe
 * side.
 */
public final class JooqParts {

  private static final String ROOM = "org.jooq.impl.";

  /** Clauses, names, and what only holds other parts together. */
  private static final String STRUCTURE =
      """
      SelectImpl AliasedSelect KeywordImpl SelectFieldList QualifiedSelectFieldList TableList
      ConditionProviderImpl GroupFieldList SortFieldList SortFieldImpl QueryPartList
      QueryPartListView QueryPartCollectionView FieldsImpl Limit UnqualifiedName QualifiedName
      LazyName FieldAlias Alias TableAlias DerivedTable InlineDerivedTable AsteriskImpl
      QualifiedAsteriskImpl WithImpl CommonTableExpressionList CommonTableExpressionImpl
      DerivedColumnListImpl Dual WindowList WindowDefinitionImpl WindowSpecificationImpl Lateral
      Values ScalarSubquery ProjectSingleScalarSubquery FieldCondition ConditionAsField NotField
      ParenthesisedField RowAsField TableAsField SQLField SQLCondition SQLTable CrossJoin Join
      LeftJoin RightJoin FullJoin NaturalJoin NaturalLeftJoin NaturalRightJoin NaturalFullJoin
      LeftSemiJoin LeftAntiJoin CrossApply OuterApply NoTableJoin Rollup Cube GroupingSets
      EmptyGroupingSet CollationImpl
      """;

  private static final String CONDITIONS =
      """
      And Or Not Xor Eq Ne Lt Le Gt Ge Like NotLike LikeIgnoreCase NotLikeIgnoreCase In InList NotIn
      NotInList IsNull IsNotNull IsDistinctFrom IsNotDistinctFrom BetweenCondition
      RowBetweenCondition RowCondition RowEq RowNe RowLt RowLe RowGt RowGe RowInCondition
      RowIsDistinctFrom RowIsNull RowIsNotNull RowSubqueryCondition RowSubqueryCondition$Native
      RowOverlaps Exists Unique TrueCondition FalseCondition NullCondition NoCondition Contains
      ContainsIgnoreCase StartsWith StartsWithIgnoreCase EndsWith EndsWithIgnoreCase SimilarTo
      NotSimilarTo RegexpLike EqQuantified NeQuantified LtQuantified LeQuantified GtQuantified
      GeQuantified LikeQuantified NotLikeQuantified SimilarToQuantified NotSimilarToQuantified
      QuantifiedArray QuantifiedSelectImpl CompareCondition SelectIsNull SelectIsNotNull TableEq
      TableNe ArrayOverlap MapCondition RecordCondition
      """;

  private static final String OPERATORS =
      """
      Add Sub Mul Div Mod Neg IAdd ISub IMul IDiv Expression Expression$DateExpression Concat BitAnd
      BitOr BitXor BitNot BitNand BitNor BitXNor BitCount BitGet BitSet Shl Shr Abs Acos Asin Atan
      Atan2 Cos Cosh Cot Coth Sin Sinh Tan Tanh Ceil Floor Round Trunc Sign Sqrt Square Power
      Exp Ln Log Log10 Degrees Radians Pi Euler WidthBucket Ascii Lower Upper Trim Ltrim Rtrim Lpad
      Rpad Replace Reverse Repeat Left Right Substring SubstringIndex Position CharLength
      OctetLength BitLength Overlay SplitPart Translate Space Chr ToChar ToDate ToTimestamp ToHex
      Digits Md5 Coalesce Nvl Nvl2 Nullif Iif CaseSearched CaseSimple Choose Decode Greatest Least
      Cast$CastNative Coerce Collated CurrentDate CurrentTime CurrentTimestamp CurrentUser
      CurrentSchema CurrentCatalog DateAdd DateDiff TimestampDiff Extract TruncDate Rand Uuid Array
      ArrayQuery ArrayGet ArrayGet$Standard ArrayAppend ArrayConcat ArrayPrepend ArrayRemove
      ArrayReplace Cardinality GenerateSeries ArrayTable ArrayTable$StandardUnnest
      WithOrdinalityTable JSONArray JSONObject JSONEntryImpl JSONNull JSONGetElement
      JSONGetElementAsText JSONGetAttribute JSONGetAttributeAsText JSONBGetElement
      JSONBGetElementAsText JSONBGetAttribute JSONBGetAttributeAsText Multiset
      """;

  private static final String AGGREGATES =
      """
      Count CountTable Sum Avg Min Max BoolAnd BoolOr ArrayAgg ListAgg GroupConcat AnyValue StddevPop
      StddevSamp VarPop VarSamp Corr CovarPop CovarSamp RegrAvgX RegrAvgY RegrCount RegrIntercept
      RegrR2 RegrSlope RegrSxx RegrSxy RegrSyy BitAndAgg BitOrAgg BitXorAgg JSONArrayAgg
      JSONObjectAgg MultisetAgg RowNumber Rank DenseRank PercentRank CumeDist Ntile Lag Lead
      FirstValue LastValue NthValue
      """;

  /** Functions that jOOQ, or a caller, writes by their names. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "array_append",
          "array_cat",
          "array_length",
          "array_position",
          "array_prepend",
          "array_remove",
          "array_replace",
          "ascii",
          "bit_length",
          "btrim",
          "cardinality",
          "ceil",
          "char_length",
          "chr",
          "coalesce",
          "concat",
          "concat_ws",
          "date_part",
          "date_trunc",
          "exp",
          "floor",
          "greatest",
          "initcap",
          "least",
          "left",
          "length",
          "ln",
          "log",
          "lower",
          "lpad",
          "ltrim",
          "md5",
          "mod",
          "nullif",
          "octet_length",
          "position",
          "power",
          "repeat",
          "replace",
          "reverse",
          "right",
          "round",
          "rpad",
          "rtrim",
          "sign",
          "split_part",
          "sqrt",
          "strpos",
          "substr",
          "substring",
          "to_char",
          "to_date",
          "to_timestamp",
          "translate",
          "trim",
          "trunc",
          "upper",
          "jsonb_build_array",
          "jsonb_build_object",
          "json_build_array",
          "json_build_object");

  private static final Set<String> NAMES =
      Stream.of(STRUCTURE, CONDITIONS, OPERATORS, AGGREGATES)
          .flatMap(names -> Stream.of(names.strip().split("\\s+")))
          .collect(Collectors.toUnmodifiableSet());

  private static final String TYPE = "[\\w .\"]+(\\([\\d, ]+\\))?(\\[\\])*";

  /** What a binding may put around its bind: a cast. */
  private static final Pattern CAST_BIND =
      Pattern.compile(
          "\\(?\\?(::%1$s)*\\)?(::%1$s)*|cast\\(\\?(::%1$s)? as %1$s\\)".formatted(TYPE),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SIGN = Pattern.compile("[-+*/%&|#~^<>=! ]+");

  private static final List<Field> RAW_TEXTS = rawTexts();

  private JooqParts() {}

  /** What has to be asked of a part; found once for each class of parts. */
  private enum Kind {
    READS,
    SELECT,
    TABLE,
    COLUMN,
    BIND,
    CAST,
    FUNCTION,
    TEMPLATE,
    WINDOW,
    MAY_WRITE;

    private static final ClassValue<Kind> KINDS =
        new ClassValue<>() {
          @Override
          protected Kind computeValue(Class<?> part) {
            return of(part);
          }
        };

    private static Kind of(Class<?> part) {
      String name = part.getName().startsWith(ROOM) ? part.getName().substring(ROOM.length()) : "";
      if (Param.class.isAssignableFrom(part)) {
        return BIND;
      }
      if (TableField.class.isAssignableFrom(part)) {
        return COLUMN;
      }
      if (NAMES.contains(name) || name.matches("RowImpl(\\d+|N)")) {
        return READS;
      }
      return switch (name) {
        case "SelectQueryImpl" -> SELECT;
        case "Cast" -> CAST;
        case "Function", "Function1" -> FUNCTION;
        case "SQLImpl" -> TEMPLATE;
        case "CustomQueryPart$1" -> WINDOW;
        default -> ofPublicType(part);
      };
    }

    private static Kind ofPublicType(Class<?> part) {
      if (Schema.class.isAssignableFrom(part) || Catalog.class.isAssignableFrom(part)) {
        return READS;
      }
      return JooqModel.isTableClass(part) ? TABLE : MAY_WRITE;
    }
  }

  /**
   * Returns whether the part that is visited does nothing but read, whatever its own parts do. Of a
   * template of plain SQL ask {@link #isTemplate} before.
   *
   * @param with the names of the queries in WITH that were visited before
   */
  public static boolean onlyReads(VisitContext visit, Set<String> with) {
    QueryPart part = visit.queryPart();
    return switch (Kind.KINDS.get(part.getClass())) {
      case READS -> true;
      case SELECT -> !hasRawText(part);
      case TABLE -> isStored((Table<?>) part, with);
      case COLUMN -> isColumn((TableField<?, ?>) part, with);
      case BIND -> isPlain((Param<?>) part);
      case CAST -> ((org.jooq.Field<?>) part).getDataType().getSQLDataType() != null;
      case FUNCTION -> isKnownFunction((org.jooq.Field<?>) part);
      case TEMPLATE -> isSign(part);
      case WINDOW -> isInWindowFunction(visit);
      case MAY_WRITE -> false;
    };
  }

  /** Returns whether a part is plain SQL with other parts in it, and more than an operator. */
  public static boolean isTemplate(QueryPart part) {
    return Kind.KINDS.get(part.getClass()) == Kind.TEMPLATE && !isSign(part);
  }

  private static boolean isSign(QueryPart template) {
    return SIGN.matcher(template.toString()).matches();
  }

  private static boolean isInWindowFunction(VisitContext visit) {
    int parts = visit.queryPartsLength();
    return parts > 1 && visit.queryParts()[parts - 2] instanceof QOM.WindowFunction<?>;
  }

  /** Returns whether SQL for a bind is the bind, or a cast of it. */
  public static boolean isCastBind(String sql) {
    return CAST_BIND.matcher(sql.strip()).matches();
  }

  /** A view and a function may call whatever they like. A bare name may be that of a view. */
  private static boolean isStored(Table<?> table, Set<String> with) {
    if (!JooqModel.isGenerated(table)) {
      return isAmong(with, table) || table.fieldsRow().size() > 0;
    }
    TableType type = table.getOptions().type();
    return type == TableType.TABLE
        || type == TableType.TEMPORARY
        || type == TableType.MATERIALIZED_VIEW;
  }

  /** {@code t.pay} is {@code pay(t)} where the table t has no column of that name. */
  private static boolean isColumn(TableField<?, ?> column, Set<String> with) {
    Table<?> table = column.getTable();
    return table == null
        || JooqModel.isGenerated(table)
        || isAmong(with, table)
        || table.field(column) != null;
  }

  private static boolean isAmong(Set<String> names, Table<?> table) {
    return table.getQualifiedName().parts().length == 1 && names.contains(table.getName());
  }

  private static boolean isPlain(Param<?> param) {
    Binding<?, ?> binding = param.getBinding();
    return JooqModel.isOwn(binding)
        || binding instanceof TextForm<?>
        || binding instanceof TextForm.OfEnum<?>
        || (!param.isInline() && isCastBind(placeholder(param)));
  }

  private static <T> String placeholder(Param<T> param) {
    return PlainSql.sql(DSL.val((T) null, param.getDataType()));
  }

  private static boolean isKnownFunction(org.jooq.Field<?> function) {
    return function.getQualifiedName().parts().length == 1
        && FUNCTIONS.contains(function.getName());
  }

  /** A hint and an option are SQL that jOOQ writes as it is, and shows to nobody. */
  private static boolean hasRawText(QueryPart select) {
    for (Field field : RAW_TEXTS) {
      try {
        if (field.get(select) instanceof String text && !text.isBlank()) {
          return true;
        }
      } catch (ReflectiveOperationException e) {
        return true;
      }
    }
    return false;
  }

  private static List<Field> rawTexts() {
    List<Field> fields = new ArrayList<>();
    for (String name : List.of("hint", "option")) {
      try {
        Field field = Class.forName(ROOM + "SelectQueryImpl").getDeclaredField(name);
        field.setAccessible(true);
        fields.add(field);
      } catch (ReflectiveOperationException | RuntimeException e) {
        // another version, or a module that is not open: nothing can be asked
      }
    }
    return fields;
  }

  /** Returns the names of jOOQ's classes that are known by name. */
  static Set<String> names() {
    return NAMES;
  }
}
