package org.porchlight.records.fetch;

import java.io.IOException;
import java.io.Serial;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes an answer to a file up to a limit, and tells how much came so far. */
final class FileBody implements HttpResponse.BodySubscriber<Long> {
  /** An answer is larger than the limit. */
  static final class TooLarge extends IOException {
    @Serial private static final long serialVersionUID = 1;

    TooLarge() {
      super("the answer is larger than the limit");
    }
  }

  private final FileChannel file;
  private final long limit;
  private final AtomicLong received;
  private final CompletableFuture<Long> result = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;
  private long written;

  /**
   * A body for a new file.
   *
   * @param received counts up with each byte, over all answers
   */
  FileBody(Path file, long limit, AtomicLong received) throws IOException {
    this.file =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    this.limit = limit;
    this.received = received;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        written += buffer.remaining();
        received.addAndGet(buffer.remaining());
        if (written > limit) {
          throw new TooLarge();
        }
        while (buffer.hasRemaining()) {
          file.write(buffer);
        }
      }
      if (subscription != null) {
        subscription.request(1);
      }
    } catch (IOException e) {
      if (subscription != null) {
        subscription.cancel();
      }
      end(e);
    }
  }

  @Override
  public void onError(Throwable error) {
    end(error);
  }

  @Override
  public void onComplete() {
    end(null);
  }

  private void end(@Nullable Throwable error) {
    try {
      file.close();
    } catch (IOException e) {
      result.completeExceptionally(error == null ? e : error);
      return;
    }
    if (error == null) {
      result.complete(written);
    } else {
      result.completeExceptionally(error);
    }
  }
}
