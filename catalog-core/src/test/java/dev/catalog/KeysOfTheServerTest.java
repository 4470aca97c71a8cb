package dev.catalog;

import static dev.catalog.fixture.answers.equality.Tables.ACCOUNTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.catalog.Session.Upserted;
import dev.catalog.fixture.answers.equality.Account;
import dev.catalog.fixture.answers.equality.AccountPatch;
import dev.catalog.fixture.answers.equality.Booking;
import dev.catalog.fixture.answers.equality.Counter;
import dev.catalog.fixture.answers.equality.Document;
import dev.catalog.fixture.answers.equality.DocumentPatch;
import dev.catalog.fixture.answers.equality.Host;
import dev.catalog.fixture.answers.equality.HostPatch;
import dev.catalog.fixture.answers.equality.Instant;
import dev.catalog.fixture.answers.equality.InstantPatch;
import dev.catalog.fixture.answers.equality.Mailbox;
import dev.catalog.fixture.answers.equality.MailboxPatch;
import dev.catalog.fixture.answers.equality.Moment;
import dev.catalog.fixture.answers.equality.MomentPatch;
import dev.catalog.fixture.answers.equality.NewAccount;
import dev.catalog.fixture.answers.equality.NewBooking;
import dev.catalog.fixture.answers.equality.NewCounter;
import dev.catalog.fixture.answers.equality.NewDocument;
import dev.catalog.fixture.answers.equality.NewHost;
import dev.catalog.fixture.answers.equality.NewInstant;
import dev.catalog.fixture.answers.equality.NewMailbox;
import dev.catalog.fixture.answers.equality.NewMoment;
import dev.catalog.fixture.answers.equality.NewPair;
import dev.catalog.fixture.answers.equality.NewParcel;
import dev.catalog.fixture.answers.equality.NewPeriod;
import dev.catalog.fixture.answers.equality.NewReading;
import dev.catalog.fixture.answers.equality.NewSetting;
import dev.catalog.fixture.answers.equality.NewSpan;
import dev.catalog.fixture.answers.equality.NewSubscriber;
import dev.catalog.fixture.answers.equality.NewSum;
import dev.catalog.fixture.answers.equality.NewTag;
import dev.catalog.fixture.answers.equality.NewTally;
import dev.catalog.fixture.answers.equality.NewTopic;
import dev.catalog.fixture.answers.equality.NewUser;
import dev.catalog.fixture.answers.equality.NewZoned;
import dev.catalog.fixture.answers.equality.Pair;
import dev.catalog.fixture.answers.equality.PairPatch;
import dev.catalog.fixture.answers.equality.Parcel;
import dev.catalog.fixture.answers.equality.ParcelPatch;
import dev.catalog.fixture.answers.equality.Period;
import dev.catalog.fixture.answers.equality.PeriodPatch;
import dev.catalog.fixture.answers.equality.Reading;
import dev.catalog.fixture.answers.equality.ReadingPatch;
import dev.catalog.fixture.answers.equality.Setting;
import dev.catalog.fixture.answers.equality.SettingPatch;
import dev.catalog.fixture.answers.equality.Span;
import dev.catalog.fixture.answers.equality.SpanPatch;
import dev.catalog.fixture.answers.equality.Subscriber;
import dev.catalog.fixture.answers.equality.Sum;
import dev.catalog.fixture.answers.equality.SumPatch;
import dev.catalog.fixture.answers.equality.Tag;
import dev.catalog.fixture.answers.equality.TagPatch;
import dev.catalog.fixture.answers.equality.Tally;
import dev.catalog.fixture.answers.equality.TallyPatch;
import dev.catalog.fixture.answers.equality.Topic;
import dev.catalog.fixture.answers.equality.TopicPatch;
import dev.catalog.fixture.answers.equality.User;
import dev.catalog.fixture.answers.equality.UserPatch;
import dev.catalog.fixture.answers.equality.Zoned;
import dev.catalog.fixture.answers.equality.ZonedPatch;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A key names the row that the server takes it for, by whatever spelling, in every verb. */
class KeysOfTheServerTest extends AnswersTest {

  /**
   * A key.
   *
   * @param note returns what was last written to a row
   * @param first a key, as it is stored
   * @param second another spelling of it, which is another value to Java
   * @param other a key of another row
   */
  record Keyed<R, V>(
      Rows<R> rows,
      Key<R, V> key,
      BiFunction<V, String, NewRow<R>> row,
      Function<String, Patch<R>> patch,
      Function<R, String> note,
      V first,
      V second,
      V other) {}

  private static List<Keyed<?, ?>> keys() {
    return List.of(
        new Keyed<>(
            User.ROWS,
            User.BY_NAME,
            (k, n) -> NewUser.name(k).note(n),
            new UserPatch()::note,
            User::note,
            "Bo",
            "BO",
            "Cy"),
        new Keyed<>(
            Span.ROWS,
            Span.BY_SPAN,
            (k, n) -> NewSpan.span(k).note(n),
            new SpanPatch()::note,
            Span::note,
            "[1,2)",
            "[1.0,2.0)",
            "[1,2]"),
        new Keyed<>(
            Document.ROWS,
            Document.BY_BODY,
            (k, n) -> NewDocument.body(k).note(n),
            new DocumentPatch()::note,
            Document::note,
            JSONB.jsonb("[1, \"a\"]"),
            JSONB.jsonb("[1.0,\"a\"]"),
            JSONB.jsonb("[1]")),
        new Keyed<>(
            Period.ROWS,
            Period.BY_LENGTH,
            (k, n) -> NewPeriod.length(k).note(n),
            new PeriodPatch()::note,
            Period::note,
            "1 day",
            "24:00:00",
            "1 mon"),
        new Keyed<>(
            Tally.ROWS,
            Tally.BY_ITEMS,
            (k, n) -> NewTally.items(k).note(n),
            new TallyPatch()::note,
            Tally::note,
            numbers("1", "2.0"),
            numbers("1.0", "2"),
            numbers("1")),
        new Keyed<>(
            Reading.ROWS,
            Reading.BY_VALUE,
            (k, n) -> NewReading.value(k).note(n),
            new ReadingPatch()::note,
            Reading::note,
            0.0,
            -0.0,
            Double.NaN),
        new Keyed<>(
            Sum.ROWS,
            Sum.BY_VALUE,
            (k, n) -> NewSum.value(k).note(n),
            new SumPatch()::note,
            Sum::note,
            new BigDecimal("1.00"),
            new BigDecimal("1"),
            new BigDecimal("2")),
        new Keyed<>(
            Zoned.ROWS,
            Zoned.BY_AT,
            (k, n) -> NewZoned.at(k).note(n),
            new ZonedPatch()::note,
            Zoned::note,
            OffsetTime.parse("10:00:00.000001+01:00"),
            OffsetTime.parse("10:00:00.000001400+01:00"),
            OffsetTime.parse("11:00+02:00")),
        new Keyed<>(
            Instant.ROWS,
            Instant.BY_AT,
            (k, n) -> NewInstant.at(k).note(n),
            new InstantPatch()::note,
            Instant::note,
            OffsetDateTime.parse("2026-01-01T10:00:00.000001Z"),
            OffsetDateTime.parse("2026-01-01T11:00:00.000001400+01:00"),
            OffsetDateTime.parse("2026-01-01T10:00:00Z")),
        new Keyed<>(
            Host.ROWS,
            Host.BY_ADDRESS,
            (k, n) -> NewHost.address(k).note(n),
            new HostPatch()::note,
            Host::note,
            "10.0.0.1",
            "10.0.0.1/32",
            "10.0.0.2"),
        new Keyed<>(
            Pair.ROWS,
            Pair.BY_ID,
            (k, n) -> NewPair.name(k.name()).amount(k.amount()).note(n),
            new PairPatch()::note,
            Pair::note,
            new Pair.Id("Bo", BigDecimal.ONE),
            new Pair.Id("bo", new BigDecimal("1.0")),
            new Pair.Id("bo", BigDecimal.TEN)),
        new Keyed<>(
            Account.ROWS,
            Account.BY_EMAIL,
            (k, n) -> NewAccount.email(k).note(n),
            new AccountPatch()::note,
            Account::note,
            "Bo@x",
            "BO@X",
            "Cy@x"),
        new Keyed<>(
            Mailbox.ROWS,
            Mailbox.BY_MAIL,
            (k, n) -> NewMailbox.mail(k).note(n),
            new MailboxPatch()::note,
            Mailbox::note,
            "Bo@x",
            "BO@X",
            "Cy@x"),
        new Keyed<>(
            Setting.ROWS,
            Setting.BY_OPTIONS,
            (k, n) -> NewSetting.options(k).note(n),
            new SettingPatch()::note,
            Setting::note,
            "\"a\"=>\"1\", \"b\"=>\"2\"",
            "b=>2,a=>1",
            "a=>1"),
        new Keyed<>(
            Topic.ROWS,
            Topic.BY_PATH,
            (k, n) -> NewTopic.path(k).note(n),
            new TopicPatch()::note,
            Topic::note,
            "a.b",
            "a.b",
            "a.B"),
        new Keyed<>(
            Parcel.ROWS,
            Parcel.BY_CODE,
            (k, n) -> NewParcel.code(k).note(n),
            new ParcelPatch()::note,
            Parcel::note,
            "AB-12",
            "ab12",
            "AB-13"));
  }

  private static BigDecimal[] numbers(String... numbers) {
    return Stream.of(numbers).map(BigDecimal::new).toArray(BigDecimal[]::new);
  }

  @TestFactory
  Stream<DynamicTest> everyVerbFindsTheRowByAnySpelling() {
    return keys().stream().map(each -> dynamicTest(each.key().table(), () -> check(each)));
  }

  private <R, V> void check(Keyed<R, V> keyed) {
    Key<R, V> key = keyed.key();
    V second = keyed.second();
    db.deleteWhere(keyed.rows().all());
    R row = db.insert(keyed.row().apply(keyed.first(), "inserted"));
    R other = db.insert(keyed.row().apply(keyed.other(), "other"));

    assertThat(db.find(key, second)).contains(row);
    assertThat(db.findAll(key, List.of(keyed.other(), second))).containsExactly(other, row);
    assertThat(db.insertIfAbsent(key, keyed.row().apply(second, "absent"))).isEmpty();
    Upserted<R> upserted = db.upsert(key, keyed.row().apply(second, "upserted"));
    assertThat(upserted.isNew()).isFalse();
    assertThat(keyed.note().apply(upserted.row())).isEqualTo("upserted");
    assertThat(db.update(key, second, keyed.patch().apply("updated")).map(keyed.note()))
        .contains("updated");
    assertThat(db.updateAll(key, Map.of(second, keyed.patch().apply("bulk"))))
        .extracting(keyed.note())
        .containsExactly("bulk");
    assertThat(db.upsertAll(key, List.of(keyed.row().apply(second, "again"))))
        .extracting(each -> keyed.note().apply(each.row()), Upserted::isNew)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("again", false));
    refusesBoth(keyed);
    walks(keyed, 2);
    assertThat(db.deleteAll(key, List.of(second, keyed.first()))).isEqualTo(1);
    assertThat(db.find(key, keyed.first())).isEmpty();
    db.insert(keyed.row().apply(keyed.first(), "inserted"));
    assertThat(db.delete(key, second)).isTrue();
    assertThat(db.list(keyed.rows())).containsExactly(other);
  }

  /** Of two spellings of one key neither is written. */
  private <R, V> void refusesBoth(Keyed<R, V> keyed) {
    Map<V, Patch<R>> patches = new LinkedHashMap<>();
    patches.put(keyed.other(), keyed.patch().apply("a"));
    patches.put(keyed.first(), keyed.patch().apply("b"));
    patches.put(keyed.second(), keyed.patch().apply("c"));
    if (patches.size() == 2) {
      return;
    }
    List<R> before = db.list(keyed.rows());

    assertThatThrownBy(() -> db.updateAll(keyed.key(), patches))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input rows 1 and 2 have the same value of ");
    assertThatThrownBy(
            () ->
                db.upsertAll(
                    keyed.key(),
                    List.of(
                        keyed.row().apply(keyed.first(), "a"),
                        keyed.row().apply(keyed.other(), "b"),
                        keyed.row().apply(keyed.second(), "c"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input rows 0 and 2 have the same value of ");
    assertThat(db.list(keyed.rows())).containsExactlyInAnyOrderElementsOf(before);
  }

  private <R, V> void walks(Keyed<R, V> keyed, int rows) {
    Set<R> seen = new HashSet<>();
    Optional<String> next = Optional.empty();
    do {
      Slice<R> slice = db.slice(keyed.rows(), next.orElse(null), 1);
      seen.addAll(slice.rows());
      next = slice.next();
    } while (next.isPresent() && seen.size() <= rows);
    assertThat(seen).hasSize(rows);
  }

  @Test
  void whatTheColumnRoundsOrCutsIsOneKeyWhenWrittenOnly() {
    db.deleteWhere(Sum.ROWS.all());
    BigDecimal one = new BigDecimal("1.001");
    BigDecimal other = new BigDecimal("1.002");
    assertThatThrownBy(
            () -> db.upsertAll(Sum.BY_VALUE, List.of(NewSum.value(one), NewSum.value(other))))
        .hasMessageContaining("input rows 0 and 1 have the same value of sums_pkey");
    assertThatThrownBy(
            () -> db.upsertAll(Tag.BY_TAG, List.of(NewTag.tag("abc"), NewTag.tag("abc "))))
        .hasMessageContaining("input rows 0 and 1 have the same value of tags_pkey");
    LocalDateTime noon = LocalDateTime.parse("2026-01-01T12:00");
    assertThatThrownBy(
            () ->
                db.upsertAll(
                    Moment.BY_AT,
                    List.of(NewMoment.at(noon), NewMoment.at(noon.plusNanos(400_000_000)))))
        .hasMessageContaining("input rows 0 and 1 have the same value of moments_pkey");

    Sum sum = db.insert(NewSum.value(one));
    assertThat(
            db.updateAll(
                Sum.BY_VALUE,
                Map.of(one, new SumPatch().note("a"), sum.value(), new SumPatch().note("b"))))
        .containsExactly(new Sum(sum.value(), "b"));
    db.insert(NewTag.tag("abc"));
    assertThat(
            db.updateAll(
                Tag.BY_TAG,
                Map.of("abc", new TagPatch().note("a"), "abc ", new TagPatch().note("b"))))
        .containsExactly(new Tag("abc", "a"));
    db.insert(NewMoment.at(noon));
    assertThat(
            db.updateAll(
                Moment.BY_AT,
                Map.of(
                    noon,
                    new MomentPatch().note("a"),
                    noon.plusNanos(400_000_000),
                    new MomentPatch().note("b"))))
        .containsExactly(new Moment(noon, "a"));
  }

  @Test
  void aColumnOfAForcedTypeIsComparedAsTheServersOwn() {
    Subscriber row = db.insert(NewSubscriber.id(1).mail("Bo@x"));

    assertThat(db.find(Subscriber.BY_MAIL, "BO@X")).contains(row);
    assertThat(db.findAll(Subscriber.BY_MAIL, List.of("bO@x"))).containsExactly(row);
    assertThat(db.deleteAll(Subscriber.BY_MAIL, List.of("bo@x", "BO@X"))).isEqualTo(1);
  }

  @Test
  void anOrderByATypeOutsideTheSearchPathIsWalked() {
    for (String name : List.of("b", "A", "C", "a")) {
      db.insert(NewAccount.email(name + "@" + System.nanoTime()).name(name));
    }
    Rows<Account> byName = Account.ROWS.orderBy(ACCOUNTS.NAME.desc());
    StringBuilder walked = new StringBuilder();
    Optional<String> next = Optional.empty();
    do {
      Slice<Account> slice = db.slice(byName, next.orElse(null), 1);
      slice.rows().forEach(each -> walked.append(each.name()));
      next = slice.next();
    } while (next.isPresent() && walked.length() < 10);

    assertThat(walked.toString()).isIn("CbAa", "CbaA");
    assertThat(db.list(Account.ROWS.where(Query.anyOf(ACCOUNTS.NAME, List.of("B", "c")))))
        .extracting(Account::name)
        .containsExactlyInAnyOrder("b", "C");
    db.deleteWhere(Account.ROWS.all());
  }

  @Test
  void functionsThatFitBetterThanTheServersAreNotCalled() throws Exception {
    String url = postgres.url() + (postgres.url().contains("?") ? "&" : "?");
    DatabaseConfig shadowed =
        DatabaseConfig.url(url + "currentSchema=shadows,public")
            .user(postgres.user())
            .password(postgres.password())
            .build();
    try (Database own = Database.open(shadowed)) {
      List<Counter> counters = own.insertAll(List.of(NewCounter.defaults(), NewCounter.defaults()));
      assertThat(counters).hasSize(2);
      List<Long> ids = counters.stream().map(Counter::id).toList();
      assertThat(own.findAll(Counter.BY_ID, ids)).isEqualTo(counters);
      own.insertAll(List.of(NewTag.tag("x"), NewTag.tag("y")));
      assertThat(own.findAll(Tag.BY_TAG, List.of("y", "x"))).hasSize(2);
      assertThatThrownBy(
              () -> own.upsertAll(User.BY_NAME, List.of(NewUser.name("q"), NewUser.name("Q"))))
          .hasMessageContaining("input rows 0 and 1 have the same value");
      assertThat(own.deleteAll(Counter.BY_ID, ids)).isEqualTo(2);
    }
  }

  @Test
  void aConstraintThatIsNoKeyIsNamedByAConstant() {
    db.insert(NewBooking.id(1).during("[1,5)"));

    assertThatThrownBy(() -> db.insert(NewBooking.id(2).during("[4,6)")))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ConstraintViolationException.Kind.EXCLUSION);
              assertThat(e.violates(Booking.BOOKINGS_DURING_EXCL)).isTrue();
              assertThat(e.violates(Booking.BY_ID)).isFalse();
            });
    assertThatThrownBy(() -> db.insert(NewBooking.id(1).during("[8,9)")))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> assertThat(e.violates(Booking.BOOKINGS_DURING_EXCL)).isFalse());
  }

  @Test
  void jooqsConditionsCompareByTheTypesOwnOperators() {
    db.deleteWhere(Account.ROWS.all());
    db.insertAll(
        List.of(
            NewAccount.email("Bo@x").name("Bo"),
            NewAccount.email("cy@x").name("cy"),
            NewAccount.email("Di@x").name("Di")));

    assertThat(emails(ACCOUNTS.EMAIL.eq("BO@X"))).containsExactly("Bo@x");
    assertThat(emails(ACCOUNTS.EMAIL.ne("BO@X"))).containsExactly("cy@x", "Di@x");
    assertThat(emails(ACCOUNTS.EMAIL.in("BO@X", "CY@x"))).containsExactly("Bo@x", "cy@x");
    assertThat(emails(ACCOUNTS.EMAIL.notIn("BO@X", "CY@x"))).containsExactly("Di@x");
    assertThat(emails(ACCOUNTS.EMAIL.between("BO@X", "CY@x"))).containsExactly("Bo@x", "cy@x");
    assertThat(emails(ACCOUNTS.EMAIL.gt("BO@X").and(ACCOUNTS.EMAIL.lt("DI@X"))))
        .containsExactly("cy@x");
    assertThat(emails(ACCOUNTS.EMAIL.ge("CY@X"))).containsExactly("cy@x", "Di@x");
    assertThat(emails(ACCOUNTS.EMAIL.le("CY@X").or(ACCOUNTS.NAME.eq("DI")))).hasSize(3);
    assertThat(
            db.dsl()
                .select(ACCOUNTS.EMAIL)
                .from(ACCOUNTS)
                .where(ACCOUNTS.EMAIL.in("BO@X", "nobody"))
                .fetch(ACCOUNTS.EMAIL))
        .containsExactly("Bo@x");
    assertThat(
            db.updateWhere(
                Account.ROWS.where(ACCOUNTS.NAME.eq("CY")), new AccountPatch().note("seen")))
        .isEqualTo(1);
    db.deleteWhere(Account.ROWS.all());
  }

  private List<String> emails(Condition condition) {
    Rows<Account> rows = Account.ROWS.where(condition);
    List<String> emails =
        db.list(rows.orderBy(ACCOUNTS.EMAIL)).stream().map(Account::email).toList();
    assertThat(db.count(rows)).isEqualTo(emails.size());
    return emails;
  }
}
