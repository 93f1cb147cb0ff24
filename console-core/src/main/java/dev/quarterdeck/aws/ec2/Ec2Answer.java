package dev.quarterdeck.aws.ec2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.http.HttpResponseHandler;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.protocols.query.unmarshall.XmlDomParser;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;

/** What EC2 answered. */
public final class Ec2Answer extends SdkResponse {
  static final HttpResponseHandler<Ec2Answer> READER =
      (response, attributes) -> {
        try (AbortableInputStream body =
            response.content().orElseGet(AbortableInputStream::createEmpty)) {
          return new Ec2Answer(new Builder(XmlDomParser.parse(body)));
        }
      };

  private final XmlElement root;

  private Ec2Answer(Builder builder) {
    super(builder);
    this.root = builder.root;
  }

  /** The items of one of its lists, for example {@code subnetSet}. */
  public List<Item> items(String list) {
    return new Item(root).items(list);
  }

  /** The token that asks for the next page, or null. */
  public @Nullable String nextToken() {
    return new Item(root).text("nextToken");
  }

  /** A structure in an answer. */
  public record Item(XmlElement element) {
    /** The text of a member, or null where it was not sent or is empty. */
    public @Nullable String text(String member) {
      @Nullable XmlElement child = element.getElementByName(member);
      String text = child == null ? null : child.textContent();
      return text == null || text.isEmpty() ? null : text;
    }

    /** The items of a list that is a member; none where it was not sent. */
    public List<Item> items(String list) {
      @Nullable XmlElement child = element.getElementByName(list);
      return child == null
          ? List.of()
          : child.getElementsByName("item").stream().map(Item::new).toList();
    }

    /** The text of a list's item itself. */
    public @Nullable String text() {
      return element.textContent();
    }
  }

  @Override
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return List.of();
  }

  /** Carries an answer through the SDK's handlers. */
  public static final class Builder extends BuilderImpl {
    private final XmlElement root;

    private Builder(XmlElement root) {
      this.root = root;
    }

    private Builder(Ec2Answer answer) {
      super(answer);
      this.root = answer.root;
    }

    @Override
    public Ec2Answer build() {
      return new Ec2Answer(this);
    }
  }
}
