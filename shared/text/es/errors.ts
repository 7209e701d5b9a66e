/** One sentence per trouble: what, where, how to mend. */
export const errors = {
  'error.UNKNOWN_METHOD': 'No existe ninguna llamada con el nombre “{{name}}”.',
  'error.BAD_INPUT': 'El valor de “{{field}}” no se puede usar: {{message}}.',
  'error.TOO_LARGE': 'Es demasiado grande para procesarlo de una vez (máximo: {{limit}}).',
  'error.NOT_ALLOWED': 'No lo eligió ninguna persona, así que no se abre: {{what}}.',
  'error.FILE_OPEN_ELSEWHERE':
    'Este cuaderno está abierto en Gradus. Ciérrelo allí o use --file con otro.',
  'error.FILE_NOT_FOUND': 'No hay ningún cuaderno en {{file}}. Revise la ruta o cree uno con init.',
  'error.FOLDER_NOT_FOUND':
    'No existe la carpeta {{folder}} donde escribir {{file}}. Créela o elija otro lugar.',
  'error.FILE_EXISTS': 'Ya hay un archivo en {{file}}. Elija otro nombre.',
  'error.FILE_NOT_A_GRADEBOOK': '{{file}} no es un cuaderno. Elija un archivo .gradebook.',
  'error.FILE_FROM_NEWER_VERSION':
    '{{file}} se creó con una versión más nueva de Gradus. Actualice Gradus para abrirlo.',
  'error.FILE_DAMAGED': '{{file}} está dañado. Restaure la copia de seguridad más reciente.',
  'error.FILE_READ_ONLY':
    'No se puede escribir en {{file}}. Compruebe que la carpeta y el archivo no sean de solo lectura.',
  'error.DISK_FULL':
    'El disco está lleno, así que no se guardó nada. Libere espacio e inténtelo de nuevo.',
  'error.DISK_ERROR':
    'El disco no aceptó el cambio, así que no se guardó nada. Revise el disco e inténtelo de nuevo.',
  'error.NODE_TOO_OLD':
    'Node {{version}} es demasiado antiguo para Gradus. Inícielo con npm, que trae el adecuado.',
  'error.NOT_FOUND': 'No se encuentra “{{name}}” ({{what}}).',
  'error.AMBIGUOUS': 'Hay más de una coincidencia con “{{name}}” ({{what}}). Use el id.',
  'error.NAME_TAKEN': 'Ya existe “{{name}}” ({{what}}). Elija otro nombre.',
  'error.NOTHING_TO_UNDO': 'No hay nada que deshacer.',
  'error.NOTHING_TO_REDO': 'No hay nada que rehacer.',
  'error.INVALID': '{{what}} “{{value}}”: no se puede usar; {{why}}.',
  'error.INVALID-bare': '{{what}}: no se puede usar; {{why}}.',
  'error.CYCLE': 'Un objetivo no puede necesitarse a sí mismo: {{path}}.',
  'error.NOT_ENROLLED': '{{name}} no está en {{class}}. Inscriba primero al estudiante.',
  'error.NOT_ENROLLED_ON':
    '{{name}} no estaba en {{class}} el {{day}}. Elija otro día o cambie las fechas de su inscripción en la clase.',
  'error.NOT_PLANNED':
    'El objetivo {{objective}} no está en el plan de {{class}}. Agregue primero su curso a la clase.',
  'error.ALREADY_VOIDED': 'Este intento ya está anulado.',
  'error.NOT_YOURS':
    '{{name}} llegó con el archivo de {{teacher}} y aquí solo se lee. Pida el cambio a {{teacher}} y combine su archivo más nuevo.',
  'error.IMPORT_UNREADABLE': 'No se puede leer {{file}}: {{why}}.',
  'error.IMPORT_EMPTY': '{{file}} está vacío. Elija un archivo con filas.',
  'error.IMPORT_WRONG_KIND': '{{file}} no es {{expected}}: {{why}}.',
  'error.IMPORT_HEADINGS':
    'A {{file}} le falta la columna {{missing}}. Agréguela en la primera fila.',
  'error.IMPORT_UNSAFE': '{{file}} no se abre: {{why}}.',
  'error.IMPORT_NOTHING_USABLE': '{{file}} no tiene ninguna fila que se pueda usar. {{why}}',
  'error.IMPORT_STALE': 'El cuaderno cambió desde esta vista previa. Mire el archivo una vez más.',
  'error.BUNDLE_UNREADABLE': 'No se puede combinar {{file}}: {{why}}.',
  'error.BUNDLE_FROM_NEWER_VERSION':
    '{{file}} se creó con una versión más nueva de Gradus. Actualice Gradus para combinarlo.',
  'error.BUNDLE_INCOMPLETE':
    'No se puede combinar {{file}}: menciona algo que no está ni en él ni aquí ({{what}}). Pida un paquete completo.',
  'error.BUNDLE_FOREIGN_IDS':
    'No se puede combinar {{file}}: da a estudiantes de {{theirs}} los id de estudiantes de {{ours}} ({{count}} en total). Pida a quien lo envió que importe de nuevo la lista de la clase.',
  'error.PUBLISH_FAILED':
    'La publicación en {{where}} no terminó: {{why}}. Lo publicado antes sigue íntegro; corríjalo y publique de nuevo.',
  'error.MERGE_TOO_MUCH':
    '{{file}} cambiaría o quitaría {{count}} registros de otras personas, más de {{limit}}; no se combinó nada. Revise la lista y combine de todos modos si es el archivo correcto.',
  'error.CANCELLED': 'Cancelado; no se cambió nada.',
  'error.HOST_STOPPED':
    'La parte de Gradus que guarda el archivo se inició de nuevo. Compruebe si está el último cambio.',
  'error.UNREACHABLE':
    'Gradus no responde detrás de esta ventana, así que puede que esto no se guarde. Si se cerró, inícielo de nuevo.',
  'error.ERASED_BEFORE':
    'Desde entonces se borró algo para siempre, y deshacer no llega más atrás.',
  'error.ERASE_UNSURE':
    'Borrar {{name}} quita para siempre {{records}} registros de este cuaderno y de sus copias de seguridad ({{backups}}); aún no se borró nada. Hágalo solo si es lo que quiere.',
  'error.ERASE_COUNTS_ELSEWHERE':
    'Borrar {{name}} quitaría {{count}} intentos que cuentan también en otras clases; no se borró nada. Hágalo solo si estos también pueden irse.',
  'error.FILE_LOCKED':
    '{{file}} está bloqueado. Se abre con su frase de contraseña o su código de recuperación.',
  'error.WRONG_PASSPHRASE':
    'No es ni la frase de contraseña ni el código de recuperación de {{file}}. No se cambió nada; intente de nuevo.',
  'error.KEY_FILE_MISSING':
    '{{file}} está bloqueado, y su archivo de clave {{key}} no está junto a él ni junto a sus copias de seguridad. Cópielo de donde vino el cuaderno.',
  'error.NO_BROWSER':
    'En esta computadora no hay Chromium, Chrome ni Edge con que hacer el PDF. Instale uno o imprima la hoja desde la ventana.',
  'error.NOT_PRINTED':
    'No se hizo el PDF y no se escribió nada: {{browser}} no pudo ({{detail}}). Intente de nuevo o imprima la hoja desde la ventana.',
  'error.INTERNAL':
    'Algo falló en Gradus ({{name}}) y no se cambió nada. El registro tiene más detalles.',
} as const;
