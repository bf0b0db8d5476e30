package io.sixwalk.trial.rules;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that the names of many places and clinics share. A name of nothing else names nobody: "the
 * hospital" is not a hospital of the record.
 */
final class GeneralWords {
  private static final Set<String> WORDS =
      Set.of(
          ("the a an el la los las un una de del of and y e for para at in en clinic clinics"
               + " clinica clinicas clinical hospital hospitals hospitales office offices oficina"
               + " consultorio consulta center centers centre centres centro centros institute"
               + " institutes instituto university universidad college school escuela faculty"
               + " facultad department departamento unit unidad laboratory lab laboratorio medicine"
               + " medicina medical medico medica medicos health healthcare salud care system"
               + " sistema services servicios group grupo practice foundation fundacion research"
               + " investigacion study trial site sites sitio general regional national nacional"
               + " international internacional private privado privada public publico excellence"
               + " excelencia regenerative regenerativa stem cell cells therapy terapia treatment"
               + " tratamiento wellness cancer heart doctor doctors dr dra building edificio floor"
               + " piso suite room city ciudad state estado area zona downtown near")
              .split(" "));

  private GeneralWords() {}

  private static Stream<String> words(String name) {
    return Stream.of(Names.words(name).strip().split(" ")).filter(w -> !w.isEmpty());
  }

  /** Whether nothing in a name tells one place from another. */
  static boolean areAll(String name) {
    return words(name).allMatch(GeneralWords::isGeneral);
  }

  private static boolean isGeneral(String word) {
    return WORDS.contains(word) || word.length() == 1 || word.chars().allMatch(Character::isDigit);
  }

  /** The words of a name that are its own, with single blanks between and around them. */
  static String without(String name) {
    return words(name)
        .filter(Predicate.not(WORDS::contains))
        .collect(Collectors.joining(" ", " ", " "));
  }
}
