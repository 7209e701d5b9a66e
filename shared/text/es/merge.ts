/** Bundles, merging and the department. */
export const merge = {
  'bundle.several_one': '{{count}} paquete',
  'bundle.several_other': '{{count}} paquetes',
  'bundle.why.empty': 'está vacío; pídalo de nuevo',
  'bundle.why.not-one': 'no es un paquete de Gradus (.gradus); elija el archivo que se exportó',
  'bundle.why.nested': 'hay un paquete dentro de otro; descomprímalo y combine lo que hay dentro',
  'bundle.why.damaged': 'está dañado; pídalo de nuevo',
  'bundle.why.truncated': 'le falta el final; cópielo o descárguelo de nuevo',
  'bundle.why.too-large': 'descomprimido ocupa mucho más de lo que puede contener un paquete',
  'bundle.why.line': 'su registro {{line}} no es como debería ser; pídalo de nuevo',
  'bundle.why.clock':
    'contiene un cambio fechado después del año 9999, que ningún reloj marca; pregunte quién hizo el archivo',
  'bundle.why.passphrase': 'está cifrado con una frase de contraseña, que hace falta para abrirlo',
  'bundle.why.identity':
    'está cifrado para una clave; hace falta el archivo de la clave secreta para abrirlo',
  'bundle.why.bad-identity': 'el archivo de clave no contiene una clave secreta de age',
  'bundle.why.wrong-passphrase': 'la frase de contraseña no lo abre',
  'bundle.why.wrong-key': 'se cifró para otra clave',
  'job.export': 'Guardando el archivo',
  'job.export-finish': 'Terminando el archivo',
  'job.export-cancelled': 'Cancelado; no se guardó ningún archivo.',
  'job.merge-open': 'Abriendo paquetes',
  'job.merge-read': 'Leyendo paquetes',
  'job.merge-finish': 'Terminando',
} as const;
