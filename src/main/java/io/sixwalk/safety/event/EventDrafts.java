package io.sixwalk.safety.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.record.Sender.Seal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

/** Drafts an event out of a record, in the transaction that stores the record. */
@ApplicationScoped
public class EventDrafts {
  /** How events are written under the seal: dates as text. */
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final String ADD =
      """
      insert into sixwalk.adverse_event
        (participant_id, id, source_kind, source_id, happened_at, drafted_at, reported)
      values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'))
      """;

  private final Clock clock;

  EventDrafts(Clock clock) {
    this.clock = clock;
  }

  /** Out of what an event was drafted. */
  public enum Source {
    WALK,
    GATE,
    QUESTIONNAIRE,
    /** Somebody told the care team. */
    STAFF
  }

  /**
   * Adds a draft. There is one for a source.
   *
   * @return its id
   */
  public Uni<UUID> add(
      Statements on,
      UUID participantId,
      Source source,
      UUID sourceId,
      Instant happenedAt,
      ReportedEvent event,
      Seal seal) {
    UUID id = UUID.randomUUID();
    return on.rows(
            ADD,
            participantId,
            id,
            source.name(),
            sourceId,
            happenedAt.atOffset(ZoneOffset.UTC),
            clock.instant().atOffset(ZoneOffset.UTC),
            HexFormat.of().formatHex(seal.seal("event/" + id, written(event))))
        .replaceWith(id);
  }

  static byte[] written(Object value) {
    try {
      return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event could not be written", e);
    }
  }

  static <T> T read(byte[] written, Class<T> type) {
    try {
      return MAPPER.readValue(new String(written, StandardCharsets.UTF_8), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event could not be read", e);
    }
  }
}
