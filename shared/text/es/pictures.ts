/** Pictures and files that are kept with an attempt. */
export const pictures = {
  'pictures.title': 'Imágenes y archivos',
  'pictures.of': 'Imágenes y archivos de este intento',
  'pictures.add': 'Agregar imagen',
  'pictures.add-long': 'Agregar imagen o archivo…',
  'pictures.take': 'Tomar foto',
  'pictures.choose': 'Elegir…',
  'pictures.where': 'Suelte aquí una imagen, un PDF o un texto, o péguelo con {{key}}.',
  'pictures.where-touch': 'Una foto, imagen, PDF o texto.',
  'pictures.keep':
    'Hasta cuatro, reducidos antes de guardarse. Los datos que escribió la cámara se eliminan.',
  'pictures.working': 'Reduciendo…',
  'pictures.added_one': 'Agregado al intento.',
  'pictures.added_other': 'Se agregaron {{count}} al intento.',
  'pictures.removed': 'Quitado. En treinta días desaparece también de las copias de seguridad.',
  'pictures.remove': 'Quitar',
  'pictures.save': 'Guardar…',
  'pictures.saved': 'Archivo guardado.',
  'pictures.full_one': 'Un intento guarda cuatro imágenes o archivos. Quite uno primero.',
  'pictures.full_other':
    'Un intento guarda cuatro imágenes o archivos; una combinación trajo más a este. Quite {{count}} primero.',
  'pictures.over_one': 'Un intento guarda cuatro imágenes o archivos; {{count}} quedó fuera.',
  'pictures.over_other': 'Un intento guarda cuatro imágenes o archivos; {{count}} quedaron fuera.',
  'pictures.why-heic':
    '{{name}} está en el formato propio del teléfono (HEIC), que aquí no se puede leer. Envíelo como JPEG, o elija “Más compatible” en los ajustes de la cámara.',
  'pictures.why-table':
    '{{name}} es una tabla. Para importarla, suéltela en cualquier lugar fuera del panel; para guardarla aquí, conviértala en PDF.',
  'pictures.why-unknown':
    '{{name}} no es una imagen, un PDF ni texto simple. Guárdelo en uno de esos formatos, o conserve una captura de pantalla.',
  'pictures.why-too-large':
    '{{name}} pasa de 300 kB. Guárdelo más pequeño, o conserve una captura de la página que importa.',
  'pictures.why-huge': '{{name}} pasa de 60 MB. Guárdelo primero más pequeño.',
  'pictures.why-points':
    '{{name}} tiene más de 110 millones de puntos, demasiado para una computadora portátil. Guárdelo primero más pequeño.',
  'pictures.why-unreadable':
    '{{name}} no se puede leer como imagen. Guárdelo como JPEG o PNG, o conserve una captura de pantalla.',
  'pictures.no-attempt':
    'En esta celda no hay ningún intento al que agregar una imagen. Registre uno primero.',
  'pictures.elsewhere':
    'Las imágenes se guardan con un intento: elija su celda en la cuadrícula y suéltelas en el panel de al lado.',
  'pictures.drop-there': 'Suéltela sobre un intento en el panel de su celda',
  'pictures.nothing-yet':
    'Elija una celda o registre primero un intento; después se le agregan imágenes.',
  'pictures.count_one': '{{count}} imagen o archivo',
  'pictures.count_other': '{{count}} imágenes o archivos',
  'pictures.one-of': '{{number}} de {{count}}',
  'pictures.label-picture': 'Imagen {{number}} de {{count}}, {{size}}',
  'pictures.label-file': '{{kind}} {{size}}, {{number}} de {{count}}',
  'pictures.size': '{{size}} kB',
  'pictures.larger': 'Más grande',
  'pictures.smaller': 'Más pequeña',
  'pictures.large': 'La imagen',
  'pictures.keys': '← → siguiente, + − tamaño, 0 entera, Supr quita',
  'pictures.keys-read': '← → siguiente, + − tamaño, 0 entera',
  'pictures.with_one': 'Con imágenes y archivos ({{count}}, {{size}} MB)',
  'pictures.with_other': 'Con imágenes y archivos ({{count}}, {{size}} MB)',
  'pictures.gone': 'Este archivo ya no está aquí.',
  'pictures.no-preview': 'Lo muestra otro programa: guárdelo y ábralo allí.',
  'pictures.covered': 'Mientras los nombres están ocultos, las imágenes también se cubren.',
  'pictures.work': 'El trabajo',
  'pictures.judge-keys':
    '+ − cambian el tamaño, z la agranda o la muestra entera, AvPág pasa a la siguiente imagen',
};
