package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsIdentities;
import dev.quarterdeck.session.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class IdentitiesContractTest extends Contract {
  IdentitiesContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @Test
  void tellsWhoCalls() {
    Identity caller = Expect.done(new AwsIdentities(clients).caller());
    assertThat(caller.account()).matches("\\d{12}");
    if (!endpoint.account().isEmpty()) {
      assertThat(caller.account()).isEqualTo(endpoint.account());
    }
    assertThat(caller.arn()).startsWith("arn:aws:").contains(caller.account());
    assertThat(caller.userId()).isNotBlank();
  }
}
