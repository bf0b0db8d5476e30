package io.sixwalk.platform.limit;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * From where a request comes, as far as tries are counted: an IPv4 address, or the first 64 bits of
 * an IPv6 address, because one household or one attacker has all the rest.
 */
public record NetworkAddress(String value) {
  private static final int IPV6_PREFIX_BYTES = 8;

  /** The address of the connection, or of the client where a trusted proxy is configured. */
  public static NetworkAddress of(SocketAddress remote) {
    return of(remote == null ? null : remote.hostAddress());
  }

  /**
   * Of a literal address.
   *
   * @param literal never a name: nothing is looked up
   */
  public static NetworkAddress of(String literal) {
    if (literal == null || !literal.matches("[0-9A-Fa-f:.%\\w]*[:.][0-9A-Fa-f:.%\\w]*")) {
      return new NetworkAddress("unknown");
    }
    if (!literal.contains(":")) {
      return new NetworkAddress(literal);
    }
    try {
      InetAddress address = InetAddress.getByName(literal);
      return address instanceof Inet6Address
          ? new NetworkAddress(
              HexFormat.of().formatHex(address.getAddress(), 0, IPV6_PREFIX_BYTES) + "/64")
          : new NetworkAddress(address.getHostAddress());
    } catch (UnknownHostException notLiteral) {
      return new NetworkAddress("unknown");
    }
  }
}
