package dev.quarterdeck.readiness;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.Mode;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.Answer;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.readiness.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides one item: what was read, then what people said about it. */
final class Judge {
  /** Who writes a date means it where he is: east of Greenwich that is a day of UTC's to come. */
  private static final Duration A_DAY = Duration.ofDays(1);

  private final ReadinessFile file;
  private final Rules rules;
  private final Checklist.Extras extras;
  private final Readings in;
  private final Instant today;

  /** {@code today}: by the clock of the people whose words are in the file. */
  Judge(ReadinessFile file, Rules rules, Checklist.Extras extras, Readings in, Instant today) {
    this.today = today;
    this.file = file;
    this.rules = rules;
    this.extras = extras;
    this.in = in;
  }

  Run.Result result(Item item) {
    Evidence declared = notApplicable(item);
    return declared == null
        ? decided(item, found(item))
        : result(item, Status.NOT_APPLICABLE, List.of(declared), null);
  }

  /** An item whose reading failed as a whole. */
  Run.Result failed(Item item, Problem problem) {
    return decided(item, List.of(unknown(item, problem)));
  }

  private @Nullable Evidence notApplicable(Item item) {
    String reason = file.profile().notApplicable().get(item.id());
    String needs = item.needs();
    if (reason == null && needs != null) {
      String without = file.profile().without().get(needs);
      reason = without == null ? null : "no " + needs + ": " + without;
    }
    return reason == null
        ? null
        : said(Status.NOT_APPLICABLE, "the product's profile", reason, in.now());
  }

  private List<Evidence> found(Item item) {
    List<Evidence> evidence = new ArrayList<>();
    if (rules.has(item.id())) {
      try {
        rules.of(item.id()).orElseThrow().judge(in).evidence().stream()
            .filter(e -> decides(item, e))
            .forEach(evidence::add);
      } catch (ProblemException e) {
        if (e.problem() instanceof Problem.Interrupted
            || e.problem() instanceof Problem.Credentials) {
          throw e;
        }
        evidence.add(unknown(item, e.problem()));
      }
    } else if (item.mode() == Mode.AUTO) {
      evidence.add(
          said(
              Status.UNKNOWN,
              "the checklist",
              "Nothing reads this by itself: an item of a team's own is one of REPO or ATTEST.",
              in.now()));
    }
    List<Evidence> beside = extras.evidence(item, in);
    evidence.replaceAll(e -> Otherwise.weigh(item, e, beside));
    evidence.addAll(beside);
    boolean primaryMissing =
        evidence.stream().noneMatch(e -> e.source().startsWith(primary(item.mode())));
    if (item.mode() == Mode.REPO && primaryMissing) {
      evidence.add(said(Status.UNKNOWN, "repo", "No checkout was given: --repo DIR.", in.now()));
    }
    if (item.mode() == Mode.PROBE && primaryMissing) {
      evidence.add(
          said(Status.UNKNOWN, "probe", "The public address was not asked: --url URL.", in.now()));
    }
    return evidence;
  }

  /** Where something else decides, AWS only adds what it knows, and what it could not tell. */
  private static boolean decides(Item item, Evidence e) {
    return item.mode() == Mode.AUTO || e.status() != Status.UNKNOWN || e.unread();
  }

  private static String primary(Mode mode) {
    return mode == Mode.REPO ? "repo" : "probe";
  }

  /** What people said decides where nothing else can, and never against what was read. */
  private Run.Result decided(Item item, List<Evidence> found) {
    List<Evidence> evidence = new ArrayList<>(found);
    Status status = found.isEmpty() ? Status.OPEN : Finding.of(found).status();
    Answer answer = file.answer(item.id());
    Instant expires = null;
    Answer.Attestation attested = answer.attested();
    if (attested != null && item.attestable() && toCome(attested.at())) {
      evidence.add(
          said(
              Status.UNKNOWN,
              attested.by(),
              "Dated "
                  + day(attested.at())
                  + ", which is still to come; it does not count: "
                  + attested.evidence(),
              attested.at()));
    } else if (attested != null && item.attestable()) {
      Instant until = expiry(item, attested);
      boolean valid = until.isAfter(in.now());
      evidence.add(
          said(
              valid ? Status.PASS : Status.EXPIRED,
              attested.by(),
              attested.evidence() + (valid ? "" : " (expired)"),
              attested.at()));
      if (item.mode() != Mode.AUTO && (status == Status.OPEN || status == Status.UNKNOWN)) {
        status = valid ? Status.PASS : Status.EXPIRED;
        expires = until.equals(Instant.MAX) ? null : until;
      }
    } else if (attested != null) {
      evidence.add(
          said(
              Status.UNKNOWN,
              attested.by(),
              "Nobody's word decides this item, and it does not count: " + attested.evidence(),
              attested.at()));
    }
    Answer.Waiver waived = answer.waived();
    if (waived != null && status.blocks()) {
      boolean begun = !toCome(waived.at());
      boolean valid = begun && waived.expires().isAfter(in.now());
      evidence.add(
          said(
              valid ? Status.WAIVED : status,
              waived.by(),
              (valid
                      ? "accepted: "
                      : begun
                          ? "the waiver has expired: "
                          : "the waiver is dated "
                              + day(waived.at())
                              + ", which is still to come; it does not count: ")
                  + waived.reason(),
              waived.at()));
      if (valid) {
        status = Status.WAIVED;
        expires = waived.expires();
      }
    }
    return result(item, status, evidence, expires);
  }

  private boolean toCome(Instant said) {
    return said.isAfter(today.plus(A_DAY));
  }

  private static String day(Instant at) {
    return at.toString().substring(0, 10);
  }

  private static Instant expiry(Item item, Answer.Attestation attested) {
    Integer days = item.attestDays();
    Instant longest = days == null ? Instant.MAX : attested.at().plus(Duration.ofDays(days));
    Instant own = attested.expires();
    return own == null || own.isAfter(longest) ? longest : own;
  }

  private Run.Result result(
      Item item, Status status, List<Evidence> evidence, @Nullable Instant expires) {
    Answer answer = file.answer(item.id());
    String written = answer.nextStep();
    return new Run.Result(
        item,
        status,
        evidence,
        written != null && (status.blocks() || status == Status.WARN)
            ? written
            : NextStep.of(item, status, evidence),
        answer.owner(),
        answer.due(),
        expires);
  }

  private Evidence unknown(Item item, Problem problem) {
    String source = item.reads().isEmpty() ? "AWS" : item.reads().getFirst();
    return Evidence.unread(source, Unknown.of(item.id(), problem), in.now());
  }

  private static Evidence said(Status status, String source, String text, Instant at) {
    return new Evidence(status, source, source, null, null, text, null, at);
  }
}
