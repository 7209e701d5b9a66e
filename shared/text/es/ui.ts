/** Words that many views share. */
export const ui = {
  'ui.close': 'Cerrar',
  'ui.cancel': 'Cancelar',
  'ui.cancelling': 'Cancelando…',
  'ui.save': 'Guardar',
  'ui.add': 'Agregar',
  'ui.edit': 'Editar',
  'ui.undo': 'Deshacer',
  'ui.retry': 'Reintentar',
  'ui.dismiss': 'Quitar este mensaje',
  'ui.messages': 'Mensajes',
  'ui.loading': 'Cargando',
  'ui.file-types': 'Listas y paquetes',
  'ui.file-of': 'Archivo {{extension}}',
  'ui.work-on': '{{work}}: {{name}}',
} as const;
