package io.sixwalk.audit.chain;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of the trail as it stands in the database.
 *
 * @param chain which chain it stands on
 * @param seq its number on that chain, from 1 without gaps
 * @param at when, to the microsecond
 * @param actor the account that acted, or null before anyone was known
 * @param subject the participant it is about, or null
 * @param reason why, or null
 * @param detail JSON in the form in which PostgreSQL writes a {@code jsonb}
 * @param previous the hash of the entry before it, in small hexadecimal digits
 * @param hash its own
 */
public record ChainEntry(
    String chain,
    long seq,
    Instant at,
    UUID actor,
    String actorKind,
    String operation,
    String rule,
    UUID subject,
    String reason,
    String detail,
    String previous,
    String hash) {}
