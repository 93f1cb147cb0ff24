package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.secrets.SecretDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One secret, masked. */
public record SecretPage(String arn, String name) implements Page.OfSections<SecretDetail> {
  @Override
  public String kind() {
    return "secret";
  }

  @Override
  public String title() {
    return name;
  }

  @Override
  public Outcome<Snapshot<SecretDetail>> read(Reads reads) {
    return reads.secret(arn);
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<SecretDetail> value, State state) {
    return value == null ? List.of() : SecretSections.sections(value);
  }
}
