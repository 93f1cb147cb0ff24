package dev.quarterdeck.sandbox.service.topics;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.topics.Topics;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Subscription;

/** SNS: topics and their subscriptions; nothing is published here. */
public final class TopicsEndpoint extends ServiceEndpoint {
  private static final String INVALID = "InvalidParameter";
  private static final int PAGE = 100;

  /** Somebody outside has to say yes. */
  private static final Set<String> CONFIRMED_BY_HAND =
      Set.of("email", "email-json", "http", "https");

  private static final String PENDING = "PendingConfirmation";
  private final World world;

  public TopicsEndpoint(World world) {
    this.world = world;
    on("CreateTopic", CreateTopicRequest::builder, this::create);
    on("Subscribe", SubscribeRequest::builder, this::subscribe);
    on("ListSubscriptionsByTopic", ListSubscriptionsByTopicRequest::builder, this::subscriptions);
  }

  private CreateTopicResponse create(CreateTopicRequest q, Call call) {
    return CreateTopicResponse.builder()
        .topicArn(world.topics().create(Check.required(q.name(), "name", INVALID)))
        .build();
  }

  private SubscribeResponse subscribe(SubscribeRequest q, Call call) {
    find(q.topicArn());
    String protocol = Check.required(q.protocol(), "protocol", INVALID);
    Topics.Subscription made =
        world
            .topics()
            .subscribe(
                q.topicArn(),
                protocol,
                Objects.toString(q.endpoint(), ""),
                !CONFIRMED_BY_HAND.contains(protocol));
    return SubscribeResponse.builder()
        .subscriptionArn(made.arn() == null ? "pending confirmation" : made.arn())
        .build();
  }

  private ListSubscriptionsByTopicResponse subscriptions(
      ListSubscriptionsByTopicRequest q, Call call) {
    Page<Topics.Subscription> page = Page.of(find(q.topicArn()), q.nextToken(), PAGE, INVALID);
    return ListSubscriptionsByTopicResponse.builder()
        .subscriptions(page.items().stream().map(s -> shape(q.topicArn(), s)).toList())
        .nextToken(page.next())
        .build();
  }

  private Subscription shape(String topic, Topics.Subscription s) {
    return Subscription.builder()
        .subscriptionArn(s.arn() == null ? PENDING : s.arn())
        .owner(world.account().id())
        .protocol(s.protocol())
        .endpoint(s.endpoint())
        .topicArn(topic)
        .build();
  }

  private List<Topics.Subscription> find(@Nullable String arn) {
    List<Topics.Subscription> found = world.topics().subscriptions(Objects.toString(arn));
    if (found == null) {
      throw new ServiceError(404, "NotFound", "Topic does not exist");
    }
    return found;
  }

  @Override
  public String signingName() {
    return "sns";
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public String targetPrefix() {
    return "AmazonSimpleNotificationService";
  }

  @Override
  public String apiVersion() {
    return "2010-03-31";
  }
}
