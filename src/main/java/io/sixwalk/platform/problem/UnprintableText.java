package io.sixwalk.platform.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A text in a body that cannot be stored as it is; where it stands is the path. */
public final class UnprintableText extends JsonMappingException {
  private static final long serialVersionUID = 1;

  public UnprintableText(JsonParser parser) {
    super(parser, "A text cannot be stored");
  }
}
