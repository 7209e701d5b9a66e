/** Sentences of imports and exports: what is wrong in a file, what taking it would do. */
export const interchange = {
  'interchange.reading': 'Leyendo el archivo',
  'interchange.deciding': 'Comparando con el cuaderno',
  'interchange.writing': 'Terminando',
  'interchange.rows_one': '{{count}} fila',
  'interchange.rows_other': '{{count}} filas',
  'interchange.why.too-slow': 'leerlo tarda mucho más de lo normal para un archivo de su tamaño',
  'interchange.why.memory': 'leerlo requiere más memoria de la que hay',
  'interchange.pasted': 'celdas pegadas',
  'interchange.what.file': 'Archivo',
  'interchange.default-unit': 'Objetivos',

  'interchange.expected.any':
    'una lista de la clase, de objetivos o de evidencias, un marco de estándares, un paquete de curso o un paquete OneRoster',
  'interchange.expected.roster': 'una lista de la clase (CSV)',
  'interchange.expected.oneroster': 'un paquete OneRoster (o listas de Clever o Microsoft SDS)',
  'interchange.expected.objectives': 'una lista de objetivos (CSV)',
  'interchange.expected.evidence': 'una lista de evidencias (CSV)',
  'interchange.expected.results': 'una lista de resultados de pruebas (CSV)',
  'interchange.expected.course': 'un paquete de curso',
  'interchange.expected.case':
    'un marco de estándares (CASE, OpenSALT o resultados de aprendizaje de Canvas)',
  'interchange.expected.canvas': 'un libro de calificaciones de Canvas',
  'interchange.expected.canvas-quiz': 'un análisis de estudiantes de un cuestionario de Canvas',
  'interchange.expected.brightspace': 'una exportación de calificaciones de Brightspace',
  'interchange.expected.brightspace-quiz':
    'una lista de intentos de un cuestionario de Brightspace',
  'interchange.expected.moodle': 'una exportación de calificaciones de Moodle',
  'interchange.expected.google-forms': 'una lista de respuestas de un cuestionario de Google Forms',

  'interchange.heading.test': '“Prueba”',
  'interchange.heading.score': '“Puntaje” o “Banda”',
  'interchange.heading.name': '“Nombre” y “Apellidos”, o “Nombre completo”',
  'interchange.heading.objective': '“Objetivo”',
  'interchange.heading.student': '“ID escolar” o “Estudiante”',
  'interchange.heading.date': '“Fecha”',
  'interchange.heading.level': '“Nivel”, o “Puntaje” y “Sobre”',

  'interchange.why.pdf': 'es un PDF; exporte la lista como CSV',
  'interchange.why.spreadsheet':
    'es un libro de una hoja de cálculo; ábralo en ese programa, guarde la hoja como CSV y traiga ese archivo',
  'interchange.why.picture': 'es una imagen',
  'interchange.why.packed':
    'está comprimido de una forma que aquí no se abre; descomprímalo primero',
  'interchange.why.gradebook': 'es una base de datos; un cuaderno se abre, no se importa',
  'interchange.why.bundle':
    'es un paquete; el expediente de un estudiante se incorpora con “Traer el expediente de un estudiante” (import hand-over), los demás se combinan',
  'interchange.why.binary': 'no es un archivo de texto',
  'interchange.why.not-csv': 'no se distinguen sus celdas; guárdelo de nuevo como CSV',
  'interchange.why.long-row':
    'la línea {{line}} es demasiado larga para ser una fila; es otro tipo de archivo o se perdieron los finales de línea',
  'interchange.why.quote': 'las comillas que se abren en la línea {{line}} nunca se cierran',
  'interchange.why.not-json': 'no es un documento JSON completo; puede estar cortado',
  'interchange.why.json': 'es un documento JSON',
  'interchange.why.folder': 'es una carpeta',
  'interchange.why.zip': 'es un archivo zip',
  'interchange.why.no-zip':
    'un paquete es un archivo zip o una carpeta con manifest.csv y las listas',
  'interchange.why.no-package':
    'ninguno de sus archivos tiene un nombre del estándar, como classes.csv',
  'interchange.why.lacks-file': 'le falta {{name}}',
  'interchange.why.no-class': 'No contiene ninguna clase.',
  'interchange.why.no-objective': 'No contiene ningún objetivo.',
  'interchange.why.no-person-row': 'Ninguna fila trata de un estudiante.',
  'interchange.why.ask-student': 'ningún encabezado conocido nombra a los estudiantes',
  'interchange.why.ask-columns': 'ninguna columna trata de un objetivo de la clase',
  'interchange.why.replaced': 'reemplazado por una exportación más nueva de su origen',
  'interchange.why.headings-only': 'Hay encabezados, pero ninguna fila.',
  'interchange.why.headings-unknown': 'no se conoce ninguno de sus encabezados',
  'interchange.why.first-problem': 'Fila {{row}}: {{rule}}',
  'interchange.why.nobody-matches':
    'Aquí no se conoce a ninguno de sus estudiantes por ID, correo o nombre exacto. Importe primero la lista de la clase.',
  'interchange.why.nothing-matches':
    'Ninguno de sus estudiantes y objetivos está en {{class}}. Importe primero la lista de la clase y planifique el curso.',
  'interchange.why.not-there': 'no está ahí o no se puede abrir',
  'interchange.why.ask-day-first':
    'no se distingue cuál es el día y cuál el mes; escriba las fechas como 2026-09-30',
  'interchange.why.ask-class': 'la importación necesita el nombre de una clase',
  'interchange.why.ask-course': 'la importación necesita el nombre de un curso',
  'interchange.why.zip-entries': 'contiene más de {{limit}} archivos',
  'interchange.why.zip-folder':
    'contiene una carpeta ({{name}}); las listas deben estar en la raíz',
  'interchange.why.zip-twice': 'contiene {{name}} dos veces',
  'interchange.why.zip-link': 'contiene un enlace a otro archivo',
  'interchange.why.zip-encrypted': 'está cifrado',
  'interchange.why.zip-size':
    'descomprimido ocupa mucho más de lo que necesita un paquete de listas',
  'interchange.why.zip-path': 'contiene una ruta que lleva fuera de él',
  'interchange.why.zip-damaged': 'el archivo zip está dañado o cortado; vuelva a obtenerlo',
  'interchange.items_one': '{{count}} elemento',
  'interchange.items_other': '{{count}} elementos',
  'interchange.why.no-case': 'no contiene ni “CFDocument” ni “CFItems”',
  'interchange.why.no-item': 'No contiene ningún elemento.',
  'interchange.why.no-format': 'su “format” no es “gradus-course”',
  'interchange.why.newer-pack':
    'se creó con una versión más nueva de Gradus; actualice Gradus para leerlo',
  'interchange.why.pack-field': '“{{field}}” {{why}}',
  'interchange.why.id-twice': 'ya aparece antes con el mismo id',
  'interchange.why.member-missing': 'falta',
  'interchange.why.member-wrong': 'no es como debería ser',

  'interchange.rule.more_one': 'Y {{count}} problema más.',
  'interchange.rule.more_other': 'Y {{count}} problemas más.',
  'interchange.rule.clipped': 'Más de {{limit}} caracteres; el resto se corta.',
  'interchange.rule.too-wide':
    'La fila tiene más celdas que encabezados. Ponga entre comillas los valores que contengan el separador.',
  'interchange.rule.no-name': 'En esta fila no hay ningún nombre.',
  'interchange.rule.twice': 'Lo mismo ya está en la fila {{row}}; esta fila no se importa.',
  'interchange.rule.email': 'Esto no es una dirección de correo; se omite.',
  'interchange.rule.yes-no': 'Escriba sí o no; cuenta como no.',
  'interchange.rule.date': 'Esto no es una fecha. Escríbala como 2026-09-30.',
  'interchange.rule.instant':
    'Esto no es un instante con su zona horaria; se omite. Escríbalo como 2026-09-30T14:05:00Z.',
  'interchange.rule.method': 'Ese método no existe; se omite. Conocidos: {{known}}.',
  'interchange.rule.kind': 'Ese tipo no existe. Conocidos: {{known}}.',
  'interchange.rule.support': 'Esa ayuda no existe. Conocidas: {{known}}.',
  'interchange.rule.robust': 'No se conoce esta forma de mostrarlo. Conocidas: {{known}}.',
  'interchange.rule.threshold': 'Ninguna escala tiene este nivel; se omite.',
  'interchange.rule.no-statement': 'En esta fila no hay ningún objetivo.',
  'interchange.rule.no-objective': 'La fila no nombra ningún objetivo.',
  'interchange.rule.no-test': 'La fila no nombra ninguna prueba.',
  'interchange.rule.no-result': 'La fila no tiene ni puntaje ni banda.',
  'interchange.rule.nobody': 'Ningún estudiante de aquí tiene este ID o nombre.',
  'interchange.rule.more-students':
    'Más de un estudiante tiene este nombre. Escriba el ID del estudiante.',
  'interchange.rule.no-student': 'La fila no nombra a ningún estudiante.',
  'interchange.rule.no-date': 'La fila no tiene fecha.',
  'interchange.rule.no-total': 'Un puntaje necesita el total de puntos posibles.',
  'interchange.rule.score': 'Un puntaje es 0 o más, de un total mayor que 0.',
  'interchange.rule.no-total-said':
    'El archivo no dice sobre cuántos puntos; indíquelo para la columna.',
  'interchange.rule.result':
    'Esto no es ni un puntaje ni un nivel de la clase ({{known}}); indique a cuál de ellos equivale.',
  'interchange.rule.above-task':
    'La tarea {{task}} muestra como máximo {{level}}; súbalo en la tarea u omita la tarea.',
  'interchange.note.encoding-kept':
    'Leído como {{encoding}}, según se indicó para el último archivo de este tipo.',
  'interchange.rule.level-said':
    'La escala de la clase no tiene ese nivel. Tiene: {{known}}; indique a cuál de ellos equivale.',
  'interchange.period': 'hora {{period}}',
  'interchange.rule.level': 'La escala de la clase no tiene ese nivel. Tiene: {{known}}.',
  'interchange.rule.unknown-student': 'Ningún estudiante de la clase tiene este ID o nombre.',
  'interchange.rule.ambiguous-student':
    'Más de un estudiante de la clase tiene este nombre; use el ID.',
  'interchange.rule.unknown-objective': 'Ningún objetivo del plan de la clase tiene este código.',
  'interchange.rule.ambiguous-objective':
    'Más de un objetivo del plan de la clase tiene este código.',
  'interchange.rule.id-elsewhere': 'Un intento con este id es de otro estudiante u objetivo.',
  'interchange.rule.prerequisite-unknown':
    'Ningún objetivo tiene este código; el requisito previo se omite.',
  'interchange.rule.prerequisite-ambiguous':
    'Más de un curso tiene un objetivo con este código; el requisito previo se omite.',
  'interchange.rule.cycle': 'El requisito previo se omite: cerraría un círculo ({{path}}).',
  'interchange.rule.no-identifier': 'El elemento no tiene identificador; no se importa.',
  'interchange.rule.no-full-statement': 'El elemento no dice nada; no se importa.',
  'interchange.rule.item-twice': 'El elemento ya está; este no se importa.',
  'interchange.rule.two-parents': 'El elemento está en dos lugares; se importa en el primero.',
  'interchange.rule.parent-circle':
    'El elemento está debajo de sí mismo; se importa en el nivel superior.',
  'interchange.rule.item-elsewhere':
    'Este objetivo pertenece aquí a otro curso ({{course}}); se queda en él.',
  'interchange.rule.pack': 'Este objetivo no se importa: el valor {{why}}.',
  'interchange.rule.pack-rule': 'La regla de calificación se omite: {{why}}.',
  'interchange.rule.pack-link': 'Este objetivo no está aquí; el vínculo con él se omite.',
  'interchange.rule.id-taken': 'Este id pertenece a otro curso; el objetivo no se importa.',
  'interchange.rule.manifest-unreadable':
    'No se puede leer el manifiesto; los archivos se leen sin él.',
  'interchange.rule.version':
    'La versión no es 1.0, 1.1 ni 1.2; los archivos se leen según sus encabezados.',
  'interchange.rule.mode': 'El modo no es bulk, delta ni absent.',
  'interchange.rule.not-absent': '{{name}} se declara ausente, pero está; se lee.',
  'interchange.rule.is-absent': '{{name}} se anuncia, pero falta.',
  'interchange.rule.empty-file':
    'El archivo está vacío; hasta una lista sin filas necesita encabezados.',
  'interchange.rule.misspelt': 'El encabezado está mal escrito; se lee como {{name}}.',
  'interchange.rule.lacks-heading': 'Falta la columna; el archivo no se lee.',
  'interchange.rule.wide-row': 'La fila tiene más celdas que encabezados; el resto se omite.',
  'interchange.rule.required': 'El valor es obligatorio; la fila no se importa.',
  'interchange.rule.one-of': 'El valor no es ninguno de {{known}}.',
  'interchange.rule.end-before-start':
    'El final no es posterior al comienzo; la fila no se importa.',
  'interchange.rule.no-parent': 'No hay ninguna sesión con este sourcedId; la sesión queda suelta.',
  'interchange.rule.no-reference':
    'Nada en el paquete tiene este sourcedId; la clase se importa sin ello.',
  'interchange.rule.dangling': 'Nada en el paquete tiene este sourcedId; la fila no se importa.',
  'interchange.rule.unknown-here':
    'Ni el paquete ni el cuaderno conocen este sourcedId; importe primero un paquete completo.',
  'interchange.rule.user-without-name':
    'La persona no tiene nombre; se usa en su lugar el nombre de usuario.',
  'interchange.rule.crossing-term':
    'La sesión cruza “{{name}}” sin quedar dentro; no se importa como período.',

  'interchange.note.encoding':
    'El archivo no es UTF-8 y se leyó como Windows-1252. Revise los nombres con acentos.',
  'interchange.note.not-students_one': '{{count}} fila no trata de un estudiante y se omite.',
  'interchange.note.not-students_other': '{{count}} filas no tratan de estudiantes y se omiten.',
  'interchange.note.no-zone_one':
    '{{count}} momento de último cambio no tiene zona horaria y se lee como UTC.',
  'interchange.note.no-zone_other':
    '{{count}} momentos de último cambio no tienen zona horaria y se leen como UTC.',
  'interchange.note.new-class': 'Se crea la clase “{{name}}”.',
  'interchange.note.new-course': 'Se crea el curso “{{name}}”.',
  'interchange.note.joins-plan': 'La clase {{class}} usa el curso {{course}} desde ahora.',
  'interchange.note.joins_one': '{{count}} estudiante se incorpora el {{date}}.',
  'interchange.note.joins_other': '{{count}} estudiantes se incorporan el {{date}}.',
  'interchange.note.not-listed_one':
    '{{count}} estudiante de la clase no está en el archivo y se queda hasta que se le dé de baja a mano.',
  'interchange.note.not-listed_other':
    '{{count}} estudiantes de la clase no están en el archivo y se quedan hasta que se les dé de baja a mano.',
  'interchange.note.zeros_one':
    '{{count}} ID perdió sus ceros iniciales, como pasa en las hojas de cálculo; se conserva el de aquí.',
  'interchange.note.zeros_other':
    '{{count}} ID perdieron sus ceros iniciales, como pasa en las hojas de cálculo; se conservan los de aquí.',
  'interchange.note.by-hand_one': 'Se conserva {{count}} valor cambiado a mano.',
  'interchange.note.by-hand_other': 'Se conservan {{count}} valores cambiados a mano.',
  'interchange.note.pack-rule':
    'Trae la regla de calificación {{name}}; las clases la eligen en Calificaciones.',
  'interchange.note.only-manifest': 'El paquete dice que nada cambió.',
  'interchange.note.delta':
    'El paquete contiene solo lo que cambió; los estudiantes que no menciona se quedan.',
  'interchange.note.ended_one': '{{count}} inscripción termina; sus evidencias se quedan.',
  'interchange.note.ended_other': '{{count}} inscripciones terminan; sus evidencias se quedan.',
  'interchange.note.classes-gone_one':
    '{{count}} clase está marcada como eliminada; se queda hasta que se archive a mano.',
  'interchange.note.classes-gone_other':
    '{{count}} clases están marcadas como eliminadas; se quedan hasta que se archiven a mano.',
  'interchange.note.gone_one':
    '{{count}} inscripción está marcada como terminada o eliminada y no se importa.',
  'interchange.note.gone_other':
    '{{count}} inscripciones están marcadas como terminadas o eliminadas y no se importan.',
  'interchange.note.disabled_one':
    '{{count}} persona está marcada como no habilitada y se importa de todos modos.',
  'interchange.note.disabled_other':
    '{{count}} personas están marcadas como no habilitadas y se importan de todos modos.',
  'interchange.note.brings':
    'Clases: {{classes}}. Estudiantes: {{students}}. Cursos: {{courses}}. Períodos: {{terms}}.',
  'interchange.note.renamed': '“{{title}}” se llama aquí “{{name}}”, para distinguirla de otra.',
  'interchange.note.renamed-more_one': '{{count}} clase más cambia de nombre igualmente.',
  'interchange.note.renamed-more_other': '{{count}} clases más cambian de nombre igualmente.',
  'interchange.note.older_one':
    '{{count}} elemento ya está aquí de una edición más nueva del marco y se queda.',
  'interchange.note.older_other':
    '{{count}} elementos ya están aquí de una edición más nueva del marco y se quedan.',
  'interchange.note.outside_one':
    '{{count}} vínculo lleva fuera del archivo; aquello a lo que lleva se guarda como estándar.',
  'interchange.note.outside_other':
    '{{count}} vínculos llevan fuera del archivo; aquello a lo que llevan se guarda como estándares.',
  'interchange.note.codes_one': '{{count}} objetivo sin código recibe uno.',
  'interchange.note.codes_other': '{{count}} objetivos sin código reciben uno.',
  'interchange.note.objectives-missing_one':
    '{{count}} objetivo del curso no está en el archivo y se queda.',
  'interchange.note.objectives-missing_other':
    '{{count}} objetivos del curso no están en el archivo y se quedan.',
  'interchange.note.no-objective_one':
    '{{count}} columna no trata de ningún objetivo de la clase y se omite.',
  'interchange.note.no-objective_other':
    '{{count}} columnas no tratan de ningún objetivo de la clase y se omiten.',
  'interchange.note.id-over-name_one':
    'En la fila {{rows}} el ID es de una persona distinta de la del nombre o correo; se siguió el ID. Revísela antes de importarla.',
  'interchange.note.id-over-name_other':
    'En {{count}} filas el ID es de una persona distinta de la del nombre o correo; se siguió el ID. Revíselas antes de importarlas: filas {{rows}}.',
  'interchange.note.nobody-here_one':
    '{{count}} fila es de alguien de quien se indicó que no es nadie de aquí.',
  'interchange.note.nobody-here_other':
    '{{count}} filas son de personas de quienes se indicó que no son nadie de aquí.',
  'interchange.note.nobody_one': '{{count}} fila es de una persona que no está en la clase.',
  'interchange.note.nobody_other': '{{count}} filas son de personas que no están en la clase.',
  'interchange.note.replaced_one':
    '{{count}} resultado es distinto del anterior; el intento anterior se anula y queda en el historial.',
  'interchange.note.replaced_other':
    '{{count}} resultados son distintos de los anteriores; los intentos anteriores se anulan y quedan en el historial.',
  'interchange.note.empty_one': '{{count}} celda no tiene resultado; vacío nunca es cero.',
  'interchange.note.empty_other': '{{count}} celdas no tienen resultado; vacío nunca es cero.',
  'interchange.note.nothing_one':
    '{{count}} fila aún no tiene resultado y se omite; vacío nunca es cero.',
  'interchange.note.nothing_other':
    '{{count}} filas aún no tienen resultado y se omiten; vacío nunca es cero.',
  'interchange.note.marks_one':
    '{{count}} fila se convierte en marca (no se pide o sin entregar), no en intento.',
  'interchange.note.marks_other':
    '{{count}} filas se convierten en marcas (no se pide o sin entregar), no en intentos.',
  'interchange.note.excused-shown_one':
    '{{count}} celda dice que no se pide, pero otro trabajo muestra el objetivo; eso cuenta.',
  'interchange.note.excused-shown_other':
    '{{count}} celdas dicen que no se pide, pero otro trabajo muestra el objetivo; eso cuenta.',
  'interchange.note.ahead_one':
    '{{count}} intento tiene fecha posterior a hoy y cuenta desde su día.',
  'interchange.note.ahead_other':
    '{{count}} intentos tienen fecha posterior a hoy y cuentan desde su día.',
  'interchange.note.voided_one': '{{count}} intento se anuló aquí y sigue anulado.',
  'interchange.note.voided_other': '{{count}} intentos se anularon aquí y siguen anulados.',
  'interchange.note.texts-differ_one':
    '{{count}} intento ya está aquí con otro texto; un intento nunca se modifica.',
  'interchange.note.texts-differ_other':
    '{{count}} intentos ya están aquí con otro texto; un intento nunca se modifica.',
  'interchange.note.tasks_one': 'Se crea {{count}} tarea.',
  'interchange.note.tasks_other': 'Se crean {{count}} tareas.',

  'interchange.column.student-id': 'ID escolar',
  'interchange.column.family-name': 'Apellidos',
  'interchange.column.given-name': 'Nombre',
  'interchange.column.called': 'Nombre de uso',
  'interchange.column.email': 'Correo',
  'interchange.column.grade': 'Grado',
  'interchange.column.class': 'Clase',
  'interchange.column.student': 'Estudiante',
  'interchange.column.unit': 'Unidad',
  'interchange.column.code': 'Código',
  'interchange.column.objective': 'Objetivo',
  'interchange.column.critical': 'Esencial',
  'interchange.column.prerequisites': 'Requisitos previos',
  'interchange.column.target-date': 'Fecha prevista',
  'interchange.column.date': 'Fecha',
  'interchange.column.level': 'Nivel o puntaje',
  'interchange.column.kind': 'Tipo',
  'interchange.column.task': 'Tarea',
  'interchange.yes': 'sí',
  'interchange.no': 'no',
} as const;
