package com.example.library;

import static com.example.library.db.Tables.BOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.example.library.db.Book;
import com.example.library.db.BookPatch;
import com.example.library.db.Copy;
import com.example.library.db.CopyPatch;
import com.example.library.db.NewBook;
import com.example.library.db.NewCopy;
import com.example.library.db.enums.CopyState;
import dev.catalog.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstCallsTest extends LibraryDatabase {

  @Test
  void eachCallIsOneStatement() {
    Book emma = db.insert(NewBook.isbn("9780141439587").title("Emma"));
    Optional<Book> found = db.find(Book.BY_ISBN, "9780141439587");
    Optional<Book> dated = db.update(Book.BY_ID, emma.id(), new BookPatch().published(1815));
    List<Book> old = db.list(Book.ROWS.where(BOOKS.PUBLISHED.lt(1900)).orderBy(BOOKS.TITLE));
    boolean gone = db.delete(Book.BY_ID, emma.id());

    assertThat(String.join(";\n\n", sent()))
        .isEqualToNormalizingWhitespace(
            """
            insert into books (isbn, title) values (?, ?)
            returning id, isbn, title, published;

            select id, isbn, title, published
            from books
            where isbn = ?;

            update books set published = ?
            where id = ?
            returning id, isbn, title, published;

            select books.id, books.isbn, books.title, books.published
            from books
            where books.published < ?
            order by books.title;

            delete from books
            where id = ?
            """);
    assertThat(found).contains(emma);
    assertThat(dated).contains(new Book(emma.id(), "9780141439587", "Emma", 1815));
    assertThat(old).containsExactly(dated.orElseThrow());
    assertThat(gone).isTrue();
  }

  @Test
  void aKeyOfSeveralColumnsIsARecord() {
    Book emma = db.insert(NewBook.isbn("9780141439587").title("Emma"));
    Copy first = db.insert(NewCopy.bookId(emma.id()).number(1));
    db.update(Copy.BY_ID, new Copy.Id(emma.id(), 1), new CopyPatch().state(CopyState.in_repair));

    assertThat(first.state()).isEqualTo(CopyState.shelved);
    assertThat(db.get(Copy.BY_ID, new Copy.Id(emma.id(), 1)).state())
        .isEqualTo(CopyState.in_repair);
  }

  @Test
  void aBrokenConstraintIsAskedForByItsConstant() {
    db.insert(NewBook.isbn("9780141439587").title("Emma"));
    String problem = "";

    try {
      db.insert(NewBook.isbn("9780141439587").title("Persuasion"));
    } catch (ConstraintViolationException e) {
      if (e.violates(Book.BY_ISBN)) {
        problem = "There is a book with this ISBN already.";
      }
    }

    assertThat(problem).isNotEmpty();
  }

  @Test
  void aBrokenCheckIsAskedForByItsName() {
    Book emma = db.insert(NewBook.isbn("9780141439587").title("Emma"));

    ConstraintViolationException broken =
        catchThrowableOfType(
            ConstraintViolationException.class,
            () -> db.insert(NewCopy.bookId(emma.id()).number(0)));

    assertThat(broken.kind()).isEqualTo(ConstraintViolationException.Kind.CHECK);
    assertThat(broken.constraint()).contains("copies_number_check");
  }
}
