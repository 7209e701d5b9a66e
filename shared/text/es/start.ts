/** The first page of an empty gradebook. */
export const start = {
  'start.title': 'Un cuaderno de calificaciones basado en el dominio',
  'start.lead':
    'Estudiantes en filas, objetivos en columnas. De ahí salen la lista de hoy, que dice a quién ver primero, y las calificaciones que pide la escuela. Todo queda en un solo archivo en esta computadora.',
  'start.bring': 'Traer la lista de la clase',
  'start.bring-how':
    'Un archivo CSV del sistema de la escuela, un paquete OneRoster o filas copiadas de una hoja de cálculo. Primero hay una vista previa; antes de ella no se importa nada.',
  'start.choose-file': 'Elegir un archivo…',
  'start.paste': 'Pegar filas…',
  'start.or-drop': 'o soltar un archivo en cualquier lugar de esta ventana',
  'start.type': 'Escribir la clase',
  'start.type-how':
    'Una clase empieza por su nombre. Después se agregan sus estudiantes uno por uno y sus objetivos como lista.',
  'start.type-name': 'Nombre de la clase',
  'start.type-make': 'Crear la clase',
  'start.restore': 'Restaurar una copia de seguridad',
  'start.restore-how':
    'Una copia de seguridad es un archivo de cuaderno completo. Primero se revisa; el cuaderno actual se conserva a su lado.',
  'start.demo': 'Explorar con clases de demostración',
  'start.demo-how':
    'Seis clases de química inventadas, con entradas hasta hoy. Más adelante se pueden descartar empezando con un archivo nuevo.',
  'start.demo-run': 'Crear la demostración',
  'start.demo-running': 'Creando seis clases',
  'start.demo-full':
    'Este cuaderno ya tiene clases, así que la demostración no se mezcla con ellas. Necesita un archivo propio.',
  'start.about':
    'Para el encabezado de las páginas impresas y el nombre de quien evalúa. Ambos pueden esperar.',
  'start.yourself': 'Usted y su escuela',
  'start.teacher': 'Docente',
  'start.school': 'Escuela',
  'start.back': 'Volver al cuaderno',
} as const;
