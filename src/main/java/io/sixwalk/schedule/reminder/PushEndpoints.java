package io.sixwalk.schedule.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which addresses the server talks to when a client names one. HTTPS on its own port, a host of a
 * known push service, and at the moment of sending an address that is public: otherwise a
 * subscription could make the server knock at doors behind its own wall (server-side request
 * forgery, CWE-918).
 *
 * <p>An entry of {@code sixwalk.push.hosts} is a host, or {@code *.} and what hosts end with.
 * {@code sixwalk.push.loopback} lets plain HTTP to this machine through, for tests alone.
 */
@ApplicationScoped
public class PushEndpoints {
  private static final int HTTPS = 443;

  private final List<String> hosts;
  private final boolean loopback;

  PushEndpoints(
      @ConfigProperty(name = "sixwalk.push.hosts") List<String> hosts,
      @ConfigProperty(name = "sixwalk.push.loopback", defaultValue = "false") boolean loopback) {
    this.hosts = hosts.stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    this.loopback = loopback;
  }

  /** The address, or empty where the server will not talk to it. */
  Optional<URI> allowed(String endpoint) {
    try {
      URI uri = new URI(endpoint);
      if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
        return Optional.empty();
      }
      return isLocal(uri) || isKnown(uri) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isLocal(URI uri) {
    return loopback && "http".equals(uri.getScheme()) && "localhost".equals(uri.getHost());
  }

  private boolean isKnown(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return "https".equalsIgnoreCase(uri.getScheme())
        && (uri.getPort() == -1 || uri.getPort() == HTTPS)
        && hosts.stream()
            .anyMatch(
                known ->
                    known.startsWith("*.")
                        ? host.endsWith(known.substring(1))
                        : host.equals(known));
  }

  /** Whether the host of an allowed endpoint may be reached at that address. */
  boolean mayReach(InetAddress address) {
    return isPublic(address) || loopback && address.isLoopbackAddress();
  }

  /**
   * Whether an address is a public one: neither of this machine nor of a private, shared, local,
   * reserved or translated range (RFC 6890).
   */
  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] b = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(b) : isPublic6(b);
  }

  private static boolean isPublic4(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    int third = b[2] & 0xff;
    boolean shared = first == 100 && (second & 0xc0) == 64; // 100.64.0.0/10
    boolean benchmark = first == 198 && (second & 0xfe) == 18; // 198.18.0.0/15
    boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
    boolean documentation =
        first == 198 && second == 51 && third == 100 || first == 203 && second == 0 && third == 113;
    boolean reserved = first == 0 || first >= 240;
    return !(shared || benchmark || protocol || documentation || reserved);
  }

  /** Global unicast is 2000::/3; of it, not what wraps another address or is for documentation. */
  private static boolean isPublic6(byte[] b) {
    int first = (b[0] & 0xff) << 8 | b[1] & 0xff;
    int second = (b[2] & 0xff) << 8 | b[3] & 0xff;
    boolean global = (first & 0xe000) == 0x2000;
    boolean sixToFour = first == 0x2002;
    boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
    return global && !sixToFour && !special;
  }
}
