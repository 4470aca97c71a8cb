package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.fixture.tables.left_side.NewOwner;
import dev.catalog.fixture.tables.left_side.Owner;
import dev.catalog.fixture.tables.left_side.OwnerPatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two schemas with a table of one name each, which point at each other. */
class TwoSchemasTest extends TablesFixtureTest {

  record Left(
      Owner owner,
      Optional<dev.catalog.fixture.tables.right_side.Owner> right,
      List<dev.catalog.fixture.tables.right_side.Owner> rights) {}

  record Right(dev.catalog.fixture.tables.right_side.Owner owner, Owner left, List<Owner> lefts) {}

  @Test
  void relationsReachIntoTheOtherSchemaFromBothEnds() {
    Owner left = db.insert(NewOwner.name("left"));
    dev.catalog.fixture.tables.right_side.Owner right =
        db.insert(
            dev.catalog.fixture.tables.right_side.NewOwner.name("right").leftOwnerId(left.id()));
    Owner changed =
        db.update(Owner.BY_ID, left.id(), new OwnerPatch().rightOwnerId(right.id())).orElseThrow();

    assertThat(db.list(Owner.ROWS.with(Owner.RIGHT_OWNER, Owner.OWNERS).into(Left::new)))
        .containsExactly(new Left(changed, Optional.of(right), List.of(right)));
    assertThat(
            db.list(
                dev.catalog.fixture.tables.right_side.Owner.ROWS
                    .with(
                        dev.catalog.fixture.tables.right_side.Owner.LEFT_OWNER,
                        dev.catalog.fixture.tables.right_side.Owner.OWNERS)
                    .into(Right::new)))
        .containsExactly(new Right(right, changed, List.of(changed)));
    assertThat(
            db.update(
                dev.catalog.fixture.tables.right_side.Owner.BY_ID,
                right.id(),
                new dev.catalog.fixture.tables.right_side.OwnerPatch().name("other")))
        .get()
        .extracting(dev.catalog.fixture.tables.right_side.Owner::name)
        .isEqualTo("other");
    db.update(Owner.BY_ID, left.id(), new OwnerPatch().rightOwnerId(null));
    assertThat(db.delete(dev.catalog.fixture.tables.right_side.Owner.BY_ID, right.id())).isTrue();
    assertThat(db.delete(Owner.BY_ID, left.id())).isTrue();
  }
}
