package io.sixwalk.access.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The signing keys of an installation and when each is used.
 *
 * <p>There are always two: one signs, and its successor is published long before it does, so that
 * every replica knows a key before it meets its first token. A key that signs no more verifies
 * until its last token has expired, and is then dropped.
 *
 * @param keys by the moment at which they begin to sign
 */
record TokenKeySet(List<TokenKey> keys) {
  /** How long a key still verifies after its last token has expired: clocks differ a little. */
  static final Duration RETIREMENT_MARGIN = Duration.ofMinutes(1);

  /** How long a successor is published, at least, before it signs. */
  static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(10);

  TokenKeySet {
    keys = keys.stream().sorted(Comparator.comparing(TokenKey::signsFrom)).toList();
  }

  static TokenKeySet first(Instant now, Duration keyLife, Function<Instant, TokenKey> make) {
    return new TokenKeySet(List.of(make.apply(now), make.apply(now.plus(keyLife))));
  }

  /** The key that signs now. */
  TokenKey signing(Instant now) {
    return keys.get(signingIndex(now));
  }

  /** Every key that verifies now, the successor included. */
  List<TokenKey> verifying(Instant now, Duration tokenLifetime) {
    List<TokenKey> alive = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      boolean last = i == keys.size() - 1;
      if (last
          || now.isBefore(
              keys.get(i + 1).signsFrom().plus(tokenLifetime).plus(RETIREMENT_MARGIN))) {
        alive.add(keys.get(i));
      }
    }
    return alive;
  }

  Optional<TokenKey> verifying(String keyId, Instant now, Duration tokenLifetime) {
    return verifying(now, tokenLifetime).stream().filter(k -> k.id().equals(keyId)).findFirst();
  }

  /** Drops what has retired, and makes a successor where there is none. */
  TokenKeySet onSchedule(
      Instant now, Duration keyLife, Duration tokenLifetime, Function<Instant, TokenKey> make) {
    return new TokenKeySet(verifying(now, tokenLifetime)).withSuccessor(now, keyLife, make);
  }

  /** The successor signs from now on; a new successor is made. */
  TokenKeySet rotated(Instant now, Duration keyLife, Function<Instant, TokenKey> make) {
    List<TokenKey> next = new ArrayList<>();
    for (TokenKey key : keys) {
      next.add(key.signsFrom().isAfter(now) ? key.signingFrom(now) : key);
    }
    next.add(make.apply(now.plus(keyLife)));
    return new TokenKeySet(next);
  }

  /**
   * A key that others may have is dropped at once, with every token that it signed.
   *
   * @throws IllegalArgumentException when there is no such key
   */
  TokenKeySet without(
      String keyId, Instant now, Duration keyLife, Function<Instant, TokenKey> make) {
    TokenKeySet remaining =
        new TokenKeySet(keys.stream().filter(k -> !k.id().equals(keyId)).toList());
    if (remaining.keys().size() == keys.size()) {
      throw new IllegalArgumentException("There is no key " + keyId);
    }
    if (signing(now).id().equals(keyId)) {
      return remaining.rotated(now, keyLife, make);
    }
    return remaining.withSuccessor(now, keyLife, make);
  }

  private TokenKeySet withSuccessor(
      Instant now, Duration keyLife, Function<Instant, TokenKey> make) {
    TokenKey last = keys.get(keys.size() - 1);
    if (last.signsFrom().isAfter(now)) {
      return this;
    }
    Instant due = last.signsFrom().plus(keyLife);
    Instant soonest =
        now.plus(PUBLISHED_BEFORE); // a server that slept for long publishes first, too
    List<TokenKey> next = new ArrayList<>(keys);
    next.add(make.apply(due.isAfter(soonest) ? due : soonest));
    return new TokenKeySet(next);
  }

  private int signingIndex(Instant now) {
    int index = 0;
    for (int i = 0; i < keys.size(); i++) {
      if (!keys.get(i).signsFrom().isAfter(now)) {
        index = i;
      }
    }
    return index;
  }
}
