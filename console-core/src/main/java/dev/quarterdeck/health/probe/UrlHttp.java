package dev.quarterdeck.health.probe;

import dev.quarterdeck.kernel.Text;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One GET by the JDK's client. A certificate that is not trusted does not end the request but is
 * told, with its end, beside the status: nothing secret is sent, and no body is read.
 */
public final class UrlHttp implements Http {
  @Override
  public Answer get(URI address, Duration limit) {
    long start = System.nanoTime();
    Watched watched = new Watched();
    try {
      int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toMillis()));
      if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
        return failed(start, "it is no http or https address");
      }
      try {
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setRequestProperty("User-Agent", "quarterdeck-probe");
        connection.setRequestProperty("Connection", "close");
        if (connection instanceof HttpsURLConnection tls) {
          tls.setSSLSocketFactory(watched.context().getSocketFactory());
          tls.setHostnameVerifier(
              (host, session) -> {
                watched.wrong("its certificate is not for " + Text.clean(host));
                return true;
              });
        }
        int status = connection.getResponseCode();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return status < 100
            ? failed(start, "its answer is not HTTP")
            : new Answer(status, took, watched.expires, watched.wrong, null);
      } finally {
        connection.disconnect();
      }
    } catch (SocketTimeoutException e) {
      return failed(start, "no answer within " + Math.max(1, limit.toSeconds()) + " s");
    } catch (UnknownHostException e) {
      return failed(start, "its name does not resolve");
    } catch (ConnectException e) {
      return failed(start, "the connection was refused");
    } catch (SSLException e) {
      return failed(start, "the TLS handshake failed");
    } catch (IOException | IllegalArgumentException e) {
      return failed(start, "the connection broke (" + e.getClass().getSimpleName() + ")");
    } catch (GeneralSecurityException e) {
      return failed(start, "TLS cannot be set up (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Answer failed(long start, String why) {
    return new Answer(null, Duration.ofNanos(System.nanoTime() - start), null, null, why);
  }

  /** Accepts every certificate and remembers what the JDK's own trust would have said. */
  private static final class Watched implements X509TrustManager {
    private @Nullable Instant expires;
    private @Nullable String wrong;
    private @Nullable X509TrustManager real;

    SSLContext context() throws GeneralSecurityException {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((java.security.KeyStore) null);
      for (TrustManager m : factory.getTrustManagers()) {
        if (m instanceof X509TrustManager x) {
          real = x;
        }
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    }

    /** The first thing that is wrong says most. */
    void wrong(String what) {
      if (wrong == null) {
        wrong = what;
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      expires = chain[0].getNotAfter().toInstant();
      try {
        chain[0].checkValidity();
        if (real != null) {
          real.checkServerTrusted(chain, type);
        }
      } catch (java.security.cert.CertificateExpiredException e) {
        wrong("its certificate has expired");
      } catch (CertificateException e) {
        wrong("its certificate is not trusted");
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("no client is ever checked");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
