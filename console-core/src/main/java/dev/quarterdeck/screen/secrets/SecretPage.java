package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Row;
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
  public String key() {
    return kind() + " " + arn;
  }

  @Override
  public Outcome<Snapshot<SecretDetail>> read(Reads reads) {
    return reads.secret(arn);
  }

  @Override
  public List<Offer> offers(@Nullable SecretDetail value, @Nullable Row row) {
    return offers(arn, name, value != null && value.secret().deletedAt() != null);
  }

  static List<Offer> offers(String arn, String name, boolean deleted) {
    return deleted
        ? List.of(
            Offer.change(
                "restore",
                "restore",
                "U",
                "Take the deletion back",
                new SecretProposals.Restore(arn, name)))
        : List.of(
            Offer.to(
                "keys",
                "keys",
                "K",
                "Its keys one by one: age, recipe, use; rotate, reveal",
                new KeysPage(arn, name)),
            Offer.to(
                "versions",
                "versions",
                "v",
                "Versions and what each changed",
                new VersionsPage(arn, name)),
            Offer.change(
                "set-key",
                "set key",
                "E",
                "Give one key another value",
                new SecretProposals.SetKey(arn, name)),
            Offer.change(
                "rollback",
                "roll back",
                "B",
                "Go back to the version before",
                new SecretProposals.RollBack(arn, name)),
            Offer.change(
                "delete",
                "delete",
                "D",
                "Schedule it for deletion, with a way back",
                new SecretProposals.Delete(arn, name)),
            Offer.change(
                "tag", "tag", "T", "Set or remove a tag", new SecretProposals.Tag(arn, name)),
            Offer.change(
                "unlock",
                "unlock",
                "L",
                "Give up a change that hangs: take its labels off",
                new SecretProposals.Unlock(arn, name)));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<SecretDetail> value, State state) {
    return value == null ? List.of() : SecretSections.sections(value);
  }
}
