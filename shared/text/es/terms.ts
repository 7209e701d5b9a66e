/** Reporting terms: what may be wrong with one, and the tree in which they hang. */
export const terms = {
  'term.name': 'Nombre',
  'term.start': 'Primer día',
  'term.end': 'Último día',
  'term.inside': 'Dentro de',
  'term.inside-smallest': 'el más pequeño que lo contiene',
  'term.inside-none': 'ninguno',
  'term.title': 'Períodos',
  'term.new-title': 'Nuevo período',
  'term.new-inside-title': 'Nuevo período dentro de {{name}}',
  'term.edit-title': 'Cambiar {{name}}',
  'term.hint':
    'Los períodos van uno dentro de otro o separados: por ejemplo, seis semanas dentro de un semestre.',
  'term.list': 'Períodos, cada uno con los que contiene',
  'term.empty':
    'Aún no hay períodos. Empiece con el año escolar; dentro van los semestres y los bloques de seis semanas.',
  'term.add': 'Nuevo período',
  'term.add-inside': 'Agregar dentro',
  'term.add-inside-of': 'Agregar dentro de {{name}}',
  'term.change-of': 'Editar {{name}}',
  'term.now': 'ahora',
  'term.dates': '{{start}} – {{end}}',
  'term.remove': 'Quitar este período',
  'term.removed': 'Período {{name}} quitado',
  'term.trouble.no-name': 'necesita un nombre',
  'term.trouble.name-taken': 'ya hay un período con este nombre',
  'term.trouble.ends-before': 'el último día es anterior al primero, {{start}}',
  'term.trouble.crosses':
    'el período se cruzaría con {{other}} (del {{start}} al {{end}}); los períodos van uno dentro de otro o separados',
  'term.trouble.outside': '{{name}} no queda entre el {{start}} y el {{end}}',
  'term.trouble.handed-in': 'ya se entregaron calificaciones de este período, y se conservan',
} as const;
