package dev.catalog;

import static dev.catalog.fixture.answers.keys.Tables.BIT_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.BYTEA_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.CHAR_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.CIDR_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.LSN_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.MAC8_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.MAC_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.MONEY_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.NAME_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.OID_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.TIMETZ_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.TIME_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.TSVECTOR_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.UUID_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.VARBIT_LEAVES;
import static dev.catalog.fixture.answers.keys.Tables.XID8_LEAVES;

import dev.catalog.fixture.answers.keys.BitLeaf;
import dev.catalog.fixture.answers.keys.BitRoot;
import dev.catalog.fixture.answers.keys.BitRootPatch;
import dev.catalog.fixture.answers.keys.ByteaLeaf;
import dev.catalog.fixture.answers.keys.ByteaRoot;
import dev.catalog.fixture.answers.keys.ByteaRootPatch;
import dev.catalog.fixture.answers.keys.CharLeaf;
import dev.catalog.fixture.answers.keys.CharRoot;
import dev.catalog.fixture.answers.keys.CharRootPatch;
import dev.catalog.fixture.answers.keys.CidrLeaf;
import dev.catalog.fixture.answers.keys.CidrRoot;
import dev.catalog.fixture.answers.keys.CidrRootPatch;
import dev.catalog.fixture.answers.keys.LsnLeaf;
import dev.catalog.fixture.answers.keys.LsnRoot;
import dev.catalog.fixture.answers.keys.LsnRootPatch;
import dev.catalog.fixture.answers.keys.Mac8Leaf;
import dev.catalog.fixture.answers.keys.Mac8Root;
import dev.catalog.fixture.answers.keys.Mac8RootPatch;
import dev.catalog.fixture.answers.keys.MacLeaf;
import dev.catalog.fixture.answers.keys.MacRoot;
import dev.catalog.fixture.answers.keys.MacRootPatch;
import dev.catalog.fixture.answers.keys.MoneyLeaf;
import dev.catalog.fixture.answers.keys.MoneyRoot;
import dev.catalog.fixture.answers.keys.MoneyRootPatch;
import dev.catalog.fixture.answers.keys.NameLeaf;
import dev.catalog.fixture.answers.keys.NameRoot;
import dev.catalog.fixture.answers.keys.NameRootPatch;
import dev.catalog.fixture.answers.keys.NewBitLeaf;
import dev.catalog.fixture.answers.keys.NewBitRoot;
import dev.catalog.fixture.answers.keys.NewByteaLeaf;
import dev.catalog.fixture.answers.keys.NewByteaRoot;
import dev.catalog.fixture.answers.keys.NewCharLeaf;
import dev.catalog.fixture.answers.keys.NewCharRoot;
import dev.catalog.fixture.answers.keys.NewCidrLeaf;
import dev.catalog.fixture.answers.keys.NewCidrRoot;
import dev.catalog.fixture.answers.keys.NewLsnLeaf;
import dev.catalog.fixture.answers.keys.NewLsnRoot;
import dev.catalog.fixture.answers.keys.NewMac8Leaf;
import dev.catalog.fixture.answers.keys.NewMac8Root;
import dev.catalog.fixture.answers.keys.NewMacLeaf;
import dev.catalog.fixture.answers.keys.NewMacRoot;
import dev.catalog.fixture.answers.keys.NewMoneyLeaf;
import dev.catalog.fixture.answers.keys.NewMoneyRoot;
import dev.catalog.fixture.answers.keys.NewNameLeaf;
import dev.catalog.fixture.answers.keys.NewNameRoot;
import dev.catalog.fixture.answers.keys.NewOidLeaf;
import dev.catalog.fixture.answers.keys.NewOidRoot;
import dev.catalog.fixture.answers.keys.NewTimeLeaf;
import dev.catalog.fixture.answers.keys.NewTimeRoot;
import dev.catalog.fixture.answers.keys.NewTimetzLeaf;
import dev.catalog.fixture.answers.keys.NewTimetzRoot;
import dev.catalog.fixture.answers.keys.NewTsvectorLeaf;
import dev.catalog.fixture.answers.keys.NewTsvectorRoot;
import dev.catalog.fixture.answers.keys.NewUuidLeaf;
import dev.catalog.fixture.answers.keys.NewUuidRoot;
import dev.catalog.fixture.answers.keys.NewVarbitLeaf;
import dev.catalog.fixture.answers.keys.NewVarbitRoot;
import dev.catalog.fixture.answers.keys.NewXid8Leaf;
import dev.catalog.fixture.answers.keys.NewXid8Root;
import dev.catalog.fixture.answers.keys.OidLeaf;
import dev.catalog.fixture.answers.keys.OidRoot;
import dev.catalog.fixture.answers.keys.OidRootPatch;
import dev.catalog.fixture.answers.keys.TimeLeaf;
import dev.catalog.fixture.answers.keys.TimeRoot;
import dev.catalog.fixture.answers.keys.TimeRootPatch;
import dev.catalog.fixture.answers.keys.TimetzLeaf;
import dev.catalog.fixture.answers.keys.TimetzRoot;
import dev.catalog.fixture.answers.keys.TimetzRootPatch;
import dev.catalog.fixture.answers.keys.TsvectorLeaf;
import dev.catalog.fixture.answers.keys.TsvectorRoot;
import dev.catalog.fixture.answers.keys.TsvectorRootPatch;
import dev.catalog.fixture.answers.keys.UuidLeaf;
import dev.catalog.fixture.answers.keys.UuidRoot;
import dev.catalog.fixture.answers.keys.UuidRootPatch;
import dev.catalog.fixture.answers.keys.VarbitLeaf;
import dev.catalog.fixture.answers.keys.VarbitRoot;
import dev.catalog.fixture.answers.keys.VarbitRootPatch;
import dev.catalog.fixture.answers.keys.Xid8Leaf;
import dev.catalog.fixture.answers.keys.Xid8Root;
import dev.catalog.fixture.answers.keys.Xid8RootPatch;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Primary keys of types that are seldom one, with foreign keys to them. */
final class RareKeyCases {

  /** A root with its leaves. */
  record Parted<R, L>(R root, List<L> leaves) {}

  /** A leaf with its root. */
  record Owned<L, R>(L leaf, R root) {}

  /**
   * One type.
   *
   * @param values in the server's order
   */
  record KeyCase<R, L, V>(
      String type,
      Rows<R> roots,
      Key<R, V> key,
      Function<R, V> value,
      Function<V, NewRow<R>> root,
      Function<String, Patch<R>> patch,
      Function<V, NewRow<L>> leaf,
      Rows<Parted<R, L>> parted,
      Rows<Owned<L, R>> owned,
      List<V> values) {}

  private RareKeyCases() {}

  static List<KeyCase<?, ?, ?>> all() {
    return List.of(
        new KeyCase<>(
            "money",
            MoneyRoot.ROWS,
            MoneyRoot.BY_KEY,
            MoneyRoot::key,
            NewMoneyRoot::key,
            note -> new MoneyRootPatch().note(note),
            key -> NewMoneyLeaf.key(key),
            MoneyRoot.ROWS.with(MoneyRoot.MONEY_LEAVES).into(Parted::new),
            MoneyLeaf.ROWS.orderBy(MONEY_LEAVES.ID).with(MoneyLeaf.KEY).into(Owned::new),
            List.of("-$92,233,720,368,547,758.08", "$0.00", "$12.30")),
        new KeyCase<>(
            "bit(n)",
            BitRoot.ROWS,
            BitRoot.BY_KEY,
            BitRoot::key,
            NewBitRoot::key,
            note -> new BitRootPatch().note(note),
            key -> NewBitLeaf.key(key),
            BitRoot.ROWS.with(BitRoot.BIT_LEAVES).into(Parted::new),
            BitLeaf.ROWS.orderBy(BIT_LEAVES.ID).with(BitLeaf.KEY).into(Owned::new),
            List.of("00000", "01111", "11111")),
        new KeyCase<>(
            "varbit",
            VarbitRoot.ROWS,
            VarbitRoot.BY_KEY,
            VarbitRoot::key,
            NewVarbitRoot::key,
            note -> new VarbitRootPatch().note(note),
            key -> NewVarbitLeaf.key(key),
            VarbitRoot.ROWS.with(VarbitRoot.VARBIT_LEAVES).into(Parted::new),
            VarbitLeaf.ROWS.orderBy(VARBIT_LEAVES.ID).with(VarbitLeaf.KEY).into(Owned::new),
            List.of("", "0", "0000000001", "1")),
        new KeyCase<>(
            "macaddr",
            MacRoot.ROWS,
            MacRoot.BY_KEY,
            MacRoot::key,
            NewMacRoot::key,
            note -> new MacRootPatch().note(note),
            key -> NewMacLeaf.key(key),
            MacRoot.ROWS.with(MacRoot.MAC_LEAVES).into(Parted::new),
            MacLeaf.ROWS.orderBy(MAC_LEAVES.ID).with(MacLeaf.KEY).into(Owned::new),
            List.of("00:00:00:00:00:00", "08:00:2b:01:02:03", "ff:ff:ff:ff:ff:ff")),
        new KeyCase<>(
            "macaddr8",
            Mac8Root.ROWS,
            Mac8Root.BY_KEY,
            Mac8Root::key,
            NewMac8Root::key,
            note -> new Mac8RootPatch().note(note),
            key -> NewMac8Leaf.key(key),
            Mac8Root.ROWS.with(Mac8Root.MAC8_LEAVES).into(Parted::new),
            Mac8Leaf.ROWS.orderBy(MAC8_LEAVES.ID).with(Mac8Leaf.KEY).into(Owned::new),
            List.of(
                "00:00:00:00:00:00:00:00", "08:00:2b:01:02:03:04:05", "ff:ff:ff:ff:ff:ff:ff:ff")),
        new KeyCase<>(
            "time",
            TimeRoot.ROWS,
            TimeRoot.BY_KEY,
            TimeRoot::key,
            NewTimeRoot::key,
            note -> new TimeRootPatch().note(note),
            key -> NewTimeLeaf.key(key),
            TimeRoot.ROWS.with(TimeRoot.TIME_LEAVES).into(Parted::new),
            TimeLeaf.ROWS.orderBy(TIME_LEAVES.ID).with(TimeLeaf.KEY).into(Owned::new),
            List.of(LocalTime.MIDNIGHT, LocalTime.of(1, 2, 3, 456_789_000), LocalTime.MAX)),
        new KeyCase<>(
            "timetz",
            TimetzRoot.ROWS,
            TimetzRoot.BY_KEY,
            TimetzRoot::key,
            NewTimetzRoot::key,
            note -> new TimetzRootPatch().note(note),
            key -> NewTimetzLeaf.key(key),
            TimetzRoot.ROWS.with(TimetzRoot.TIMETZ_LEAVES).into(Parted::new),
            TimetzLeaf.ROWS.orderBy(TIMETZ_LEAVES.ID).with(TimetzLeaf.KEY).into(Owned::new),
            List.of(
                OffsetTime.of(0, 0, 0, 0, ZoneOffset.UTC),
                OffsetTime.of(12, 0, 0, 1_000, ZoneOffset.ofHours(5)),
                OffsetTime.of(7, 0, 0, 1_000, ZoneOffset.UTC),
                OffsetTime.of(12, 0, 0, 0, ZoneOffset.ofHours(-15)))),
        new KeyCase<>(
            "uuid",
            UuidRoot.ROWS,
            UuidRoot.BY_KEY,
            UuidRoot::key,
            NewUuidRoot::key,
            note -> new UuidRootPatch().note(note),
            key -> NewUuidLeaf.key(key),
            UuidRoot.ROWS.with(UuidRoot.UUID_LEAVES).into(Parted::new),
            UuidLeaf.ROWS.orderBy(UUID_LEAVES.ID).with(UuidLeaf.KEY).into(Owned::new),
            List.of(new UUID(0, 0), new UUID(1, -1), new UUID(-1, 1))),
        new KeyCase<>(
            "bytea",
            ByteaRoot.ROWS,
            ByteaRoot.BY_KEY,
            ByteaRoot::key,
            NewByteaRoot::key,
            note -> new ByteaRootPatch().note(note),
            key -> NewByteaLeaf.key(key),
            ByteaRoot.ROWS.with(ByteaRoot.BYTEA_LEAVES).into(Parted::new),
            ByteaLeaf.ROWS.orderBy(BYTEA_LEAVES.ID).with(ByteaLeaf.KEY).into(Owned::new),
            List.of(new byte[0], new byte[] {0}, new byte[] {0, 92, -1})),
        new KeyCase<>(
            "oid",
            OidRoot.ROWS,
            OidRoot.BY_KEY,
            OidRoot::key,
            NewOidRoot::key,
            note -> new OidRootPatch().note(note),
            key -> NewOidLeaf.key(key),
            OidRoot.ROWS.with(OidRoot.OID_LEAVES).into(Parted::new),
            OidLeaf.ROWS.orderBy(OID_LEAVES.ID).with(OidLeaf.KEY).into(Owned::new),
            List.of(0L, 1L, 2_147_483_648L, 4_294_967_295L)),
        new KeyCase<>(
            "xid8",
            Xid8Root.ROWS,
            Xid8Root.BY_KEY,
            Xid8Root::key,
            NewXid8Root::key,
            note -> new Xid8RootPatch().note(note),
            key -> NewXid8Leaf.key(key),
            Xid8Root.ROWS.with(Xid8Root.XID8_LEAVES).into(Parted::new),
            Xid8Leaf.ROWS.orderBy(XID8_LEAVES.ID).with(Xid8Leaf.KEY).into(Owned::new),
            List.of("0", "9", "10", "18446744073709551615")),
        new KeyCase<>(
            "pg_lsn",
            LsnRoot.ROWS,
            LsnRoot.BY_KEY,
            LsnRoot::key,
            NewLsnRoot::key,
            note -> new LsnRootPatch().note(note),
            key -> NewLsnLeaf.key(key),
            LsnRoot.ROWS.with(LsnRoot.LSN_LEAVES).into(Parted::new),
            LsnLeaf.ROWS.orderBy(LSN_LEAVES.ID).with(LsnLeaf.KEY).into(Owned::new),
            List.of("0/0", "9/0", "10/A", "FFFFFFFF/FFFFFFFF")),
        new KeyCase<>(
            "name",
            NameRoot.ROWS,
            NameRoot.BY_KEY,
            NameRoot::key,
            NewNameRoot::key,
            note -> new NameRootPatch().note(note),
            key -> NewNameLeaf.key(key),
            NameRoot.ROWS.with(NameRoot.NAME_LEAVES).into(Parted::new),
            NameLeaf.ROWS.orderBy(NAME_LEAVES.ID).with(NameLeaf.KEY).into(Owned::new),
            List.of("", "Abc", "it's \"x\"", "x".repeat(63))),
        new KeyCase<>(
            "\"char\"",
            CharRoot.ROWS,
            CharRoot.BY_KEY,
            CharRoot::key,
            NewCharRoot::key,
            note -> new CharRootPatch().note(note),
            key -> NewCharLeaf.key(key),
            CharRoot.ROWS.with(CharRoot.CHAR_LEAVES).into(Parted::new),
            CharLeaf.ROWS.orderBy(CHAR_LEAVES.ID).with(CharLeaf.KEY).into(Owned::new),
            List.of("a", "b", "~")),
        new KeyCase<>(
            "cidr",
            CidrRoot.ROWS,
            CidrRoot.BY_KEY,
            CidrRoot::key,
            NewCidrRoot::key,
            note -> new CidrRootPatch().note(note),
            key -> NewCidrLeaf.key(key),
            CidrRoot.ROWS.with(CidrRoot.CIDR_LEAVES).into(Parted::new),
            CidrLeaf.ROWS.orderBy(CIDR_LEAVES.ID).with(CidrLeaf.KEY).into(Owned::new),
            List.of("10.0.0.0/8", "10.0.0.0/16", "::1/128")),
        new KeyCase<>(
            "tsvector",
            TsvectorRoot.ROWS,
            TsvectorRoot.BY_KEY,
            TsvectorRoot::key,
            NewTsvectorRoot::key,
            note -> new TsvectorRootPatch().note(note),
            key -> NewTsvectorLeaf.key(key),
            TsvectorRoot.ROWS.with(TsvectorRoot.TSVECTOR_LEAVES).into(Parted::new),
            TsvectorLeaf.ROWS.orderBy(TSVECTOR_LEAVES.ID).with(TsvectorLeaf.KEY).into(Owned::new),
            List.of("", "'a'", "'a':1 'b''c':2A")));
  }
}
