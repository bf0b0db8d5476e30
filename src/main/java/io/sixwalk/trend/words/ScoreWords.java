package io.sixwalk.trend.words;

import io.sixwalk.questionnaire.scoring.CategoryTransition;
import io.sixwalk.questionnaire.scoring.TrendBasis;
import io.sixwalk.trend.change.ChangeStatus;
import io.sixwalk.trend.change.ScoreChange;
import io.sixwalk.trend.change.ScoreTrend;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Puts the trend of a score into sentences. Where no smallest change that matters is accepted for a
 * questionnaire, the sentences count points and say so; bands are told without their names, which
 * are words for clinicians.
 */
public final class ScoreWords {
  private static final String BUNDLE = "io.sixwalk.trend.words.Score";

  private final Locale locale;
  private final ResourceBundle bundle;

  private ScoreWords(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  /** The words of a language, English where that language is not there. */
  public static ScoreWords in(Locale language) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Locale found = bundle.getLocale();
    return new ScoreWords(found.getLanguage().isEmpty() ? Locale.ENGLISH : found, bundle);
  }

  /** The language that the words are in. */
  public Locale locale() {
    return locale;
  }

  /** What a score is called: by algorithm and code, else by its questionnaire. */
  public String name(String algorithm, String code, String instrumentTitle) {
    String key = "name." + (algorithm + "." + code).replace('/', '.');
    if (bundle.containsKey(key)) {
      return bundle.getString(key);
    }
    return algorithm.contains("/index/")
        ? text("name.index", instrumentTitle, algorithm.substring(algorithm.lastIndexOf('/') + 1))
        : instrumentTitle;
  }

  /** The same; a translation that nobody validated is named after its language. */
  public String name(
      String algorithm,
      String code,
      String instrumentTitle,
      Optional<String> language,
      boolean isValidated) {
    String name = name(algorithm, code, instrumentTitle);
    return isValidated || language.isEmpty()
        ? name
        : text(
            "name.translation",
            name,
            Locale.forLanguageTag(language.get()).getDisplayLanguage(locale));
  }

  /**
   * The latest visit against the start; nothing where no visit has a value yet. Of a translation
   * that nobody validated it says so first.
   */
  public List<String> tell(ScoreTrend trend, boolean isValidated) {
    List<String> sentences = new ArrayList<>();
    if (!isValidated) {
      sentences.add(text("wording.unvalidated"));
      sentences.add(text("wording.apart"));
    }
    sentences.addAll(tell(trend));
    return sentences;
  }

  /** The latest visit against the start; nothing where no visit has a value yet. */
  public List<String> tell(ScoreTrend trend) {
    List<String> sentences = new ArrayList<>();
    if (trend.latest().isEmpty()) {
      sentences.add(text(trend.baseline().isPresent() ? "none.visit" : "none.start"));
      return sentences;
    }
    ScoreTrend.Visit visit = trend.latest().get();
    // An index runs from about 0 to 1 and has three decimals; everything else has tens of points.
    int decimals = trend.basis() instanceof TrendBasis.ProfileAndIndex ? 3 : 1;
    trend.baseline().ifPresent(side -> sentences.add(side("start", side, decimals)));
    sentences.add(side("then", visit.side().orElseThrow(), decimals));
    change(visit.change(), sentences, decimals);
    return sentences;
  }

  /** That a cause cannot be told from one person's scores. */
  public String help() {
    return text("help");
  }

  private String side(String key, ScoreTrend.Side side, int decimals) {
    return text(
        key,
        number(side.value().mean(), decimals),
        side.value().count(),
        side.firstDate().equals(side.lastDate())
            ? text("date.single", date(side.firstDate()))
            : text("date.range", date(side.firstDate()), date(side.lastDate())));
  }

  private void change(ScoreChange change, List<String> sentences, int decimals) {
    if (change instanceof ScoreChange.Judged judged) {
      ChangeStatus status = judged.change().status();
      sentences.add(points(judged.points(), decimals));
      sentences.add(text("judged." + status));
    } else if (change instanceof ScoreChange.BetweenBands bands) {
      sentences.add(points(bands.points(), decimals));
      band(bands.transition(), sentences);
      sentences.add(text("meaning.unknown"));
    } else if (change instanceof ScoreChange.OfIndex index) {
      sentences.add(points(index.points(), decimals));
      sentences.add(
          text(
              index.reached() ? "index.reached" : "index.below",
              number(index.threshold(), decimals)));
    } else if (change instanceof ScoreChange.InPoints points) {
      sentences.add(points(points.points(), decimals));
      sentences.add(text("meaning.unknown"));
    } else if (change instanceof ScoreChange.NotCompared) {
      sentences.add(text("not.compared"));
    } else if (change instanceof ScoreChange.Missing missing) {
      sentences.add(text("missing." + missing.reason()));
    }
  }

  private void band(CategoryTransition transition, List<String> sentences) {
    if (transition instanceof CategoryTransition.Better) {
      sentences.add(text("band.better"));
    } else if (transition instanceof CategoryTransition.Worse) {
      sentences.add(text("band.worse"));
    } else if (transition instanceof CategoryTransition.Unchanged) {
      sentences.add(text("band.same"));
    }
  }

  private String points(double points, int decimals) {
    String size = number(Math.abs(points), decimals);
    if (size.equals(number(0, decimals))) {
      return text("points.same");
    }
    return text(points > 0 ? "points.more" : "points.less", size);
  }

  private String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(decimals);
    return format.format(value + 0.0);
  }

  private String date(LocalDate date) {
    return DateTimeFormatter.ofPattern(bundle.getString("date.pattern"), locale).format(date);
  }

  private String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
