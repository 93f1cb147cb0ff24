package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.secrets.KeyAge;
import dev.quarterdeck.secrets.SecretDetail;
import java.util.ArrayList;
import java.util.List;

/**
 * A secret's keys with their ages.
 *
 * @param ages empty where they could not be read
 */
record SecretKeys(SecretDetail detail, List<KeyAge> ages) {
  SecretKeys {
    ages = List.copyOf(ages);
  }

  static Outcome<Snapshot<SecretKeys>> read(Reads reads, String arn) {
    return reads
        .secret(arn)
        .map(
            detail -> {
              List<Unknown> unknowns = new ArrayList<>(detail.unknowns());
              List<KeyAge> ages =
                  switch (reads
                      .features()
                      .keyAges()
                      .of(reads.features().deadline(), detail.value())) {
                    case Outcome.Done<Snapshot<List<KeyAge>>>(Snapshot<List<KeyAge>> read) -> {
                      unknowns.addAll(read.unknowns());
                      yield read.value();
                    }
                    case Outcome.Failed<Snapshot<List<KeyAge>>>(Problem problem) -> {
                      unknowns.add(Unknown.of("the ages of the keys", problem));
                      yield List.of();
                    }
                  };
              return new Snapshot<>(new SecretKeys(detail.value(), ages), detail.asOf(), unknowns);
            });
  }
}
