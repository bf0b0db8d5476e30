package io.sixwalk.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Keeps the trail from being flooded by what is denied again and again without anyone being signed
 * in: a phone that keeps asking with a sign-in that has ended, or a copied proof. The first such
 * denial within ten minutes is written down, the rest of them are not. Kept in the memory of this
 * replica.
 */
@ApplicationScoped
public class DenialsOnce {
  private static final int MOST = 20_000;

  private final Cache<Object, Boolean> written =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofMinutes(10)).build();

  /**
   * Whether this is the first.
   *
   * @param denial what was denied to whom; it needs equals and hashCode
   */
  public boolean isFirst(Object denial) {
    return written.asMap().putIfAbsent(denial, true) == null;
  }
}
