package dev.quarterdeck.sandbox.service.storage;

import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;

/** Objects that somebody put into a bucket of the world, read over the wire. */
final class ObjectOperations {
  private final BucketOperations buckets;

  ObjectOperations(BucketOperations buckets) {
    this.buckets = buckets;
  }

  /** The front leaves the body away, as for every HEAD, and keeps its length. */
  ObjectAnswer head(HeadObjectRequest q, Call call) {
    return new ObjectAnswer(bytes(q.bucket(), q.key()));
  }

  /** As a whole: ranges are not looked at, which HTTP leaves to the server. */
  ObjectAnswer get(GetObjectRequest q, Call call) {
    return new ObjectAnswer(bytes(q.bucket(), q.key()));
  }

  private byte[] bytes(@Nullable String bucket, @Nullable String key) {
    byte[] found = key == null ? null : buckets.bucket(bucket).objects().get(key);
    if (found == null) {
      throw new ServiceError(404, "NoSuchKey", "The specified key does not exist.");
    }
    return found;
  }
}
