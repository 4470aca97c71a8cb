package dev.catalog.spring.tests;

import dev.catalog.Database;
import dev.catalog.product.NewCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.UnexpectedRollbackException;

/** Runs transactions of every kind inside each other, and knows which rows they leave behind. */
final class Ledger {

  private static final int DEEPEST = 3;
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Database db;
  private final JdbcTemplate jdbc;
  private final Transactions transactions;
  private final Set<String> committed;
  private final List<Kind> kinds;
  private final Random random;

  Ledger(
      Database db,
      JdbcTemplate jdbc,
      Transactions transactions,
      Set<String> committed,
      boolean nested,
      long seed) {
    this.db = db;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.committed = committed;
    this.random = new Random(seed);
    this.kinds = new ArrayList<>(List.of(Kind.values()));
    if (!nested) {
      kinds.remove(Kind.NESTED);
    }
  }

  private enum Kind {
    BLOCK,
    REQUIRED,
    REQUIRES_NEW,
    NESTED,
    NOT_SUPPORTED,
    SUPPORTS
  }

  /** What fails by chance. */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A transaction in the server: what it has written, and whether Spring lets it roll back only.
   */
  private static final class Open {
    private final List<String> written = new ArrayList<>();
    private boolean doomed;

    private void undoTo(int size) {
      written.subList(size, written.size()).clear();
    }
  }

  /** Runs one transaction, with others in it. */
  void run() throws Exception {
    try {
      run(null, 0);
    } catch (Failure | UnexpectedRollbackException e) {
      // it was to fail
    }
  }

  private void run(@Nullable Open outer, int depth) throws Exception {
    Kind kind = kinds.get(random.nextInt(kinds.size()));
    switch (kind) {
      case BLOCK -> {
        if (outer == null) {
          alone(depth, work -> db.run(tx -> work.run()));
        } else {
          undoneAlone(outer, depth, work -> db.run(tx -> work.run()));
        }
      }
      case REQUIRED -> {
        if (outer == null) {
          alone(depth, transactions::required);
        } else {
          together(outer, depth, transactions::required);
        }
      }
      case NESTED -> {
        if (outer == null) {
          alone(depth, transactions::nested);
        } else {
          nested(outer, depth);
        }
      }
      case SUPPORTS -> {
        if (outer == null) {
          transactions.supports(() -> actions(null, depth));
        } else {
          together(outer, depth, transactions::supports);
        }
      }
      case REQUIRES_NEW -> alone(depth, transactions::requiresNew);
      case NOT_SUPPORTED -> transactions.notSupported(() -> actions(null, depth));
    }
  }

  private void alone(int depth, TakingPart.TransactionKind kind) throws Exception {
    Open open = new Open();
    kind.run(() -> actions(open, depth));
    if (open.doomed) {
      throw new AssertionError("a transaction that was to roll back has committed");
    }
    committed.addAll(open.written);
  }

  /** A failure inside lets the outer transaction roll back only. */
  private void together(Open outer, int depth, TakingPart.TransactionKind kind) throws Exception {
    try {
      kind.run(() -> actions(outer, depth));
    } catch (Failure | UnexpectedRollbackException e) {
      outer.doomed = true;
      throw e;
    }
  }

  /** A failure inside undoes what was written inside. */
  private void undoneAlone(Open outer, int depth, TakingPart.TransactionKind kind)
      throws Exception {
    int before = outer.written.size();
    try {
      kind.run(() -> actions(outer, depth));
    } catch (Failure | UnexpectedRollbackException e) {
      outer.undoTo(before);
      throw e;
    }
  }

  /** Spring forgets with a savepoint that the transaction was to roll back only. */
  private void nested(Open outer, int depth) throws Exception {
    try {
      undoneAlone(outer, depth, transactions::nested);
    } catch (Failure | UnexpectedRollbackException e) {
      outer.doomed = false;
      throw e;
    }
  }

  private void actions(@Nullable Open open, int depth) throws Exception {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count && (open == null || !open.doomed); i++) {
      if (depth < DEEPEST && random.nextInt(3) == 0) {
        inner(open, depth);
      } else {
        write(open);
      }
    }
    if (random.nextInt(4) == 0) {
      throw new Failure();
    }
  }

  private void inner(@Nullable Open open, int depth) throws Exception {
    try {
      run(open, depth + 1);
    } catch (Failure | UnexpectedRollbackException e) {
      if (random.nextBoolean()) {
        throw e;
      }
    }
  }

  private void write(@Nullable Open open) {
    String name = "row " + NUMBERS.incrementAndGet();
    switch (random.nextInt(4)) {
      case 0 -> jdbc.update("insert into catalog.categories (name) values (?)", name);
      case 1 -> db.run(tx -> tx.insert(NewCategory.name(name)));
      case 2 -> db.insertAll(List.of(NewCategory.name(name)));
      default -> db.insert(NewCategory.name(name));
    }
    if (open == null) {
      committed.add(name);
    } else {
      open.written.add(name);
    }
  }
}
