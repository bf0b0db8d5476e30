package io.sixwalk.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.sixwalk.platform.problem.UnprintableText;
import java.io.IOException;

/**
 * Text, and nothing that is not text, which PostgreSQL can hold: no NUL, which it refuses, and no
 * half of a surrogate pair, of which a question mark would be stored.
 */
final class StorableText extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1;

  StorableText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (String) context.handleUnexpectedToken(String.class, parser);
    }
    String text = parser.getText();
    if (text.codePoints().anyMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF)) {
      throw new UnprintableText(parser);
    }
    return text;
  }
}
