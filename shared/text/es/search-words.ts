/** Words by which people look for an action in the palette, beside its name: shown nowhere. */
export const searchWords = {
  'words.palette': 'buscar encontrar comando orden menú paleta',
  'words.undo': 'deshacer atrás revertir error volver equivocación corregir',
  'words.redo': 'rehacer otra vez repetir adelante',
  'words.names': 'ocultar esconder mostrar nombres proyector privacidad anónimo pantalla',
  'words.keys': 'teclas teclado atajos ayuda chuleta acordeón',
  'words.import': 'importar archivo traer subir abrir csv cargar lista calificaciones notas',
  'words.import-roster': 'lista clase estudiantes alumnos nómina importar csv',
  'words.import-objectives': 'objetivos estándares importar csv currículo plan de estudios',
  'words.import-evidence':
    'evidencias calificaciones puntajes notas puntos canvas moodle brightspace google forms examen importar',
  'words.import-results':
    'estatal prueba distrito estandarizada resultados externos puntajes importar',
  'words.import-course': 'paquete curso currículo compartir importar',
  'words.take-record':
    'traspaso transferir transferencia docente anterior estudiante nuevo expediente historial',
  'words.day': 'día hoy todas las clases horario agenda resumen inicio',
  'words.closing': 'fecha límite boleta calificaciones entrega incompleto período fin cierre',
  'words.courses': 'cursos unidades objetivos currículo estándares materias',
  'words.bundles':
    'combinar fusionar enviar exportar compartir sincronizar computadora portátil codocente suplente paquete',
  'words.second':
    'segunda evaluación a ciegas moderación juez doble corrección concordancia acuerdo',
  'words.department': 'departamento jefatura jefe colegas resumen secciones mapa de calor',
  'words.own-file': 'cuaderno propio mío mi archivo abrir cambiar volver',
  'words.department-file': 'archivo departamento jefatura abrir cambiar secciones',
  'words.files': 'abrir archivo cuaderno cambiar otro recientes',
  'words.terms':
    'períodos semestre trimestre bimestre parcial seis semanas avance informe fechas año ciclo',
  'words.settings': 'ajustes preferencias opciones configuración nombre escuela',
  'words.settings-left':
    'registro salió entregas computadora exportado enviado divulgación privacidad ferpa quién recibió',
  'words.new-class': 'agregar añadir crear clase sección grupo hora',
  'words.history': 'historial pasos diario registro cambios deshacer lista',
  'words.check': 'revisar revisión reparar integridad dañado verificar archivo',
  'words.back-up': 'copia de seguridad respaldo guardar copiar seguro',
  'words.restore': 'restaurar recuperar copia de seguridad respaldo versión anterior',
  'words.backups': 'copias de seguridad respaldos archivo carpeta dónde',
  'words.students': 'estudiantes alumnos clases lista agregar inscribir dar de baja matrícula',
  'words.look': 'aspecto apariencia tema letra fuente sonido teclas accesibilidad',
  'words.start': 'inicio bienvenida primero empezar comenzar demostración prueba',
  'words.theme-system': 'tema colores automático sistema modo',
  'words.theme-light': 'tema claro luminoso blanco modo colores día',
  'words.theme-dark': 'tema oscuro noche negro modo colores',
  'words.view-grid': 'cuadrícula tabla cuaderno celdas notas puntajes calificaciones',
  'words.view-today': 'hoy lista de ayuda quién necesita ayuda prioridad pupitre',
  'words.view-objectives': 'objetivos plan ritmo fechas calendario unidades metas',
  'words.view-letters': 'letras calificaciones boleta promedio notas finales entregar',
  'words.view-reports':
    'informes reportes imprimir exportar pdf archivos csv semanal tiras notas apuntes papel',
  'words.add-picture':
    'imagen foto captura escáner archivo pdf adjuntar subir cámara trabajo evidencia',
  'words.mastery-check': 'comprobación comprobar evaluar registrar conversación intento examen',
  'words.new-task': 'tarea prueba examen asignación laboratorio proyecto nuevo nueva agregar',
  'words.clipboard': 'hoja de apuntes escribir papel filas anotar pasar',
  'words.retention': 'retención repaso repasar recordar espiral antiguo anterior',
  'words.charts': 'gráficas gráficos crecimiento progreso avance estadísticas distribución',
  'words.today-best': 'mejores veinte minutos prioridad más efecto cierre período',
  'words.today-time': 'tiempo quién tuvo mi tiempo equidad reparto visitas contacto visto',
  'words.today-weights': 'pesos puntos orden motivos ajustes lista de ayuda cambiar',
  'words.print-weekly': 'tira tiras lista semanal semana notas imprimir estudiantes pendientes',
  'words.prints': 'imprimir papel apuntes suplente sustituto hoja cuadrícula hoy hábitos',
  'words.save-files':
    'exportar guardar archivo csv xlsx excel hoja de cálculo sistema escolar powerschool powerteacher oneroster canvas brightspace sis',
  'words.part-plan': 'plan ritmo guía fechas previstas orden unidades planificación',
  'words.part-prerequisites':
    'requisitos previos prerrequisitos gráfica grafo mapa depende flechas',
  'words.part-pre-teaching':
    'preparación lagunas antes unidad falta conocimientos previos recién llegado expediente',
  'words.part-calendar':
    'calendario días libres feriados vacaciones nieve perdido suspensión rotación horario clase',
  'words.part-class':
    'clase reglas escala método umbral niveles puntajes promedio más alto ajuste cálculo',
  'words.part-overrides': 'valores puestos a mano manual bloqueado cambiado forzado',
  'words.part-habits': 'hábitos conducta comportamiento esfuerzo trabajo ciudadanía',
  'words.find-student': 'buscar encontrar estudiante alumno nombre ir quién',
} as const;
