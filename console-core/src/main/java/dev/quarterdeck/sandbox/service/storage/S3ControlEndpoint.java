package dev.quarterdeck.sandbox.service.storage;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.storage.PublicBlock;
import software.amazon.awssdk.services.s3control.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3control.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3control.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3control.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3control.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3control.model.PutPublicAccessBlockResponse;

/** S3's settings of the whole account. */
public final class S3ControlEndpoint extends ServiceEndpoint {
  private static final String BLOCK = " /v20180820/configuration/publicAccessBlock";
  private final World world;

  public S3ControlEndpoint(World world) {
    this.world = world;
    on("GetPublicAccessBlock", "GET" + BLOCK, GetPublicAccessBlockRequest::builder, this::block);
    on("PutPublicAccessBlock", "PUT" + BLOCK, PutPublicAccessBlockRequest::builder, this::put);
    on(
        "DeletePublicAccessBlock",
        "DELETE" + BLOCK,
        DeletePublicAccessBlockRequest::builder,
        this::delete);
  }

  private GetPublicAccessBlockResponse block(GetPublicAccessBlockRequest q, Call call) {
    PublicBlock set = world.storage().publicAccess;
    if (set == null) {
      throw new ServiceError(
          404,
          "NoSuchPublicAccessBlockConfiguration",
          "The public access block configuration was not found");
    }
    return GetPublicAccessBlockResponse.builder()
        .publicAccessBlockConfiguration(
            c ->
                c.blockPublicAcls(set.blockAcls())
                    .ignorePublicAcls(set.ignoreAcls())
                    .blockPublicPolicy(set.blockPolicy())
                    .restrictPublicBuckets(set.restrictBuckets()))
        .build();
  }

  private PutPublicAccessBlockResponse put(PutPublicAccessBlockRequest q, Call call) {
    var asked = BucketOperations.given(q.publicAccessBlockConfiguration());
    world.storage().publicAccess =
        new PublicBlock(
            Check.isTrue(asked.blockPublicAcls()),
            Check.isTrue(asked.ignorePublicAcls()),
            Check.isTrue(asked.blockPublicPolicy()),
            Check.isTrue(asked.restrictPublicBuckets()));
    return PutPublicAccessBlockResponse.builder().build();
  }

  private DeletePublicAccessBlockResponse delete(DeletePublicAccessBlockRequest q, Call call) {
    world.storage().publicAccess = null;
    return DeletePublicAccessBlockResponse.builder().build();
  }

  /** {@code s3:GetAccountPublicAccessBlock}; to delete is to put nothing. */
  @Override
  public String action(String operation) {
    return "s3:"
        + operation.replace("Delete", "Put").replace("PublicAccess", "AccountPublicAccess");
  }

  @Override
  public String signingName() {
    return "s3";
  }

  @Override
  public String actionPrefix() {
    return "s3control";
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_XML;
  }

  @Override
  public String targetPrefix() {
    return "s3control";
  }

  @Override
  public String apiVersion() {
    return "2018-08-20";
  }

  @Override
  public String xmlNamespace() {
    return "http://awss3control.amazonaws.com/doc/2018-08-20/";
  }
}
