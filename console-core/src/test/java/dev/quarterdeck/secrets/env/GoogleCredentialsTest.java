package dev.quarterdeck.secrets.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoogleCredentialsTest {
  @TempDir Path folder;

  @Test
  void nothingIsThereBeforeItsRemovalCanBeArrangedNorAfterIt() throws Exception {
    GoogleCredentials credentials = GoogleCredentials.in(folder);
    assertThat(folder).isEmptyDirectory();
    try (SecretValue json = SecretValue.ofText("{}")) {
      credentials.write(json);
      assertThat(credentials.file()).hasContent("{}");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials.file())))
          .isEqualTo("rw-------");
      credentials.close();
      credentials.close();
      assertThat(folder).isEmptyDirectory();
    }
  }

  /** A signal may come between the arrangement and the writing. */
  @Test
  void whatWasStoppedBeforeItWasWrittenIsNotWritten() {
    GoogleCredentials credentials = GoogleCredentials.in(folder);
    credentials.close();
    try (SecretValue json = SecretValue.ofText("{}")) {
      assertThatThrownBy(() -> credentials.write(json))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isInstanceOf(Problem.Interrupted.class));
    }
    assertThat(folder).isEmptyDirectory();
  }
}
