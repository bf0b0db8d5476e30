package io.sixwalk.trend.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sixwalk.trend.change.SamplePeople;
import io.sixwalk.trend.change.WalkDistanceTrend;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TrendPictureTest {
  private static final String FILLED = "#14477d";

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static Document draw(String person) throws Exception {
    return parse(
        TrendPicture.draw(SamplePeople.all().get(person), Locale.ENGLISH, PictureSize.PHONE));
  }

  private static List<String> texts(Document document) {
    return elements(document, "text").stream().map(Element::getTextContent).toList();
  }

  @Test
  void every_picture_is_well_formed_named_described_and_inside_its_frame() throws Exception {
    for (WalkDistanceTrend trend : SamplePeople.all().values()) {
      for (String language : List.of("en", "es")) {
        for (PictureSize size : List.of(PictureSize.PHONE, PictureSize.PAGE)) {
          Document document =
              parse(TrendPicture.draw(trend, Locale.forLanguageTag(language), size));
          Element root = document.getDocumentElement();
          assertThat(root.getAttribute("role")).isEqualTo("img");
          assertThat(root.getAttribute("lang")).isEqualTo(language);
          String named =
              elements(document, "title").get(0).getAttribute("id")
                  + " "
                  + elements(document, "desc").get(0).getAttribute("id");
          assertThat(root.getAttribute("aria-labelledby")).isEqualTo(named);
          assertThat(elements(document, "desc").get(0).getTextContent()).hasSizeGreaterThan(60);
          double height = Double.parseDouble(root.getAttribute("height"));
          for (Element text : elements(document, "text")) {
            if (text.hasAttribute("x")) {
              assertThat(Double.parseDouble(text.getAttribute("x")))
                  .isBetween(0.0, (double) size.widthPixels());
              assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(0.0, height);
            }
          }
          for (Element circle : elements(document, "circle")) {
            assertThat(Double.parseDouble(circle.getAttribute("cx")))
                .isBetween(0.0, (double) size.widthPixels());
            assertThat(Double.parseDouble(circle.getAttribute("cy"))).isBetween(0.0, height);
          }
        }
      }
    }
  }

  @Test
  void the_same_trend_gives_the_same_bytes() {
    String one =
        TrendPicture.draw(SamplePeople.all().get("worse"), Locale.ENGLISH, PictureSize.PAGE);
    String other =
        TrendPicture.draw(SamplePeople.all().get("worse"), Locale.ENGLISH, PictureSize.PAGE);
    assertThat(other).isEqualTo(one);
  }

  @Test
  void walks_are_points_that_nothing_joins_and_those_set_aside_are_hollow() throws Exception {
    Document document = draw("improved");
    assertThat(elements(document, "polyline")).isEmpty();
    assertThat(elements(document, "path")).isEmpty();
    double radius = PictureSize.PHONE.fontPixels() * 0.36;
    List<Element> walks =
        elements(document, "circle").stream()
            .filter(c -> c.getAttribute("r").equals(Svg.number(radius)))
            .toList();
    // 17 walks count without the practice walk; one sign in the legend.
    assertThat(walks).filteredOn(c -> c.getAttribute("fill").equals(FILLED)).hasSize(17 + 1);
    // The practice walk, the walk that does not count, and a sign for each in the legend.
    assertThat(walks).filteredOn(c -> c.getAttribute("fill").equals("#ffffff")).hasSize(2 + 2);
  }

  @Test
  void a_walk_far_off_that_does_not_count_is_an_arrow_at_the_edge() throws Exception {
    assertThat(texts(draw("improved"))).contains("\u2191").contains("400").doesNotContain("500");
  }

  @Test
  void classes_differ_by_shape() throws Exception {
    Document document = draw("changed-way");
    List<Integer> corners =
        elements(document, "polygon").stream()
            .map(p -> p.getAttribute("points").split(" ").length)
            .distinct()
            .toList();
    assertThat(corners).containsExactlyInAnyOrder(4, 3);
  }

  @Test
  void a_visit_without_walks_says_why_in_its_place() throws Exception {
    assertThat(texts(draw("could-not-walk"))).contains("could not walk for health reasons");
    assertThat(texts(draw("missed"))).contains("no walk that counts").contains("no walk");
  }

  @Test
  void the_text_alternative_says_what_the_picture_shows() throws Exception {
    assertThat(elements(draw("improved"), "desc").get(0).getTextContent())
        .startsWith("Walking distance has improved, probably by about 45 metres.")
        .contains(
            "Day 90, from 17 May 2026 to 14 June 2026: all walks done, 6 walks,"
                + " 365 metres on average.")
        .contains("Day 180, from 8 August 2026 to 19 September 2026: not yet due")
        .contains("outdoors, measured by phone, no aid: 19 walks.");
  }

  @Test
  void reserved_characters_are_escaped_and_impossible_ones_left_out() {
    assertThat(Svg.escape("a<b & \"c\" 'd' > \u0000\u0007e"))
        .isEqualTo("a&lt;b &amp; &quot;c&quot; &#39;d&#39; &gt; e");
    assertThat(Svg.number(-0.04)).isEqualTo("0");
    assertThat(Svg.number(12.345)).isEqualTo("12.3");
    assertThat(Svg.number(7.96)).isEqualTo("8");
  }

  @Test
  void sizes_out_of_range_are_refused_and_any_width_has_one() {
    assertThatThrownBy(() -> new PictureSize(100, 300, 14)).hasMessageContaining("320 to 1600");
    assertThat(PictureSize.forWidth(10).widthPixels()).isEqualTo(320);
    assertThat(PictureSize.forWidth(360)).isEqualTo(PictureSize.PHONE);
    assertThat(PictureSize.forWidth(900)).isEqualTo(PictureSize.PAGE);
    assertThat(PictureSize.forWidth(9_999).widthPixels()).isEqualTo(1600);
  }
}
