/** What the check of a gradebook says, and the work on the file as a whole. */
export const care = {
  'check.fine': 'Todo está como debe estar.',
  'check.step-altered':
    'Historial alterado: el paso {{step}} ({{name}}) no está como se selló. Restaure una copia de seguridad anterior al cambio.',
  'check.change-altered':
    'Historial alterado: un cambio del paso {{step}} ({{name}}) no es el que se registró. Restaure una copia de seguridad anterior al cambio.',
  'check.row-altered':
    'Historial alterado: {{field}} de {{table}} {{id}} no es lo que dice su historial. Restaure una copia de seguridad anterior al cambio.',
  'check.row-unknown':
    'Historial alterado: {{table}} {{id}} está ahí aunque su historial no lo conoce. Restaure una copia de seguridad anterior al cambio.',
  'check.row-lost':
    'Historial alterado: {{table}} {{id}} ya no está aunque su historial aún lo tiene. Restaure una copia de seguridad anterior al cambio.',
  'check.unreadable':
    'Una parte del archivo no se puede leer ({{part}}). Restaure la copia de seguridad más reciente.',
  'check.evidence-without_one':
    'Un intento pertenece a algo que se quitó ({{what}}), aquí o en otra computadora. Se conserva y no se muestra en ningún lugar; repare el archivo para recuperarlo.',
  'check.evidence-without_other':
    '{{count}} intentos pertenecen a algo que se quitó ({{what}}), aquí o en otra computadora. Se conservan y no se muestran en ningún lugar; repare el archivo para recuperarlos.',
  'check.files-missing_one':
    'Falta el contenido de una imagen o un archivo. Restaure una copia de seguridad, o combine un paquete que lo tenga.',
  'check.files-missing_other':
    'Falta el contenido de {{count}} imágenes y archivos. Restaure una copia de seguridad, o combine un paquete que lo tenga.',
  'check.files-damaged_one':
    'Una imagen o un archivo no es lo que se guardó. Restaure una copia de seguridad que lo tenga intacto.',
  'check.files-damaged_other':
    '{{count}} imágenes y archivos no son lo que se guardó. Restaure una copia de seguridad que los tenga intactos.',
  'check.evidence-empty_one':
    'Un intento no tiene ni nivel ni puntaje. Anúlelo y regístrelo de nuevo.',
  'check.evidence-empty_other':
    '{{count}} intentos no tienen ni nivel ni puntaje. Anúlelos y regístrelos de nuevo.',
  'check.level-without-scale_one':
    'Un intento tiene un nivel que no pertenece a ninguna escala. Repare el archivo para recuperarlo.',
  'check.level-without-scale_other':
    '{{count}} intentos tienen un nivel que no pertenece a ninguna escala. Repare el archivo para recuperarlo.',
  'check.threshold':
    'El umbral “{{key}}” de {{class}} no está en su escala. Elija un nivel de {{scale}}.',
  'check.cycle':
    'Hay objetivos que se requieren en círculo: {{path}}. Quite uno de estos requisitos previos.',
  'check.enrolment-backwards_one':
    'Una inscripción en {{class}} termina antes de empezar. Repare el archivo, o dé de baja al estudiante en un día posterior.',
  'check.enrolment-backwards_other':
    '{{count}} inscripciones en {{class}} terminan antes de empezar. Repare el archivo, o dé de baja a los estudiantes en un día posterior.',
  'check.enrolment-overlap_one':
    'Un estudiante tiene dos inscripciones en {{class}} al mismo tiempo. Repare el archivo para unirlas.',
  'check.enrolment-overlap_other':
    '{{count}} estudiantes tienen dos inscripciones en {{class}} al mismo tiempo. Repare el archivo para unirlas.',
  'check.terms-cross':
    'Los períodos {{a}} y {{b}} se cruzan. Cambie las fechas de uno para que queden uno dentro del otro o separados.',
  'check.rule':
    'La regla de calificación {{rule}} no se puede leer. Elija otra regla para sus clases y escríbala de nuevo.',
  'check.rule-levels':
    'La regla de calificación {{rule}} nombra un nivel que la escala {{scale}} de {{class}} no tiene. Elija allí otra regla.',
  'check.mended-back':
    '{{name}} ({{noun}}) está de vuelta, porque hay trabajo que depende de ello.',
  'check.mended-day': 'La inscripción de {{name}} en {{class}} es ahora de un solo día.',
  'check.mended-joined': 'Dos inscripciones de {{name}} en {{class}} son ahora una.',
  'job.check': 'Revisando el cuaderno',
  'job.backup': 'Haciendo una copia de seguridad',
  'job.restore': 'Examinando la copia de seguridad',
  'check.erased-altered':
    'Historial alterado: lo que está en lugar de los registros borrados no es lo que el borrado dejó allí.',
} as const;
