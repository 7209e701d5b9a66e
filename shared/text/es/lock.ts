/** El bloqueo del cuaderno: su pantalla, su parte de los Ajustes, el primer inicio. */
export const lock = {
  'job.lock': 'Bloqueando el cuaderno y sus copias de seguridad',
  'job.unlock': 'Quitando el bloqueo del cuaderno y de sus copias de seguridad',
  'lock.title': 'Este cuaderno está bloqueado',
  'lock.passphrase': 'Frase de contraseña',
  'lock.secret': 'Frase de contraseña o código de recuperación',
  'lock.code': 'Código de recuperación',
  'lock.code-hint': 'Los seis grupos que se imprimieron cuando se bloqueó el cuaderno.',
  'lock.open': 'Abrir',
  'lock.opening': 'Abriendo…',
  'lock.use-code': 'Usar el código de recuperación',
  'lock.use-passphrase': 'Usar la frase de contraseña',
  'lock.show': 'Mostrar lo escrito',
  'lock.off-now':
    'Este cuaderno no está bloqueado: quien tenga esta computadora, o una copia del archivo, puede leerlo.',
  'lock.what':
    'Bloqueado, el cuaderno y todas sus copias de seguridad están cifrados y se abren solo con una frase de contraseña. Nadie puede recuperar una olvidada; para eso está el código de recuperación.',
  'lock.on-now': 'Este cuaderno está bloqueado, y sus copias de seguridad también.',
  'lock.not-whole':
    'Algunas copias de seguridad aún no se pudieron bloquear. Gradus sigue con ellas la próxima vez que se abra el cuaderno.',
  'lock.suggested': 'Frase de contraseña',
  'lock.suggested-hint':
    'Estas seis palabras se eligieron al azar. Anótelas, o escriba una frase de contraseña propia.',
  'lock.short': 'Una frase de contraseña necesita al menos 12 caracteres.',
  'lock.other-words': 'Otras palabras',
  'lock.lock': 'Bloquear el cuaderno',
  'lock.now': 'Bloquear ahora',
  'lock.idle': 'Bloquear por sí solo',
  'lock.idle-never': 'Nunca',
  'lock.idle-minutes_one': 'Tras {{count}} minuto sin teclas',
  'lock.idle-minutes_other': 'Tras {{count}} minutos sin teclas',
  'lock.change': 'Cambiar la frase de contraseña…',
  'lock.change-title': 'Cambiar la frase de contraseña',
  'lock.change-do': 'Cambiar',
  'lock.changed': 'La frase de contraseña se cambió.',
  'lock.current': 'Frase de contraseña o código de recuperación actual',
  'lock.new-code': 'Nuevo código de recuperación…',
  'lock.new-code-title': 'Nuevo código de recuperación',
  'lock.new-code-do': 'Hacer un código nuevo',
  'lock.new-code-how': 'El código anterior ya no abre nada.',
  'lock.take-off': 'Quitar el bloqueo…',
  'lock.take-off-title': 'Quitar el bloqueo',
  'lock.take-off-do': 'Quitarlo',
  'lock.take-off-how':
    'Desde entonces, quien tenga esta computadora, o una copia del archivo o de una copia de seguridad, puede leerlo.',
  'lock.taken-off': 'El cuaderno ya no está bloqueado.',
  'lock.done-title': 'El código de recuperación',
  'lock.done':
    'El cuaderno está bloqueado. Imprima o anote esto ahora: se muestra solo esta vez, y abre el cuaderno si se olvida la frase de contraseña.',
  'lock.done-new':
    'Imprima o anote esto ahora: se muestra solo esta vez. El código anterior ya no vale.',
  'lock.code-of': 'Código de recuperación del cuaderno {{file}}',
  'lock.paper':
    'Abre el cuaderno si se olvida su frase de contraseña. Guárdelo donde nadie lo encuentre junto con la computadora. En otra computadora, el pequeño archivo {{file}}.key debe estar junto al cuaderno.',
  'lock.print': 'Imprimir',
  'lock.kept': 'Lo tengo',
  'lock.start': 'Bloquearlo con una frase de contraseña',
  'lock.start-how':
    'Así no lee el cuaderno quien encuentre o tome prestada esta computadora. Puede esperar: también está en Ajustes.',
} as const;
