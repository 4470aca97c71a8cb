package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.FaultySockets.Step;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.NewTicket;
import dev.catalog.fixture.shop.Tables;
import dev.catalog.fixture.shop.Ticket;
import dev.catalog.testing.PostgresExtension;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thousands of calls with failures at each step, judged by a ledger: what a call returned is in the
 * table once, what an exception says did not happen is not there, and each read has its own rows.
 */
class FaultCampaignTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  private static final Logger LOG = LoggerFactory.getLogger(FaultCampaignTest.class);
  private static final int CALLS = Integer.getInteger("catalog.fault-calls", 1_000);
  private static final int THREADS = 4;
  private static final int READERS = 50;
  private static final Server server = new Server(postgres);

  /** What a call has told its caller about the rows it was to write. */
  private enum Claim {
    WRITTEN,
    NOT_WRITTEN,
    UNKNOWN
  }

  /**
   * An entry of the ledger.
   *
   * @param rows how many rows the call writes, all or none
   */
  private record Entry(String call, Claim claim, int rows) {}

  private final Map<String, Entry> ledger = new ConcurrentHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();

  @BeforeAll
  static void tables() {
    server.execute(
        "insert into customers (email) select 'reader ' || i from generate_series(1, 50) i",
        "create function refuse() returns trigger language plpgsql as $$ begin"
            + " if new.note like 'refused %' then"
            + " raise exception 'refused by a foreign server' using errcode = '08006'; end if;"
            + " return new; end $$",
        "create trigger refuse before insert on tickets for each row execute function refuse()",
        "create function refuse_late() returns trigger language plpgsql as $$ begin"
            + " if new.note like 'refused late %' then"
            + " raise exception 'refused at the end' using errcode = '57P01'; end if;"
            + " return new; end $$",
        "create constraint trigger refuse_late after insert on tickets deferrable initially"
            + " deferred for each row execute function refuse_late()");
  }

  /** A call that writes one or more rows, whose notes begin with a text. */
  private interface Call {
    void run(Database db, String note) throws Exception;
  }

  private static NewTicket ticket(String note) {
    return NewTicket.defaults().note(note);
  }

  private static final String INSERT = "insert into tickets (note) values (?)";

  private static final Map<String, Call> WRITES = writes();
  private static final Set<String> TWO_ROWS =
      Set.of("insertAll", "copyIn", "block", "savepoint", "swallowing block");

  private static Map<String, Call> writes() {
    Map<String, Call> calls = new TreeMap<>();
    calls.put("insert", (db, note) -> db.insert(ticket(note)));
    calls.put("insertAll", (db, note) -> db.insertAll(List.of(ticket(note), ticket(note + "/2"))));
    calls.put("copyIn", (db, note) -> db.copyIn(List.of(ticket(note), ticket(note)).stream()));
    calls.put(
        "block",
        (db, note) ->
            db.run(
                tx -> {
                  tx.insert(ticket(note));
                  tx.insert(ticket(note + "/2"));
                }));
    calls.put(
        "savepoint",
        (db, note) ->
            db.run(
                tx -> {
                  tx.insert(ticket(note));
                  tx.savepoint(inner -> inner.insert(ticket(note + "/2")));
                }));
    calls.put(
        "swallowing block",
        (db, note) ->
            db.run(
                tx -> {
                  tx.insert(ticket(note + "/2"));
                  try {
                    tx.insert(ticket(note));
                  } catch (DatabaseException | OutOfMemoryError | LinkageError e) {
                    tx.count(Ticket.ROWS);
                  }
                }));
    calls.put("dsl", (db, note) -> db.dsl().execute(INSERT, note));
    calls.put(
        "dsl typed",
        (db, note) -> db.dsl().insertInto(Tables.TICKETS).set(Tables.TICKETS.NOTE, note).execute());
    calls.put("dsl batch", (db, note) -> db.dsl().batch(INSERT).bind(note).execute());
    calls.put(
        "dsl connection",
        (db, note) ->
            db.dsl()
                .connection(
                    connection -> {
                      try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                        statement.setString(1, note);
                        statement.execute();
                      }
                    }));
    calls.put(
        "dsl transaction",
        (db, note) ->
            db.dsl().execute("begin; insert into tickets (note) values (?); commit", note));
    return calls;
  }

  /** Calls that may end as they like, but must leave nothing behind when they say so. */
  private static final Map<String, Call> MISTAKES = mistakes();

  private static Map<String, Call> mistakes() {
    Map<String, Call> calls = new TreeMap<>();
    calls.put(
        "begin",
        (db, note) -> db.dsl().execute("begin; insert into tickets (note) values (?)", note));
    calls.put(
        "begin and fail",
        (db, note) ->
            db.dsl().execute("begin; insert into tickets (note) values (?); select 1 / 0", note));
    calls.put(
        "no autocommit",
        (db, note) ->
            db.dsl()
                .connection(
                    connection -> {
                      connection.setAutoCommit(false);
                      try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                        statement.setString(1, note);
                        statement.execute();
                      }
                    }));
    calls.put(
        "commit in a block",
        (db, note) ->
            db.run(
                tx -> {
                  tx.insert(ticket(note));
                  tx.dsl().execute("commit; begin");
                }));
    calls.put(
        "rollback in a block",
        (db, note) ->
            db.run(
                tx -> {
                  tx.insert(ticket(note));
                  tx.dsl().execute("rollback");
                  tx.insert(ticket(note + "/2"));
                }));
    calls.put(
        "rolled back",
        (db, note) ->
            db.run(
                tx -> {
                  tx.insert(ticket(note));
                  throw new IllegalArgumentException("the caller's");
                }));
    return calls;
  }

  private static final List<Supplier<Throwable>> THROWN =
      List.of(
          () -> new OutOfMemoryError("made to fail"),
          () -> new LinkageError("made to fail"),
          () -> new NegativeArraySizeException("made to fail"),
          () -> new NoSuchElementException("made to fail"),
          () -> new IndexOutOfBoundsException("made to fail"),
          () -> new IOException("made to fail"));

  @Test
  void whatCallsSayIsWhatTheTableHolds() throws Exception {
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Database db =
        Database.open(
            server
                .config(FaultySockets.url(postgres.url()))
                .applicationName("campaign")
                .maximumPoolSize(THREADS)
                .minimumIdle(THREADS)
                .connectionTimeout(Duration.ofSeconds(5))
                .build())) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(4711 + thread);
        String name = "thread " + thread;
        running.add(
            threads.submit(
                () -> {
                  for (int call = 0; call < CALLS / THREADS; call++) {
                    one(db, name + " call " + call + ".", random);
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    judge();

    LOG.info(
        "{} calls in {} ms: {}",
        CALLS,
        (System.nanoTime() - start) / 1_000_000,
        new TreeMap<>(outcomes));
    assertThat(wrong).isEmpty();
    assertThat(ledger.values()).extracting(Entry::claim).contains(Claim.values());
  }

  private void one(Database db, String id, Random random) {
    int kind = random.nextInt(100);
    if (kind < 25) {
      read(db, id, random);
    } else if (kind < 35) {
      write("mistake ", db, MISTAKES, "", id, random);
    } else if (kind < 45) {
      write(
          "refused ", db, WRITES, random.nextBoolean() ? "refused " : "refused late ", id, random);
    } else {
      write("", db, WRITES, "", id, random);
    }
  }

  private void write(
      String group, Database db, Map<String, Call> calls, String prefix, String id, Random random) {
    List<String> names = List.copyOf(calls.keySet());
    String name = names.get(random.nextInt(names.size()));
    String note = prefix + id;
    String fault = inject(note, random);
    Claim claim = claim(calls.get(name), db, note);
    if (fault != null) {
      FaultySockets.forget(fault);
    }
    ledger.put(note, new Entry(name, claim, TWO_ROWS.contains(name) ? 2 : 1));
    outcomes.computeIfAbsent(group + claim, any -> new AtomicInteger()).incrementAndGet();
  }

  private Claim claim(Call call, Database db, String note) {
    try {
      call.run(db, note);
      return Claim.WRITTEN;
    } catch (CommitOutcomeUnknownException e) {
      return Claim.UNKNOWN;
    } catch (ConnectionFailedException e) {
      noteLeak(e);
      return Claim.NOT_WRITTEN;
    } catch (Exception | OutOfMemoryError | LinkageError e) {
      return Claim.NOT_WRITTEN;
    }
  }

  /** Makes something fail, or nothing; returns the text that the failure waits for. */
  private static String inject(String id, Random random) {
    int what = random.nextInt(10);
    if (what == 0) {
      killOne();
      return null;
    }
    if (what > 6) {
      return null;
    }
    Supplier<Throwable> thrown = THROWN.get(random.nextInt(THROWN.size()));
    Step step = Step.values()[random.nextInt(Step.values().length)];
    String text = what > 4 ? "COMMIT" : id;
    FaultySockets.fail(text, step, thrown);
    return text;
  }

  private static void killOne() {
    server.ask(
        "select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity where"
            + " application_name = 'campaign' order by random() limit 1) one");
  }

  private void read(Database db, String id, Random random) {
    String email = "reader " + (1 + random.nextInt(READERS));
    String fault = inject(random.nextBoolean() ? email + "\0" : "customers", random);
    String outcome = "read";
    try {
      List<Customer> rows =
          switch (random.nextInt(4)) {
            case 0 -> db.find(Customer.BY_EMAIL, email).stream().toList();
            case 1 -> db.list(Customer.ROWS.where(Tables.CUSTOMERS.EMAIL.eq(email)));
            case 2 -> db.read(session -> session.findAll(Customer.BY_EMAIL, List.of(email)));
            default ->
                db.dsl()
                    .select(Tables.CUSTOMERS.ID, Tables.CUSTOMERS.EMAIL)
                    .from(Tables.CUSTOMERS)
                    .where(Tables.CUSTOMERS.EMAIL.eq(email))
                    .fetch(row -> new Customer(row.value1(), row.value2()));
          };
      if (rows.size() != 1 || !rows.get(0).email().equals(email)) {
        note(id + " read " + rows + " instead of " + email);
      }
    } catch (ConnectionFailedException e) {
      noteLeak(e);
      outcome = "read failed";
    } catch (DatabaseException | OutOfMemoryError | LinkageError e) {
      outcome = "read failed";
    }
    if (fault != null) {
      FaultySockets.forget(fault);
    }
    outcomes.computeIfAbsent(outcome, any -> new AtomicInteger()).incrementAndGet();
  }

  /** Each thread uses one connection at a time, so one is always free. */
  private void noteLeak(ConnectionFailedException e) {
    if (e.getMessage().contains("No connection became free")) {
      note("a connection was lost: " + e.getMessage());
    }
  }

  private synchronized void note(String what) {
    wrong.add(what);
  }

  /** Compares the ledger with the table. */
  private void judge() throws SQLException {
    Map<String, Integer> rows = new HashMap<>();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select note, count(*) from tickets group by 1")) {
      while (result.next()) {
        rows.put(result.getString(1), result.getInt(2));
      }
    }
    ledger.forEach(
        (note, entry) -> {
          int found = rows.getOrDefault(note, 0) + rows.getOrDefault(note + "/2", 0);
          boolean right =
              switch (entry.claim()) {
                case WRITTEN -> found == entry.rows() && !MISTAKES.containsKey(entry.call());
                case NOT_WRITTEN -> found == 0;
                case UNKNOWN -> found == 0 || found == entry.rows();
              };
          if (!right) {
            note("%s: %s, but there are %d rows".formatted(note, entry, found));
          }
        });
    rows.keySet().stream()
        .filter(note -> !ledger.containsKey(note.replace("/2", "")))
        .forEach(note -> note(note + " is in the table, and nobody wrote it"));
  }
}
