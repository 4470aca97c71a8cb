package dev.catalog.benchmarks;

import java.util.Locale;

/** The workloads that are measured. */
public enum Workload {
  KEY_READ("primary-key read", Kind.CALL, Data.SHOP),
  KEYS_READ("20 rows by their keys", Kind.CALL, Data.SHOP),
  PAGE("page of 20 with total, constant query, optional filters", Kind.CALL, Data.SHOP),
  BUILT_PAGE("the same page, query built per call", Kind.CALL, Data.SHOP),
  LIST("1,000-row list", Kind.CALL, Data.SHOP),
  TO_ONE("1,000 rows with to-one", Kind.CALL, Data.SHOP),
  TO_MANY("100 x 10 x 3 rows, two to-many levels", Kind.CALL, Data.SHOP),
  STATS("category statistics (group by)", Kind.CALL, Data.SHOP),
  INSERT("insert returning the row", Kind.CALL, Data.WRITTEN),
  PATCH("update of two columns returning the row", Kind.CALL, Data.WRITTEN),
  LONG_LIST("100,000-row list", Kind.LONG, Data.LARGE),
  STREAM("500,000-row stream", Kind.SHOT, Data.LARGE),
  BULK_INSERT("insert of 100,000 rows, ids back", Kind.SHOT, Data.WRITTEN),
  COPY("load of 100,000 rows by COPY", Kind.SHOT, Data.WRITTEN),
  BULK_UPDATE("update of 100,000 rows", Kind.SHOT, Data.WRITTEN),
  BULK_UPSERT("upsert of 100,000 rows, half of them new", Kind.SHOT, Data.WRITTEN),
  CROWD("primary-key reads, 64 threads on 8 connections", Kind.CROWD, Data.SHOP),
  VIRTUAL_CROWD("primary-key reads, 2,000 virtual threads on 8 connections", Kind.CROWD, Data.SHOP);

  /** How a workload is timed. */
  enum Kind {
    /** Microseconds to milliseconds: as many calls as fit into an iteration. */
    CALL,
    /** A tenth of a second: like CALL, but not on the tape. */
    LONG,
    /** Seconds: one run is an iteration. */
    SHOT,
    /** Many threads at once: one run of many calls is an iteration. */
    CROWD
  }

  /** The rows that a workload needs. */
  enum Data {
    /** 1,000 products, read only. */
    SHOP,
    /** 500,000 products, read only. */
    LARGE,
    /** A separate copy to write to. */
    WRITTEN
  }

  private final String words;
  private final Kind kind;
  private final Data data;

  Workload(String words, Kind kind, Data data) {
    this.words = words;
    this.kind = kind;
    this.data = data;
  }

  /** Returns the description of the workload. */
  public String words() {
    return words;
  }

  Kind kind() {
    return kind;
  }

  Data data() {
    return data;
  }

  int connections() {
    return kind == Kind.CROWD ? 8 : 1;
  }

  /** Returns its name on the command line, such as {@code key-read}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
