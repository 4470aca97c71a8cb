package com.example.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.example.library.Lending.AuthorLoans;
import com.example.library.Lending.BookWithAuthors;
import com.example.library.Lending.LentBook;
import com.example.library.Lending.MemberFile;
import com.example.library.db.Author;
import com.example.library.db.Book;
import com.example.library.db.Card;
import com.example.library.db.Copy;
import com.example.library.db.Indexes;
import com.example.library.db.Loan;
import com.example.library.db.LoanPatch;
import com.example.library.db.Member;
import com.example.library.db.MemberPatch;
import com.example.library.db.NewAuthor;
import com.example.library.db.NewBook;
import com.example.library.db.NewMember;
import com.example.library.db.OverdueLoan;
import dev.catalog.ConstraintViolationException;
import dev.catalog.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LendingTest extends LibraryDatabase {

  private static final LocalDate TODAY = LocalDate.now();

  private Lending lending;
  private Author pratchett;
  private Author gaiman;
  private Book omens;
  private Book mort;
  private Member ann;

  @BeforeEach
  void stock() {
    lending = Lending.of(db);
    db.run(
        tx -> {
          pratchett = tx.insert(NewAuthor.name("Terry Pratchett"));
          gaiman = tx.insert(NewAuthor.name("Neil Gaiman"));
          omens =
              Lending.of(tx)
                  .acquire(
                      NewBook.isbn("9780060853983").title("Good Omens"),
                      List.of(pratchett, gaiman),
                      2);
          mort =
              Lending.of(tx)
                  .acquire(NewBook.isbn("9780552131063").title("Mort"), List.of(pratchett), 1);
        });
    ann = join(NewMember.name("Ann").email("ann@example.org"), "A-1");
    sent();
  }

  @Test
  void authorsComeWithTheirBooksInTwoStatements() {
    Page<BookWithAuthors> books = lending.books("", 0, 10);

    assertThat(books.rows())
        .containsExactly(
            new BookWithAuthors(omens, List.of(pratchett, gaiman)),
            new BookWithAuthors(mort, List.of(pratchett)));
    assertThat(books.total()).isEqualTo(2);
    assertThat(sent()).hasSize(2);
  }

  @Test
  void aMembersFileIsTwoStatementsForAnyNumberOfLoans() {
    Member ben = join(NewMember.name("Ben").email("ben@example.org").guarantorId(ann.id()), "B-1");
    Loan later = lending.lend(ben, new Copy.Id(mort.id(), 1), TODAY.plusDays(28));
    Loan sooner = lending.lend(ben, new Copy.Id(omens.id(), 1), TODAY.plusDays(14));
    sent();

    Optional<MemberFile> file = lending.file("ben@example.org");

    assertThat(sent()).hasSize(2);
    assertThat(file)
        .contains(
            new MemberFile(
                ben,
                Optional.of(new Card(ben.id(), "B-1", TODAY.plusYears(1))),
                Optional.of(ann),
                List.of(new LentBook(sooner, omens), new LentBook(later, mort))));
  }

  @Test
  void aLoanThatWasGivenBackIsNoLongerInTheFile() {
    Loan loan = lending.lend(ann, new Copy.Id(mort.id(), 1), TODAY.plusDays(28));

    assertThat(lending.giveBack(loan.id(), TODAY)).map(Loan::returnedOn).contains(TODAY);
    assertThat(lending.file("ann@example.org").orElseThrow().loans()).isEmpty();
    assertThat(lending.giveBack(-1, TODAY)).isEmpty();
  }

  @Test
  void allOpenLoansAreExtendedByOneStatement() {
    lending.lend(ann, new Copy.Id(omens.id(), 1), TODAY.plusDays(7));
    lending.lend(ann, new Copy.Id(mort.id(), 1), TODAY.plusDays(14));
    sent();

    assertThat(lending.extend(ann, TODAY.plusDays(30))).isEqualTo(2);
    assertThat(sent()).hasSize(1);
  }

  @Test
  void authorsAreCountedByTheirLoans() {
    lending.lend(ann, new Copy.Id(omens.id(), 1), TODAY.plusDays(28));
    lending.lend(ann, new Copy.Id(mort.id(), 1), TODAY.plusDays(28));

    assertThat(lending.loansByAuthor())
        .containsExactly(new AuthorLoans("Terry Pratchett", 2), new AuthorLoans("Neil Gaiman", 1));
  }

  @Test
  void theViewShowsWhatShouldBeBack() {
    Loan loan = lending.lend(ann, new Copy.Id(mort.id(), 1), TODAY.plusDays(28));
    LocalDate yesterday = TODAY.minusDays(1);
    db.update(Loan.BY_ID, loan.id(), new LoanPatch().lentOn(TODAY.minusDays(29)).dueOn(yesterday));

    assertThat(lending.overdue())
        .containsExactly(new OverdueLoan(loan.id(), "ann@example.org", "Mort", yesterday));
  }

  @Test
  void theTriggerKeepsTheTimeOfTheLastUpdate() {
    Member changed =
        db.update(Member.BY_ID, ann.id(), new MemberPatch().name("Anne")).orElseThrow();

    assertThat(changed.updatedAt()).isAfter(ann.updatedAt());
  }

  @Test
  void aMemberWhoseCardIsRefusedIsNotStored() {
    NewMember ben = NewMember.name("Ben").email("ben@example.org");

    assertThatThrownBy(() -> join(ben, "A-1"))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> assertThat(e.violates(Card.BY_BARCODE)).isTrue());
    assertThat(db.find(Member.BY_EMAIL, "ben@example.org")).isEmpty();
  }

  @Test
  void aCopyThatDoesNotExistIsABrokenRelation() {
    ConstraintViolationException broken = refused(new Copy.Id(mort.id(), 7), TODAY.plusDays(28));

    assertThat(broken.violates(Loan.COPY)).isTrue();
  }

  @Test
  void aCopyIsLentOnceAtATime() {
    Copy.Id copy = new Copy.Id(mort.id(), 1);
    lending.lend(ann, copy, TODAY.plusDays(28));

    ConstraintViolationException broken = refused(copy, TODAY.plusDays(28));

    assertThat(broken.constraint()).contains(Indexes.LOANS_OPEN_KEY.getName());
  }

  @Test
  void aLoanIsDueAfterItBegins() {
    ConstraintViolationException broken = refused(new Copy.Id(mort.id(), 1), TODAY.minusDays(1));

    assertThat(broken.constraint()).contains("loans_due_check");
  }

  private static Member join(NewMember member, String barcode) {
    return db.transaction(tx -> Lending.of(tx).join(member, barcode, TODAY.plusYears(1)));
  }

  private ConstraintViolationException refused(Copy.Id copy, LocalDate dueOn) {
    return catchThrowableOfType(
        ConstraintViolationException.class, () -> lending.lend(ann, copy, dueOn));
  }
}
