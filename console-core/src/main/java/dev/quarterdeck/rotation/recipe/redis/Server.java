package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.connect.HostPort;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One server as the console dials it.
 *
 * @param forwarded not where programs dial: a certificate names another host
 * @param rootCertificate null for those that the JDK trusts
 */
record Server(HostPort at, boolean tls, boolean forwarded, @Nullable Path rootCertificate) {
  String words() {
    return Text.clean(at.text(RedisLogin.PORT));
  }
}
