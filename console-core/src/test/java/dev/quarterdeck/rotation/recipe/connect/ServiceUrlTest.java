package dev.quarterdeck.rotation.recipe.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.SecretValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlTest {
  private static final Pattern ANY = Pattern.compile(".*");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      nullValues = "-",
      value = {
        "postgres://app:old@db:5432/shop app old db:5432 shop postgres://new:N3w@db:5432/shop",
        "postgresql://app:old@db app old db '' postgresql://new:N3w@db",
        "postgresql+asyncpg://app:p%40ss%2Fw%25@db/shop?ssl=require app p@ss/w% db shop"
            + " postgresql+asyncpg://new:N3w@db/shop?ssl=require",
        "postgresql://app:a@b@h1:1,h2:2/x?target_session_attrs=read-write&sslmode=verify-full app a@b"
            + " h1:1,h2:2 x"
            + " postgresql://new:N3w@h1:1,h2:2/x?target_session_attrs=read-write&sslmode=verify-full",
        "jdbc:postgresql://h:1/x?ssl=true&user=app&password=a+b%21&x=%41 app 'a b!' h:1 x"
            + " jdbc:postgresql://h:1/x?ssl=true&user=new&password=N3w&x=%41",
        "postgresql://app@h/x app - h x postgresql://new:N3w@h/x",
        "postgresql://%61pp:o%6Cd@[::1]:5433/x?a=%zz app old [::1]:5433 x"
            + " postgresql://new:N3w@[::1]:5433/x?a=%zz",
        "redis://:tok@r:6379/0 - tok r:6379 0 redis://new:N3w@r:6379/0",
        "rediss://r - - r '' rediss://:N3w@r",
      })
  void readsAndReplacesUserAndPasswordAlone(
      String url,
      @Nullable String user,
      @Nullable String password,
      String hosts,
      String path,
      String replaced) {
    try (SecretValue value = SecretValue.ofText(url);
        ServiceUrl read = ServiceUrl.parse(value, ANY).orElseThrow();
        SecretValue fresh = SecretValue.ofText("N3w")) {
      assertThat(read.user()).isEqualTo(user);
      assertThat(read.secret().map(s -> s.readText(t -> t)).orElse(null)).isEqualTo(password);
      assertThat(String.join(",", read.hosts().stream().map(HostPort::toString).toList()))
          .isEqualTo(hosts);
      assertThat(read.path()).isEqualTo(path);
      try (SecretValue made = read.with("new", fresh)) {
        assertThat(made.<String>readText(t -> t)).isEqualTo(replaced);
      }
    }
  }

  @Test
  void whatIsPutInIsReadOutAgain() {
    String hostile = "p@:/?#[]%&=+ \"'\\é空\u0001";
    for (String url :
        new String[] {"postgresql://u:p@h/x", "jdbc:postgresql://h/x?user=u&password=p"}) {
      try (SecretValue value = SecretValue.ofText(url);
          ServiceUrl read = ServiceUrl.parse(value, ANY).orElseThrow();
          SecretValue word = SecretValue.ofText(hostile);
          SecretValue made = read.with(hostile, word);
          ServiceUrl again = ServiceUrl.parse(made, ANY).orElseThrow();
          SecretValue found = again.secret().orElseThrow()) {
        assertThat(again.user()).isEqualTo(hostile);
        assertThat(found.sameAs(word)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not an address",
        "postgresql:/x",
        "postgresql://u:p?w@h/x",
        "postgresql://u:p@h:99999/x",
        "postgresql://u:p/w@h/x"
      })
  void whatCannotBeReadIsNotGuessed(String text) {
    try (SecretValue value = SecretValue.ofText(text)) {
      assertThat(ServiceUrl.parse(value, ANY)).isEmpty();
    }
  }

  @Test
  void passwordsAreNotAmongTheOptions() {
    try (SecretValue value =
            SecretValue.ofText("jdbc:postgresql://h/x?user=u&password=p&sslpassword=s&A=b");
        ServiceUrl read = ServiceUrl.parse(value, ANY).orElseThrow()) {
      assertThat(read.params()).containsOnlyKeys("a").containsEntry("a", "b");
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "prod/db,prod/db,-",
        "prod/db:URL,prod/db,URL",
        "prod/db:a:b,prod/db,a:b",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x-AbCdEf,"
            + "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x-AbCdEf,-",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x-AbCdEf:URL,"
            + "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x-AbCdEf,URL",
      })
  void anotherSecretIsNamedWithOrWithoutAKey(String written, String secret, @Nullable String key) {
    assertThat(OtherSecret.parse(written)).contains(new OtherSecret(secret, key));
  }
}
