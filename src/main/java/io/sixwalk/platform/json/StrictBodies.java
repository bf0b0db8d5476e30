package io.sixwalk.platform.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bodies that become records are read as strictly as {@link StrictJson} reads those of phones:
 * nothing is guessed, cut off or dropped without a word. A name that stands twice, a field that is
 * not known, text where a number belongs, 70.9 where a whole number belongs, a list with nothing at
 * one place, a day outside the years that the database holds, and text that it cannot hold are all
 * refused, with a pointer to the field.
 */
@Singleton
class StrictBodies implements ObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper mapper) {
    mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    mapper.enable(
        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    refuse(mapper, LogicalType.Integer, CoercionInputShape.Float);
    for (LogicalType type : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
      refuse(mapper, type, CoercionInputShape.String, CoercionInputShape.EmptyString);
    }
    refuse(mapper, LogicalType.Boolean, CoercionInputShape.Integer);
    for (Class<?> container : List.of(Collection.class, List.class, Set.class, Map.class)) {
      mapper.configOverride(container).setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    }
    mapper.registerModule(
        new SimpleModule("strict-bodies")
            .addDeserializer(String.class, new StorableText())
            .addDeserializer(LocalDate.class, new StorableTime<>(LocalDate.class, LocalDate::parse))
            .addDeserializer(
                OffsetDateTime.class,
                new StorableTime<>(OffsetDateTime.class, OffsetDateTime::parse))
            .addDeserializer(
                Instant.class,
                new StorableTime<>(Instant.class, text -> OffsetDateTime.parse(text).toInstant())));
  }

  private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape... shapes) {
    for (CoercionInputShape shape : shapes) {
      mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
    }
  }
}
