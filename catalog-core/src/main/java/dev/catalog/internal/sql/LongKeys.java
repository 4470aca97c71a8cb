package dev.catalog.internal.sql;

import dev.catalog.internal.type.BasicType;

/** Keys of one column of whole numbers, without a box for each. Immutable. */
public final class LongKeys implements Keys {

  private final BasicType<?> type;
  private final long[] numbers;
  private final int size;

  /**
   * @param numbers the keys, from 0 to {@code size}; not to be changed afterwards
   */
  public LongKeys(BasicType<?> type, long[] numbers, int size) {
    this.type = type;
    this.numbers = numbers;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Object part(int key, int part) {
    return type.boxed(numbers[key]);
  }

  /** Returns a key. */
  public long number(int key) {
    return numbers[key];
  }

  @Override
  public Object primitives() {
    return type.wholeNumbers(numbers, size);
  }

  @Override
  public Keys at(int[] positions) {
    return new Some(this, positions);
  }

  /** Some of the keys, put together where they are bound: not every statement binds its keys. */
  private record Some(LongKeys all, int[] positions) implements Keys {
    @Override
    public int size() {
      return positions.length;
    }

    @Override
    public Object part(int key, int part) {
      return all.part(positions[key], part);
    }

    @Override
    public Object primitives() {
      return all.type.wholeNumbers(positions.length, i -> all.numbers[positions[i]]);
    }
  }
}
