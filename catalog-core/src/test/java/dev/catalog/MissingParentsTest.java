package dev.catalog;

import static dev.catalog.fixture.answers.related.Tables.DOCUMENTS;
import static dev.catalog.fixture.answers.related.Tables.GATES;
import static dev.catalog.fixture.answers.related.Tables.SHEETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.catalog.ToOne.ParentNotFoundException;
import dev.catalog.fixture.answers.related.Document;
import dev.catalog.fixture.answers.related.Door;
import dev.catalog.fixture.answers.related.Folder;
import dev.catalog.fixture.answers.related.Gate;
import dev.catalog.fixture.answers.related.NewDocument;
import dev.catalog.fixture.answers.related.NewTenant;
import dev.catalog.fixture.answers.related.Sheet;
import dev.catalog.fixture.answers.related.SheetPatch;
import dev.catalog.fixture.answers.related.Site;
import dev.catalog.fixture.answers.related.Tenant;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each verb finds the same rows, whether or not their parents can be read. */
class MissingParentsTest extends AnswersTest {

  private static final Tenant TENANT = new Tenant(1, "tenant");
  private static final Document KEPT = new Document(1, 1);
  private static final Document ORPHAN = new Document(2, 99);

  record Owned(Document document, Tenant tenant) {}

  record MaybeOwned(Document document, Optional<Tenant> tenant) {}

  private static final Rows<Owned> OWNED =
      Document.ROWS.orderBy(DOCUMENTS.ID).with(Document.TENANT).into(Owned::new);

  private static final Rows<MaybeOwned> MAYBE_OWNED =
      Document.ROWS.orderBy(DOCUMENTS.ID).with(Document.TENANT.optional()).into(MaybeOwned::new);

  private static final List<MaybeOwned> BOTH =
      List.of(new MaybeOwned(KEPT, Optional.of(TENANT)), new MaybeOwned(ORPHAN, Optional.empty()));

  /** Rows past their constraints, as a restore or a replication may leave them. */
  @BeforeEach
  void breakReferences() throws SQLException {
    sql(
        "truncate related.tenants, related.sites cascade",
        "truncate related.folders",
        "set session_replication_role = replica",
        "insert into related.tenants values (1)",
        "insert into related.documents values (1, 1), (2, 99)");
  }

  private static void isMissing(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ParentNotFoundException.class,
            e -> {
              assertThat(e.row(Document.class)).isEqualTo(ORPHAN);
              assertThat(e.constraint()).isEqualTo("documents_tenant_id_fkey");
              assertThat(e.table()).isEqualTo("related.documents");
            })
        .hasMessage(
            "the row of related.tenants that a row of related.documents points at by"
                + " documents_tenant_id_fkey is missing or not visible: read the relation with"
                + " optional(), or see row(...) of this exception");
  }

  @Test
  void everyVerbThatReadsTheParentReportsThatItIsMissing() {
    assertThat(db.count(OWNED)).isEqualTo(2);
    assertThat(db.count(OWNED.limit(5))).isEqualTo(2);
    assertThat(db.exists(OWNED.where(DOCUMENTS.ID.eq(2L)))).isTrue();
    isMissing(() -> db.list(OWNED));
    isMissing(() -> db.page(OWNED, 0, 10));
    isMissing(() -> db.page(OWNED, 1, 1));
    isMissing(() -> db.slice(OWNED, null, 10));
    isMissing(() -> db.first(OWNED.offset(1)));
    isMissing(() -> db.one(OWNED.where(DOCUMENTS.ID.eq(2L))));
    isMissing(() -> db.stream(OWNED, rows -> rows.toList()));
    isMissing(() -> db.transaction(tx -> tx.lock(OWNED)));
    isMissing(() -> db.transaction(tx -> tx.claim(OWNED, 2)));
  }

  @Test
  void everyVerbReadsTheParentThatIsThere() {
    Owned owned = new Owned(KEPT, TENANT);
    assertThat(db.first(OWNED)).contains(owned);
    assertThat(db.page(OWNED, 0, 1)).isEqualTo(new Page<>(List.of(owned), 2, 0, 1));
    assertThat(db.slice(OWNED, null, 1).rows()).containsExactly(owned);
    assertThat(db.list(OWNED.limit(1))).containsExactly(owned);
  }

  @Test
  void anOptionalRelationReadsAllRowsByEveryVerb() {
    assertThat(db.count(MAYBE_OWNED)).isEqualTo(2);
    assertThat(db.list(MAYBE_OWNED)).isEqualTo(BOTH);
    assertThat(db.page(MAYBE_OWNED, 0, 10)).isEqualTo(new Page<>(BOTH, 2, 0, 10));
    assertThat(db.slice(MAYBE_OWNED, null, 10).rows()).isEqualTo(BOTH);
    List<MaybeOwned> streamed = db.stream(MAYBE_OWNED, rows -> rows.toList());
    assertThat(streamed).isEqualTo(BOTH);
    assertThat(db.first(MAYBE_OWNED.offset(1))).contains(BOTH.get(1));
    List<MaybeOwned> locked = db.transaction(tx -> tx.lock(MAYBE_OWNED));
    assertThat(locked).isEqualTo(BOTH);
  }

  @Test
  void aStreamThatHasFailedDoesNotGoOn() {
    db.stream(
        OWNED,
        rows -> {
          var iterator = rows.iterator();
          isMissing(iterator::hasNext);
          assertThatThrownBy(iterator::hasNext)
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("A stream of rows was used after it had failed");
          return 0;
        });
  }

  @Test
  void aParentThatAPolicyHidesIsNotVisible() throws SQLException {
    sql(
        "insert into related.tenants values (2)",
        "do $$ begin create role reader; exception when duplicate_object then null; end $$",
        "grant usage on schema related to reader",
        "grant select on related.tenants, related.documents to reader",
        "alter table related.tenants enable row level security",
        "create policy own on related.tenants using (id = 2)");
    try {
      db.run(
          tx -> {
            tx.dsl().execute("set local role reader");
            assertThat(tx.count(OWNED)).isEqualTo(2);
            assertThatThrownBy(() -> tx.list(OWNED))
                .isInstanceOfSatisfying(
                    ParentNotFoundException.class,
                    e -> assertThat(e.row(Document.class)).isEqualTo(KEPT));
            assertThat(tx.list(MAYBE_OWNED))
                .containsExactly(
                    new MaybeOwned(KEPT, Optional.empty()),
                    new MaybeOwned(ORPHAN, Optional.empty()));
          });
    } finally {
      sql(
          "drop policy own on related.tenants",
          "alter table related.tenants disable row level security");
    }
  }

  /** Runs a test with another constraint in the place of the one the rows were generated for. */
  private void constrained(String suffix, ThrowingCallable test) throws Throwable {
    sql(
        "alter table related.documents drop constraint documents_tenant_id_fkey",
        "alter table related.documents add constraint documents_tenant_id_fkey"
            + " foreign key (tenant_id) references related.tenants "
            + suffix);
    try {
      test.call();
    } finally {
      sql(
          "delete from related.documents where tenant_id <> 1",
          "alter table related.documents drop constraint documents_tenant_id_fkey",
          "alter table related.documents add constraint documents_tenant_id_fkey"
              + " foreign key (tenant_id) references related.tenants");
    }
  }

  @Test
  void aKeyThatIsNotValidPromisesNothing() throws Throwable {
    constrained(
        "not valid",
        () -> {
          assertThat(db.list(MAYBE_OWNED)).isEqualTo(BOTH);
          isMissing(() -> db.list(OWNED));
        });
  }

  @Test
  void aKeyThatIsNotEnforcedPromisesNothing() throws Throwable {
    assumeThat(serverVersion()).isGreaterThanOrEqualTo(18);
    constrained(
        "not enforced",
        () -> {
          assertThat(db.list(MAYBE_OWNED)).isEqualTo(BOTH);
          isMissing(() -> db.list(OWNED));
        });
  }

  @Test
  void aDeferredKeyMayComeBeforeItsParent() throws Throwable {
    sql("delete from related.documents");
    constrained(
        "deferrable initially deferred",
        () ->
            db.run(
                tx -> {
                  Document early = tx.insert(NewDocument.id(7).tenantId(70));
                  assertThatThrownBy(() -> tx.list(OWNED))
                      .isInstanceOf(ParentNotFoundException.class);
                  assertThat(tx.list(MAYBE_OWNED))
                      .containsExactly(new MaybeOwned(early, Optional.empty()));
                  Tenant late = tx.insert(NewTenant.id(70));
                  assertThat(tx.list(OWNED)).containsExactly(new Owned(early, late));
                  tx.deleteWhere(Document.ROWS.all());
                }));
  }

  record SheetOf(Sheet sheet, Owned document) {}

  record SheetFrom(Sheet sheet, Optional<Owned> source) {}

  record Edited(Sheet sheet, Tenant editor) {}

  record Volume(Document document, List<Edited> sheets) {}

  @Test
  void aParentIsMissedBelowEveryKindOfRelation() throws SQLException {
    sql(
        "set session_replication_role = replica",
        "insert into related.sheets values (1, 1, 1, 1), (2, 2, 77, 2)");
    Rows<Sheet> sheets = Sheet.ROWS.orderBy(SHEETS.ID);

    Rows<SheetOf> belowToOne =
        sheets.with(Sheet.DOCUMENT.with(Document.TENANT).into(Owned::new)).into(SheetOf::new);
    assertThat(db.count(belowToOne)).isEqualTo(2);
    isMissing(() -> db.list(belowToOne));

    Rows<SheetFrom> belowToOptional =
        sheets.with(Sheet.SOURCE.with(Document.TENANT).into(Owned::new)).into(SheetFrom::new);
    isMissing(() -> db.list(belowToOptional));

    Rows<Volume> belowToMany =
        Document.ROWS
            .orderBy(DOCUMENTS.ID)
            .with(Document.SHEETS_BY_DOCUMENT.with(Sheet.EDITOR).into(Edited::new))
            .into(Volume::new);
    assertThatThrownBy(() -> db.list(belowToMany))
        .isInstanceOfSatisfying(
            ParentNotFoundException.class,
            e -> assertThat(e.row(Sheet.class).editorId()).isEqualTo(77));

    db.update(Sheet.BY_ID, 2L, new SheetPatch().sourceId(null));
    assertThat(db.list(belowToOptional))
        .last()
        .extracting(SheetFrom::source)
        .isEqualTo(Optional.empty());
  }

  record Nested(Folder folder, Folder parent) {}

  record MaybeNested(Folder folder, Optional<Folder> parent) {}

  @Test
  void aTableThatPointsAtItselfKeepsItsRows() throws SQLException {
    sql(
        "set session_replication_role = replica",
        "insert into related.folders values (1, 1), (2, 1), (3, 9)");
    assertThat(db.list(Folder.ROWS.with(Folder.PARENT.optional()).into(MaybeNested::new)))
        .hasSize(3)
        .contains(new MaybeNested(new Folder(3, 9), Optional.empty()));
    assertThatThrownBy(() -> db.list(Folder.ROWS.with(Folder.PARENT).into(Nested::new)))
        .isInstanceOfSatisfying(
            ParentNotFoundException.class,
            e -> assertThat(e.row(Folder.class)).isEqualTo(new Folder(3, 9)));
  }

  record Doorway(Door door, Site site) {}

  record Gateway(Gate gate, Optional<Site> site) {}

  @Test
  void aKeyOfTwoColumnsIsMissedAndMayBePartlyNull() throws SQLException {
    sql(
        "insert into related.sites values ('north', 1)",
        "insert into related.doors values (1, 'north', 1)",
        "insert into related.gates values (1, 'north', 1), (2, 'south', null), (3, null, null)");
    Rows<Doorway> doorways = Door.ROWS.with(Door.SITE).into(Doorway::new);
    Site north = new Site("north", 1);
    assertThat(db.list(doorways)).containsExactly(new Doorway(new Door(1, "north", 1), north));
    assertThat(db.list(Gate.ROWS.orderBy(GATES.ID).with(Gate.SITE).into(Gateway::new)))
        .extracting(Gateway::site)
        .containsExactly(Optional.of(north), Optional.empty(), Optional.empty());
    sql("set session_replication_role = replica", "update related.doors set code = 2");
    assertThatThrownBy(() -> db.list(doorways)).isInstanceOf(ParentNotFoundException.class);
  }

  record Named(long id, String tenant) {}

  @Test
  void aPathToTheParentLeavesNoRowOut() {
    Rows<Document> byName = Document.ROWS.orderBy(DOCUMENTS.tenants().NAME, DOCUMENTS.ID);
    assertThat(db.list(byName)).containsExactly(KEPT, ORPHAN);
    assertThat(db.page(byName, 0, 1).total()).isEqualTo(2);
    assertThat(db.slice(byName, null, 5).rows()).containsExactly(KEPT, ORPHAN);

    Rows<Document> withoutTenant = Document.ROWS.where(DOCUMENTS.tenants().ID.isNull());
    assertThat(db.list(withoutTenant)).containsExactly(ORPHAN);
    assertThat(db.count(withoutTenant)).isEqualTo(1);

    assertThat(
            db.list(
                Document.ROWS
                    .orderBy(DOCUMENTS.ID)
                    .select(DOCUMENTS.ID, DOCUMENTS.tenants().NAME)
                    .into(Named::new)))
        .containsExactly(new Named(1, "tenant"), new Named(2, null));
    assertThat(
            db.dsl()
                .select(DOCUMENTS.ID, DOCUMENTS.tenants().NAME)
                .from(DOCUMENTS)
                .fetch()
                .map(Record::valuesRow))
        .hasSize(2);
    assertThat(db.deleteWhere(withoutTenant)).isEqualTo(1);
    assertThat(db.list(Document.ROWS)).containsExactly(KEPT);
  }
}
