package io.sixwalk.trend.picture;

import io.sixwalk.trend.change.ClassTrend;
import io.sixwalk.trend.change.MeanValue;
import io.sixwalk.trend.change.VisitRecord;
import io.sixwalk.trend.change.WalkDistanceTrend;
import io.sixwalk.trend.words.TrendText;
import io.sixwalk.trend.words.TrendTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words what the picture shows, for people who do not see it. */
final class TextAlternative {
  private TextAlternative() {}

  static String of(WalkDistanceTrend trend, TrendText words, TrendTexts texts) {
    List<String> parts = new ArrayList<>();
    parts.add(words.paragraph());
    Optional<ClassTrend> reference = trend.reference();
    for (int i = 0; i < trend.visits().size(); i++) {
      VisitRecord visit = trend.visits().get(i);
      int index = i;
      Optional<MeanValue> mean = reference.flatMap(r -> r.visits().get(index).value());
      String window = texts.window(visit.window());
      String dates = texts.dates(visit.firstDate(), visit.lastDate());
      String status = texts.status(visit.status());
      parts.add(
          mean.isPresent()
              ? texts.text(
                  "picture.visitMean",
                  window,
                  dates,
                  status,
                  texts.walks(mean.get().count()),
                  texts.metres(mean.get().mean()))
              : texts.text(
                  "picture.visit", window, dates, status, texts.walks(visit.walksThatCount())));
    }
    for (ClassTrend series : trend.series()) {
      parts.add(
          texts.text(
              "picture.series",
              texts.describe(series.comparabilityClass()),
              texts.walks(series.points().size())));
    }
    return String.join(" ", parts);
  }
}
