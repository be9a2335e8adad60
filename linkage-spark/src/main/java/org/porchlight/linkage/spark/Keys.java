package org.porchlight.linkage.spark;

import java.nio.ByteBuffer;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.RowFactory;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.stages.Slice;
import org.porchlight.linkage.stages.Stages;

/** Tells the keys of blocking: {@link Tables#ENTRIES} becomes {@link Tables#KEYS}. */
final class Keys extends Entries {
  private static final long serialVersionUID = 1L;

  Keys(Stages stages, Broadcast<Census> census) {
    super(stages, census);
  }

  @Override
  void work(Slice slice, long[] index, Sink sink) {
    byte[][] refinements = new byte[slice.size()][];
    for (int entry = 0; entry < refinements.length; entry++) {
      int[] own = slice.refinements(entry);
      ByteBuffer bytes = ByteBuffer.allocate(own.length * Integer.BYTES);
      bytes.asIntBuffer().put(own);
      refinements[entry] = bytes.array();
    }
    slice.keys(
        (pass, entry, key) ->
            sink.pour(RowFactory.create(pass, key, index[entry], refinements[entry])));
  }

  static int[] refinements(byte[] bytes) {
    int[] own = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(own);
    return own;
  }
}
