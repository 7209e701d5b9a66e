/** Habits of success and results from outside, beside mastery. */
export const habits = {
  'objectives.habits': 'Hábitos',
  'habits.intro':
    'Conducta y hábitos de trabajo. Se informan aparte y nunca forman parte de una calificación.',
  'habits.term': 'Período',
  'habits.the-year': 'El año',
  'habits.deadline': 'Evaluar a más tardar el',
  'habits.open_one': 'Falta evaluar a {{count}} estudiante.',
  'habits.open_other': 'Falta evaluar a {{count}} estudiantes.',
  'habits.all-scored': 'Toda la clase está evaluada.',
  'habits.empty': 'Aún no hay hábitos definidos.',
  'habits.start': 'Empezar con cuatro comunes',
  'habits.define': 'Ámbitos y niveles…',
  'habits.domains': 'Ámbitos, uno por línea',
  'habits.levels': 'Niveles, desde el más bajo, uno por línea',
  'habits.define-hint':
    'Lo que ya se evaluó se conserva. Para cambiar un nombre, déjelo en su lugar.',
  'habits.of': '{{domain}} de {{student}}',
  'habits.student': 'Estudiante',
  'habits.none': '·',
  'habits.default-domains':
    'Llega con lo necesario\nCumple a tiempo\nTrabaja con los demás\nPersevera',
  'habits.default-levels': 'Rara vez\nA veces\nPor lo general\nSiempre',
  'habits.apart': 'Se informan aparte: de ellos no sale ninguna calificación.',
  'habits.not-scored': 'sin evaluar',
  'habits.nobody-scored': 'Aún no se ha evaluado a nadie en este período.',
  'beside.habits': 'Hábitos de éxito',
  'beside.results': 'Resultados externos',
  'beside.never': 'Junto al dominio, nunca en una calificación.',
} as const;
