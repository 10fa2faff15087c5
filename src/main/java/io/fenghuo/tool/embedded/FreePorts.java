package io.fenghuo.tool.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Finds ports that nobody listens on. */
public final class FreePorts {

  private static final int ATTEMPTS = 5;

  private FreePorts() {}

  /** Starts something that listens on ports of its own. */
  @FunctionalInterface
  interface Start<T, E extends Exception> {
    T on(List<Integer> ports) throws IOException, E;
  }

  /**
   * Starts something on free ports; on others where somebody else has taken one of them meanwhile,
   * were it as the near end of a connection.
   */
  static <T, E extends Exception> T use(int count, Start<T, E> start) throws IOException, E {
    return use(() -> find(count), start);
  }

  static <T, E extends Exception> T use(Finder ports, Start<T, E> start) throws IOException, E {
    for (int left = ATTEMPTS - 1; ; left--) {
      try {
        return start.on(ports.find());
      } catch (Exception e) {
        if (left == 0 || !isTaken(e)) {
          throw e;
        }
      }
    }
  }

  /** Names ports. */
  @FunctionalInterface
  interface Finder {
    List<Integer> find() throws IOException;
  }

  private static boolean isTaken(Throwable e) {
    return e != null && (e instanceof BindException || isTaken(e.getCause()));
  }

  /** That many different ports of 127.0.0.1, free at the time of asking. */
  public static List<Integer> find(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getByName(BrokerSettings.HOST)));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
