/** Dónde está el archivo, qué hay en su lugar y a su lado, y la segunda carpeta de copias. */
export const keeping = {
  'keeping.place-synced':
    'Este cuaderno está en una carpeta que {{by}} copia a otras computadoras. Un programa que lo copia mientras está abierto puede mezclar dos versiones.',
  'keeping.place-network':
    'Este cuaderno está en una carpeta compartida de la red. Si la red se corta en medio de un cambio, el archivo puede dañarse.',
  'keeping.place-removable':
    'Este cuaderno está en una memoria o un disco externo. Si se desconecta en medio de un cambio, el archivo puede dañarse.',
  'keeping.move-how':
    'Al moverlo se hace una copia revisada en esta computadora; el archivo anterior se queda allí con otro nombre, y sus copias de seguridad también.',
  'keeping.move': 'Mover a esta computadora',
  'keeping.moving': 'Moviendo',
  'keeping.moved': 'El cuaderno está ahora en esta computadora.',
  'keeping.leave': 'Dejarlo allí',
  'keeping.swapped':
    'Este archivo se reemplazó mientras Gradus estaba cerrado: no contiene lo que se ingresó el {{at}}.',
  'keeping.swapped-newest': 'Su entrada más reciente es del {{at}}.',
  'keeping.swapped-backup': 'La copia de seguridad del {{at}} tiene lo que falta.',
  'keeping.swapped-part': 'La copia de seguridad del {{at}} tiene una parte de lo que falta.',
  'keeping.swapped-none':
    'Ninguna copia de seguridad a la que se pueda llegar lo tiene. Quizá lo tenga una memoria con copias.',
  'keeping.swapped-take': 'Ver lo que falta…',
  'keeping.swapped-this': 'Este archivo es el que quiero',
  'keeping.copy_one':
    'Junto al cuaderno hay una segunda versión, “{{name}}”, con {{count}} paso que no está aquí.',
  'keeping.copy_other':
    'Junto al cuaderno hay una segunda versión, “{{name}}”, con {{count}} pasos que no están aquí.',
  'keeping.copy-newest': 'El más reciente es del {{at}}.',
  'keeping.copy-take': 'Ver lo que tiene…',
  'keeping.copy-leave': 'Dejarla fuera',
  'keeping.notices': 'Sobre el archivo',
  'keeping.missing_one': 'La segunda carpeta de copias falta desde hace {{count}} día.',
  'keeping.missing_other': 'La segunda carpeta de copias falta desde hace {{count}} días.',
  'keeping.second': 'Segunda carpeta de copias de seguridad',
  'keeping.second-how':
    'Cada copia de seguridad se copia también allí y se revisa: una memoria, o una carpeta que un programa copia a otras computadoras. Una copia de seguridad es un archivo cerrado, así que no hay riesgo.',
  'keeping.second-on': 'Las copias de seguridad se copian también en {{folder}}.',
  'keeping.second-made': 'La más reciente es del {{at}}.',
  'keeping.second-gone':
    'Ahora no se puede llegar a ella. Cuando vuelva, la siguiente copia de seguridad llevará todo allí.',
  'keeping.second-folder': 'Carpeta',
  'keeping.second-use': 'Copiar allí las copias de seguridad',
  'keeping.second-use-of': 'Copiar las copias de seguridad en {{folder}}',
  'keeping.second-offer-removable': 'Memoria o disco “{{name}}”',
  'keeping.second-offer-network': 'Carpeta compartida “{{name}}”',
  'keeping.second-offer-synced': '{{name}}',
  'keeping.second-running': 'Copiando allí las copias de seguridad',
  'keeping.second-done_one': 'Hay allí {{count}} copia de seguridad, revisada.',
  'keeping.second-done_other': 'Hay allí {{count}} copias de seguridad, revisadas.',
  'keeping.second-other': 'Elegir otra',
  'keeping.second-stop': 'Dejar de copiar allí',
  'keeping.second-stopped':
    'Las copias de seguridad ya no se copian allí. Las que están allí se quedan.',
  'keeping.second-later': 'Ahora no',
  'keeping.why.whole': 'escriba la ruta completa, desde el disco',
  'keeping.why.none': 'no existe esa carpeta',
  'keeping.why.same': 'el cuaderno y sus copias ya están allí; elija otra',
  'keeping.why.closed': 'no se puede escribir nada allí',
} as const;
