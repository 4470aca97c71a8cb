package com.example.library;

import static com.example.library.db.Tables.AUTHORS;
import static com.example.library.db.Tables.BOOKS;
import static com.example.library.db.Tables.BOOK_AUTHORS;
import static com.example.library.db.Tables.LOANS;
import static com.example.library.db.Tables.MEMBERS;
import static com.example.library.db.Tables.OVERDUE_LOANS;
import static dev.catalog.Projection.columns;
import static org.jooq.impl.DSL.count;

import com.example.library.db.Author;
import com.example.library.db.Book;
import com.example.library.db.BookAuthor;
import com.example.library.db.Card;
import com.example.library.db.Copy;
import com.example.library.db.Loan;
import com.example.library.db.LoanPatch;
import com.example.library.db.Member;
import com.example.library.db.NewBook;
import com.example.library.db.NewBookAuthor;
import com.example.library.db.NewCard;
import com.example.library.db.NewCopy;
import com.example.library.db.NewLoan;
import com.example.library.db.NewMember;
import com.example.library.db.OverdueLoan;
import dev.catalog.Page;
import dev.catalog.Query;
import dev.catalog.Rows;
import dev.catalog.Session;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Param;
import org.jooq.impl.DSL;

/**
 * What the library does with books, members and loans.
 *
 * <p>Creating one for each session costs nothing: {@code Lending.of(db)} commits each statement by
 * itself, and {@code db.run(tx -> Lending.of(tx)...)} commits or rolls back the block as a whole.
 */
public final class Lending {

  /** A book with its authors in order of id, without the rows of the link table. */
  public record BookWithAuthors(Book book, List<Author> authors) {}

  /** A loan with the book that was lent. */
  public record LentBook(Loan loan, Book book) {}

  /** A member with a card, a guarantor, and the open loans in order of due date. */
  public record MemberFile(
      Member member, Optional<Card> card, Optional<Member> guarantor, List<LentBook> loans) {}

  /** How often an author's books were lent. */
  public record AuthorLoans(String author, int loans) {}

  private static final Param<String> TITLE = DSL.param("title", String.class);
  private static final Param<String> EMAIL = DSL.param("email", String.class);

  private static final Rows<BookWithAuthors> BOOKS_BY_TITLE =
      Book.ROWS
          .where(BOOKS.TITLE.startsWith(TITLE))
          .orderBy(BOOKS.TITLE, BOOKS.ID)
          .with(Book.BOOK_AUTHORS.with(BookAuthor.AUTHOR).into((link, author) -> author))
          .into(BookWithAuthors::new);

  private static final Rows<MemberFile> FILE_BY_EMAIL =
      Member.ROWS
          .where(MEMBERS.EMAIL.eq(EMAIL))
          .with(
              Member.CARD,
              Member.GUARANTOR,
              Member.LOANS
                  .where(LOANS.RETURNED_ON.isNull())
                  .orderBy(LOANS.DUE_ON, LOANS.ID)
                  .with(Loan.COPY.with(Copy.BOOK).into((copy, book) -> book))
                  .into(LentBook::new))
          .into(MemberFile::new);

  private static final Query<AuthorLoans> LOANS_BY_AUTHOR =
      Query.of(
          columns(AUTHORS.NAME, count())
              .into(AuthorLoans::new)
              .from(AUTHORS)
              .join(BOOK_AUTHORS)
              .on(BOOK_AUTHORS.AUTHOR_ID.eq(AUTHORS.ID))
              .join(LOANS)
              .on(LOANS.BOOK_ID.eq(BOOK_AUTHORS.BOOK_ID))
              .groupBy(AUTHORS.ID)
              .orderBy(count().desc(), AUTHORS.NAME));

  private static final Rows<OverdueLoan> OVERDUE =
      OverdueLoan.ROWS.orderBy(OVERDUE_LOANS.DUE_ON, OVERDUE_LOANS.LOAN_ID);

  private final Session session;

  private Lending(Session session) {
    this.session = session;
  }

  /** Returns the lending of a session. */
  public static Lending of(Session session) {
    return new Lending(session);
  }

  /**
   * Stores a book with its authors and its copies 1 to n: one statement for each row, so call it in
   * a transaction.
   */
  public Book acquire(NewBook newBook, List<Author> authors, int copies) {
    Book book = session.insert(newBook);
    for (Author author : authors) {
      session.insert(NewBookAuthor.bookId(book.id()).authorId(author.id()));
    }
    for (int number = 1; number <= copies; number++) {
      session.insert(NewCopy.bookId(book.id()).number(number));
    }
    return book;
  }

  /**
   * Stores a member with a card: two statements, so call it in a transaction.
   *
   * @throws dev.catalog.ConstraintViolationException if the e-mail address or the barcode is taken
   */
  public Member join(NewMember newMember, String barcode, LocalDate expiresOn) {
    Member member = session.insert(newMember);
    session.insert(NewCard.memberId(member.id()).barcode(barcode).expiresOn(expiresOn));
    return member;
  }

  /**
   * Lends a copy: one statement.
   *
   * @throws dev.catalog.ConstraintViolationException if the member or the copy does not exist, or
   *     the copy is already lent
   */
  public Loan lend(Member member, Copy.Id copy, LocalDate dueOn) {
    return session.insert(
        NewLoan.memberId(member.id()).bookId(copy.bookId()).copyNumber(copy.number()).dueOn(dueOn));
  }

  /** Takes a copy back: one statement. Empty if there is no such loan. */
  public Optional<Loan> giveBack(long loanId, LocalDate day) {
    return session.update(Loan.BY_ID, loanId, new LoanPatch().returnedOn(day));
  }

  /** Sets the due date of a member's open loans and returns their number: one statement. */
  public int extend(Member member, LocalDate dueOn) {
    return session.updateWhere(
        Loan.ROWS.where(LOANS.MEMBER_ID.eq(member.id()).and(LOANS.RETURNED_ON.isNull())),
        new LoanPatch().dueOn(dueOn));
  }

  /** Returns a page of books in order of title, each with its authors: two statements. */
  public Page<BookWithAuthors> books(String title, long offset, int limit) {
    return session.page(BOOKS_BY_TITLE.bind(TITLE, title), offset, limit);
  }

  /** Returns a member's file: two statements, whatever the number of loans. */
  public Optional<MemberFile> file(String email) {
    return session.first(FILE_BY_EMAIL.bind(EMAIL, email));
  }

  /** Returns the authors whose books were lent, the most popular first: one statement. */
  public List<AuthorLoans> loansByAuthor() {
    return session.list(LOANS_BY_AUTHOR);
  }

  /** Returns the overdue loans, the longest overdue first: one statement. */
  public List<OverdueLoan> overdue() {
    return session.list(OVERDUE);
  }
}
