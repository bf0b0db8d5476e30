package io.sixwalk.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.function.Function;

/**
 * A day or a time in ISO 8601, in the years 1 to 9999: Java knows days of the year 999999999, with
 * which it cannot reckon and which PostgreSQL cannot hold.
 */
final class StorableTime<T extends TemporalAccessor> extends StdScalarDeserializer<T> {
  private static final long serialVersionUID = 1;

  private final transient Function<String, T> parse;

  StorableTime(Class<T> type, Function<String, T> parse) {
    super(type);
    this.parse = parse;
  }

  @Override
  @SuppressWarnings("unchecked")
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    Class<T> type = (Class<T>) handledType();
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (T) context.handleUnexpectedToken(type, parser);
    }
    String text = parser.getText();
    try {
      T time = parse.apply(text);
      int year =
          time instanceof Instant instant
              ? instant.atOffset(ZoneOffset.UTC).getYear()
              : time.get(ChronoField.YEAR);
      if (year >= 1 && year <= 9999) {
        return time;
      }
    } catch (DateTimeException notOne) {
      // told below
    }
    return (T) context.handleWeirdStringValue(type, text, "no day or time of the years 1 to 9999");
  }
}
