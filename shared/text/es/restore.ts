/** Putting a backup in the place of the gradebook. */
export const restore = {
  'restore.line_one': '{{at}} · {{count}} entrada',
  'restore.line_other': '{{at}} · {{count}} entradas',
  'restore.this': 'Restaurar la copia de seguridad del {{at}}',
  'restore.restore': 'Restaurar',
  'restore.choose': 'Elegir un archivo de copia de seguridad…',
  'restore.none': 'Aún no hay ninguna copia de seguridad en esta computadora.',
  'restore.title': 'Restaurar una copia de seguridad',
  'restore.keeps':
    'Las copias de seguridad se hacen solas y se revisan al hacerse. El archivo que no se abre se conserva junto a ellas.',
  'restore.question':
    'El cuaderno pasa a ser la copia de seguridad “{{name}}”. El actual se conserva junto a las copias, con el nombre “before restore”.',
  'restore.running': 'Revisando la copia de seguridad',
  'restore.files-missing_one':
    'Restaurado, pero la imagen o el archivo de un intento ya no está junto a la copia de seguridad; se muestra como desaparecido. Otra copia o un paquete podría tenerlo.',
  'restore.files-missing_other':
    'Restaurado, pero {{count}} imágenes y archivos ya no están junto a la copia de seguridad; se muestran como desaparecidos. Otra copia o un paquete podría tenerlos.',
  'restore.done_one': 'Restaurado, con {{count}} entrada',
  'restore.done_other': 'Restaurado, con {{count}} entradas',
  'restore.kept': 'se conserva',
  'restore.in-second': 'en la segunda carpeta',
  'restore.older': 'Tomar la del {{at}}',
  'restore.counts_one': 'La copia contiene {{count}} entrada; el cuaderno tiene ahora {{now}}.',
  'restore.counts_other': 'La copia contiene {{count}} entradas; el cuaderno tiene ahora {{now}}.',
} as const;
