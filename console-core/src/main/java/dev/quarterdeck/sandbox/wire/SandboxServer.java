package dev.quarterdeck.sandbox.wire;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * AWS's endpoint on loopback: speaks the wire protocols to the SDKs and the aws CLI, checks their
 * signatures, and hands typed requests to the services it was given. Misbehaves when told to.
 */
public final class SandboxServer implements AutoCloseable {

  /** Runs a handler at the world's now, under its lock. */
  public interface Moment {
    /** Applies the body to the world's time; one call at a time. */
    <T> T at(Function<Instant, T> body);

    /** A world without a state of its own: the clock's time and a lock. */
    static Moment of(InstantSource clock) {
      return new Moment() {
        @Override
        public synchronized <T> T at(Function<Instant, T> body) {
          return body.apply(clock.instant());
        }
      };
    }
  }

  /** What the server is made of; everything but the services has a default. */
  public static final class Config {
    final List<ServiceEndpoint> services;
    Moment moment = Moment.of(InstantSource.system());
    Credentials credentials = new Credentials();
    Faults faults = new Faults(0);
    RateLimits rateLimits = new RateLimits();
    Traffic traffic = new Traffic();
    Witness witness = (call, request, error) -> {};
    int port;
    Consumer<Throwable> onDefect =
        defect ->
            System.getLogger("dev.quarterdeck.sandbox")
                .log(System.Logger.Level.ERROR, "a handler failed", defect);

    private Config(List<ServiceEndpoint> services) {
      this.services = List.copyOf(services);
    }

    /** Where and when handlers run; default: the machine's time, one call at a time. */
    public Config moment(Moment value) {
      moment = value;
      return this;
    }

    /** Who is known; also the clock that signatures are judged by. */
    public Config credentials(Credentials value) {
      credentials = value;
      return this;
    }

    public Config faults(Faults value) {
      faults = value;
      return this;
    }

    public Config rateLimits(RateLimits value) {
      rateLimits = value;
      return this;
    }

    public Config traffic(Traffic value) {
      traffic = value;
      return this;
    }

    /** Told of every call. */
    public Config witness(Witness value) {
      witness = value;
      return this;
    }

    /** A fixed port; default 0, any that is free. */
    public Config port(int value) {
      port = value;
      return this;
    }

    /**
     * Told of every exception of a handler that is not a {@link ServiceError}: a defect of ours.
     */
    public Config onDefect(Consumer<Throwable> value) {
      onDefect = value;
      return this;
    }

    /** Listens on loopback. */
    public SandboxServer start() throws IOException {
      return new SandboxServer(this);
    }
  }

  private final Config config;
  private final Dispatcher dispatcher;
  private final HttpFront http;

  /** Begins the configuration of a server for these services. */
  public static Config of(List<ServiceEndpoint> services) {
    return new Config(services);
  }

  private SandboxServer(Config config) throws IOException {
    this.config = config;
    dispatcher = new Dispatcher(config);
    http = new HttpFront(config.port, dispatcher);
    http.start();
  }

  /** Where it listens, for example {@code http://127.0.0.1:40123}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.port());
  }

  /** What it was told to do wrong; rules may come and go while it runs. */
  public Faults faults() {
    return config.faults;
  }

  /** What was asked of it so far. */
  public Traffic traffic() {
    return config.traffic;
  }

  /** Whom it knows. */
  public Credentials credentials() {
    return config.credentials;
  }

  /** Stops listening and cuts whatever is under way. */
  @Override
  public void close() {
    dispatcher.close();
    http.close();
  }
}
