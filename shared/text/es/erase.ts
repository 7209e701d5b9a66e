/** Borrar para siempre: lo que se va, lo que se queda, lo que ya salió. */
export const erase = {
  'job.erase': 'Contando lo que se va',
  'job.erase-file': 'Borrando; ya no se puede detener',
  'job.erase-backups': 'Reescribiendo las copias de seguridad; ya no se puede detener',
  'erase.student': 'Borrar para siempre…',
  'erase.class': 'Borrar la clase para siempre…',
  'erase.title-student': 'Borrar a un estudiante para siempre',
  'erase.title-class': 'Borrar una clase para siempre',
  'erase.lead_one': '{{count}} registro sale de este cuaderno y de su historial:',
  'erase.lead_other': '{{count}} registros salen de este cuaderno y de su historial:',
  'erase.attempts_one': '{{count}} intento con su comentario',
  'erase.attempts_other': '{{count}} intentos con sus comentarios',
  'erase.notes_one': '{{count}} nota privada o conversación con la familia',
  'erase.notes_other': '{{count}} notas privadas y conversaciones con la familia',
  'erase.files_one': '{{count}} imagen o archivo',
  'erase.files_other': '{{count}} imágenes y archivos',
  'erase.letters_one': '{{count}} calificación que se entregó',
  'erase.letters_other': '{{count}} calificaciones que se entregaron',
  'erase.students_one': '{{count}} estudiante que no está en ninguna otra clase:',
  'erase.students_other': '{{count}} estudiantes que no están en ninguna otra clase:',
  'erase.staying_one':
    '{{count}} estudiante se queda, porque está en otra clase, sin lo que se hizo en esta',
  'erase.staying_other':
    '{{count}} estudiantes se quedan, porque están en otras clases, sin lo que se hizo en esta',
  'erase.backups_one': '{{count}} copia de seguridad se reescribe sin ello y se revisa',
  'erase.backups_other': '{{count}} copias de seguridad se reescriben sin ello y se revisan',
  'erase.elsewhere_one': '{{count}} intento cuenta también en otra clase. Se va también.',
  'erase.elsewhere_other': '{{count}} intentos cuentan también en otras clases. Se van también.',
  'erase.away_one':
    '{{count}} archivo con una parte de ello salió de esta computadora y está fuera de alcance. “Entregas de datos”, en los ajustes, dice adónde fue.',
  'erase.away_other':
    '{{count}} archivos con una parte de ello salieron de esta computadora y están fuera de alcance. “Entregas de datos”, en los ajustes, dice adónde fueron.',
  'erase.no-way-back':
    'Nadie puede recuperarlo, y los pasos anteriores ya no se pueden deshacer. Combinar tampoco lo recupera, y lo borra en sus otras computadoras.',
  'erase.type-student': 'Escriba el nombre como está arriba',
  'erase.type-class': 'Escriba el nombre de la clase como está arriba',
  'erase.do': 'Borrar para siempre',
  'erase.done-plain': 'Borrado para siempre.',
  'erase.done_one': 'Borrado para siempre. Una copia de seguridad se reescribió y se revisó.',
  'erase.done_other':
    'Borrado para siempre. {{count}} copias de seguridad se reescribieron y se revisaron.',
  'erase.done-but_one':
    'Borrado de este cuaderno. Una copia de seguridad no se pudo reescribir y quizá aún lo contenga:',
  'erase.done-but_other':
    'Borrado de este cuaderno. {{count}} copias de seguridad no se pudieron reescribir y quizá aún lo contengan:',
  'erase.done-but-next':
    'Se intenta de nuevo cada vez que se abre el cuaderno. Bórrelas a mano si nadie las necesita.',
  'erase.also_one': 'También se borra el otro registro de la misma persona:',
  'erase.also_other': 'También se borran los otros {{count}} registros de la misma persona:',
  'erase.second-away':
    'La segunda carpeta no está conectada: lo que hay allí se reescribe cuando vuelva.',
  'erase.beside_one':
    'Otro archivo de cuaderno aún lo contiene. Bórrelo también allí, o elimine ese archivo si nadie lo necesita:',
  'erase.beside_other':
    '{{count}} archivos de cuaderno más aún lo contienen. Bórrelo también allí, o elimine los que nadie necesite:',
} as const;
