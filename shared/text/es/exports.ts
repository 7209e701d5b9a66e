/** Sentences of files for the school's other systems. */
export const exports = {
  'exports.title': 'Para los programas de la escuela',
  'exports.hint':
    'Estos archivos contienen nombres y no están cifrados: envíelos solo a donde corresponde.',
  'exports.oneroster': 'Paquete OneRoster',
  'exports.oneroster-what':
    'las tareas, los resultados y las calificaciones del período de todas las clases',
  'exports.canvas': 'Canvas',
  'exports.brightspace': 'Brightspace',
  'exports.lms-what': 'niveles por objetivo, y la calificación del período como número',
  'pst.title': 'Rellenar una plantilla de puntajes',
  'pst.item': 'PowerTeacher Pro',
  'pst.what':
    'las calificaciones del período en una plantilla de puntajes; lo demás de ella no cambia',
  'pst.open': 'Rellenar una plantilla…',
  'pst.how':
    'En PowerTeacher Pro, abra la tarea que recibe las calificaciones y exporte sus puntajes; el archivo que guarda es la plantilla. Gradus escribe solo su columna Score.',
  'pst.choose': 'Elegir una plantilla…',
  'pst.choose-other': 'Otra…',
  'pst.or-drop': 'o soltarla en cualquier lugar',
  'pst.points': '{{points}} puntos',
  'pst.takes-codes': 'Recibe el código de cada calificación.',
  'pst.takes-numbers': 'Recibe el número de cada calificación.',
  'pst.handed-in': 'Las calificaciones son las que se entregaron.',
  'pst.as-of': 'Aún no se entregó nada de este período: las calificaciones son las del {{day}}.',
  'pst.blocked_one':
    'Un estudiante no se puede escribir, así que la plantilla no se rellena; su línea dice cómo corregirlo.',
  'pst.blocked_other':
    '{{count}} estudiantes no se pueden escribir, así que la plantilla no se rellena; sus líneas dicen cómo corregirlo.',
  'pst.lines': 'Líneas de la plantilla',
  'pst.col-number': 'Número',
  'pst.col-student': 'Estudiante',
  'pst.col-before': 'Hay ahora',
  'pst.col-value': 'Habrá',
  'pst.stays': 'se queda',
  'pst.unknown': 'no está en esta clase; la celda se queda como está',
  'pst.other-name': 'el número coincide, pero la plantilla dice',
  'pst.not-listed_one': 'Un estudiante tiene calificación y ninguna línea aquí:',
  'pst.not-listed_other': '{{count}} estudiantes tienen calificación y ninguna línea aquí:',
  'pst.save_one': 'Guardar con {{count}} puntaje…',
  'pst.save_other': 'Guardar con {{count}} puntajes…',
  'pst.saved_one': 'Plantilla guardada con {{count}} puntaje.',
  'pst.saved_other': 'Plantilla guardada con {{count}} puntajes.',
  'exports.badge-criteria':
    'Al menos el nivel “{{level}}” de la escala “{{scale}}”, según las evidencias que cuentan.',
  'exports.xapi': 'Declaraciones xAPI',
  'exports.badges': 'Open Badges',
  'exports.of-student': 'Para otros sistemas',
  'exports.of-student-hint':
    'Lo dominado como insignias sin firma, o cada intento como declaración.',
  'exports.pseudonym': 'Con un seudónimo en vez del nombre',
  'exports.save-badges': 'Open Badges…',
  'exports.save-xapi': 'Declaraciones xAPI…',
  'exports.a-student': 'Estudiante',
  'exports.expected.pst': 'una plantilla de puntajes de PowerTeacher Pro',
  'exports.why.no-pst':
    'no tiene una fila con los encabezados Student Num y Score; expórtela allí de nuevo',
  'exports.why.score-type':
    'solo se entienden GRADESCALE, POINTS y PERCENT; exporte la plantilla con uno de ellos',
  'exports.why.twice': 'aparece dos veces en la plantilla; quite una de las líneas',
  'exports.why.no-code':
    'su calificación {{letter}} no tiene código para entregar; póngale uno en la regla de calificación',
  'exports.why.no-number':
    'la plantilla recibe números y su calificación {{letter}} no tiene ninguno; póngale un número, o el código INC, MIS o ABS, en la regla de calificación',
  'exports.why.too-many':
    'su calificación {{letter}} se entrega como {{number}} y la plantilla admite como máximo {{most}}; use una plantilla de más puntos o una que reciba letras',
} as const;
