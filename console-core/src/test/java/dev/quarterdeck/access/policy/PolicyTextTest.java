package dev.quarterdeck.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
  @Test
  void whatIsWrittenReadsBack() {
    Grant grant =
        Grant.of("Read", List.of("s3:GetObject", "s3:ListBucket"), List.of("arn:aws:s3:::b/*"))
            .where(Map.of("StringEquals", Map.of("aws:SourceAccount", List.of("1", "2"))));
    PolicyDocument read = PolicyDocument.parse(PolicyText.of(List.of(grant))).orThrow();
    Statement s = read.statements().getFirst();
    assertThat(s.actions().patterns()).containsExactly("s3:GetObject", "s3:ListBucket");
    assertThat(s.resources().patterns()).containsExactly("arn:aws:s3:::b/*");
    assertThat(s.conditions())
        .containsExactly(new Condition("StringEquals", "aws:SourceAccount", List.of("1", "2")));
    assertThat(PolicyText.size("{ \"a\" :\n 1 }")).isEqualTo(7);
  }

  @Test
  void whatIsTooLongIsDividedAndNothingIsLost() {
    List<String> many =
        IntStream.range(0, 400).mapToObj(i -> "service:SomeLongActionName" + i).toList();
    List<List<Grant>> parts =
        PolicyText.split(
            List.of(
                Grant.of("Few", List.of("a:B"), List.of("*")),
                Grant.of("Many", many, List.of("*"))));
    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(parts)
        .allSatisfy(
            p ->
                assertThat(PolicyText.size(PolicyText.of(p)))
                    .isLessThanOrEqualTo(PolicyText.MANAGED));
    assertThat(parts.stream().flatMap(List::stream).flatMap(g -> g.actions().stream()))
        .containsExactlyElementsOf(
            java.util.stream.Stream.concat(java.util.stream.Stream.of("a:B"), many.stream())
                .toList());
  }

  @Test
  void conditionsAreComparedWithWhatIsKnown() {
    Map<String, String> context =
        Map.of("kms:ViaService", "secretsmanager.eu-west-1.amazonaws.com");
    assertThat(holds("StringEquals", "secretsmanager.eu-west-1.amazonaws.com", context))
        .isEqualTo(Condition.Holds.YES);
    assertThat(holds("StringLike", "secretsmanager.*.amazonaws.com", context))
        .isEqualTo(Condition.Holds.YES);
    assertThat(holds("StringEquals", "s3.amazonaws.com", context)).isEqualTo(Condition.Holds.NO);
    assertThat(holds("StringNotEquals", "s3.amazonaws.com", context))
        .isEqualTo(Condition.Holds.YES);
    assertThat(holds("NumericLessThan", "3", context)).isEqualTo(Condition.Holds.OPEN);
    assertThat(holds("StringEquals", "${aws:x}", context)).isEqualTo(Condition.Holds.OPEN);
    assertThat(holds("StringEquals", "x", Map.of())).isEqualTo(Condition.Holds.OPEN);
  }

  private static Condition.Holds holds(String operator, String value, Map<String, String> known) {
    return new Condition(operator, "KMS:viaservice", List.of(value)).holds(known);
  }

  @Test
  void aBoundaryNarrowsAndADenialWins() {
    assertThat(Decision.ALLOWED.within(Decision.NOT_ALLOWED)).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(Decision.DEPENDS.within(Decision.ALLOWED)).isEqualTo(Decision.DEPENDS);
    assertThat(Decision.ALLOWED.within(Decision.DENIED)).isEqualTo(Decision.DENIED);
  }
}
