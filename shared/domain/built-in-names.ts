/**
 * What comes with every gradebook, in other languages; ids are made from the English names, which
 * the file holds. Scales and rules that people make are called what they typed, in every language.
 */
const SPANISH: Readonly<Record<string, string>> = {
  'Basic · Clear · Deep': 'Básico · Claro · Profundo',
  'Not yet': 'Aún no',
  Basic: 'Básico',
  Clear: 'Claro',
  Deep: 'Profundo',
  'Four points': 'Cuatro puntos',
  'Nothing shown': 'Nada mostrado',
  Below: 'Por debajo',
  Near: 'Cerca',
  Mastery: 'Dominio',
  Exceeds: 'Supera',
  'Mastered / Not yet': 'Dominado / Aún no',
  Mastered: 'Dominado',
  'Eight levels': 'Ocho niveles',
  'Level 1': 'Nivel 1',
  'Level 2': 'Nivel 2',
  'Level 3': 'Nivel 3',
  'Level 4': 'Nivel 4',
  'Level 5': 'Nivel 5',
  'Level 6': 'Nivel 6',
  'Level 7': 'Nivel 7',
  'Level 8': 'Nivel 8',
  'Critical first': 'Primero lo esencial',
  'Critical first, I during the year': 'Primero lo esencial, con I durante el año',
  'Must do / should do': 'Obligatorio / recomendado',
  'Majority of levels': 'Mayoría de niveles',
  'No ones': 'Ningún uno',
  'Marzano simple': 'Marzano sencillo',
  Rutland: 'Rutland',
  'Appleton secondary': 'Appleton, secundaria',
  'Appleton Madison': 'Appleton Madison',
  'North Thurston': 'North Thurston',
  Plain: 'Simple',
  'Canvas default': 'La usual de Canvas',
  'Moodle default': 'La usual de Moodle',
};

const ENGLISH = new Map(Object.entries(SPANISH).map(([name, spanish]) => [spanish, name]));

/** The English name of something built in, in another language. */
export const builtInName = (name: string, language: string): string =>
  (language === 'es' ? SPANISH[name] : undefined) ?? name;

/** What something built in is called, by the name that it has in any language: in all of them. */
export function builtInNames(shown: string): readonly string[] {
  const name = ENGLISH.get(shown) ?? shown;
  return [name, SPANISH[name] ?? name];
}
