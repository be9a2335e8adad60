package org.porchlight.records.formats;

/** Numbers as Intel processors write them, the smallest byte first; and one the other way. */
final class LittleEndian {
  private LittleEndian() {}

  static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }

  static int u16(byte[] bytes, int at) {
    return u8(bytes, at) | (u8(bytes, at + 1) << 8);
  }

  static int i32(byte[] bytes, int at) {
    return u16(bytes, at) | (u16(bytes, at + 2) << 16);
  }

  static double f64(byte[] bytes, int at) {
    return Double.longBitsToDouble(
        (i32(bytes, at) & 0xffff_ffffL) | ((long) i32(bytes, at + 4) << 32));
  }

  static int bigEndian32(byte[] bytes, int at) {
    return (u8(bytes, at) << 24)
        | (u8(bytes, at + 1) << 16)
        | (u8(bytes, at + 2) << 8)
        | u8(bytes, at + 3);
  }
}
