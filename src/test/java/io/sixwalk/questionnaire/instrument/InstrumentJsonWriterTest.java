package io.sixwalk.questionnaire.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstrumentJsonWriterTest {
  @Test
  void every_shipped_definition_survives_being_written_and_read() {
    for (Instrument instrument : BundledInstruments.all()) {
      String json = InstrumentJsonWriter.write(instrument).toString();
      assertThat(InstrumentJson.read(json, BundledInstruments.scoring()))
          .as(instrument.id())
          .isEqualTo(new Read.Understood<>(instrument));
      assertThat(InstrumentJsonWriter.write(instrument).toString()).isEqualTo(json);
    }
  }
}
