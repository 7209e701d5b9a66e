import { expect, test } from 'vitest';
import { writtenDate } from '../../../electron/host/interchange/date-text.ts';
import { yesOrNo } from '../../../electron/host/interchange/yes-or-no.ts';
import { filesHost } from './host-with-files.ts';

// Lists as a school writes them that speaks Spanish; the hints of the window name these headings.

const LIST =
  'ID escolar,Nombre,Apellidos,Nombre de uso,Correo,Grado\n001,José,Ñúñez,Pepe,p@x.org,9\n';
const PLAN = [
  'Unidad,Código,Objetivo,Meta de aprendizaje,Esencial,Requisitos previos,Fecha prevista,Umbral,Ejemplos,Recurso,Estándar',
  'Gases,G1,Enunciar la ley,Puedo enunciarla,sí,,30/09/2026,Claro,Un globo,https://x.org,PS1',
  'Gases,G2,Usar la ley,,no,G1,30 de septiembre de 2026,,,,',
].join('\n');
const choices = { class: 'Química 1', course: 'Química' } as const;

async function school() {
  const host = await filesHost();
  await host.take(host.file('l.csv', LIST), { kind: 'roster', class: choices.class });
  const { taken } = await host.take(host.file('o.csv', PLAN), { kind: 'objectives', ...choices });
  expect(taken.problems).toEqual([]);
  return host;
}

test('a class list, objectives, evidence and results are read by their Spanish headings', async () => {
  const host = await school();
  const [known] = await host.ask('class.list', {});
  const { students } = await host.ask('roster.get', { class: known?.id ?? '' });
  expect(students.map(({ student }) => student)).toMatchObject([
    { schoolId: '001', givenName: 'José', familyName: 'Ñúñez', called: 'Pepe', grade: '9' },
  ]);
  const grid = await host.ask('grid.get', { class: known?.id ?? '' });
  expect(grid.objectives).toMatchObject({
    code: ['G1', 'G2'],
    critical: [true, false],
    due: ['2026-09-30', '2026-09-30'],
  });
  const evidence = [
    'Estudiante,Objetivo,Fecha,Nivel,Puntaje,Sobre,Tipo,Tarea,Versión,Quién evalúa,Comentarios',
    '"Ñúñez, José",G1,2026-10-01,Profundo,,,Examen,Prueba 1,A,Sra. Paz,bien',
    '"Ñúñez, José",G2,2 oct 2026,,7,10,observación,,,,',
    '"Ñúñez, José",G2,03 ene 2027,Aún no,,,,,,,',
  ].join('\n');
  const { preview } = await host.take(host.file('e.csv', evidence), { kind: 'auto', ...choices });
  expect(preview).toMatchObject({ kind: 'evidence', new: 3, refused: 0, problems: [] });
  const results = 'Id escolar;Prueba;Fecha;Puntaje;Banda\n001;Prueba estatal;2026-05-01;512;Alta\n';
  const taken = await host.take(host.file('r.csv', results), { kind: 'auto' });
  expect(taken.preview).toMatchObject({ kind: 'results', new: 1, refused: 0, problems: [] });
});

test.each([
  ['Nombre\nAna María López\n', 'Ana María', 'López'],
  ['Estudiante\n"López, Ana"\n', 'Ana', 'López'],
  ['Nombre completo,Matrícula\n"López Paz, Ana",7\n', 'Ana', 'López Paz'],
  ['Nombre,Apellidos\nAna María,López\n', 'Ana María', 'López'],
])('%j names the student in two parts', async (text, givenName, familyName) => {
  const host = await filesHost();
  await host.take(host.file('l.csv', text), { kind: 'roster', class: '1' });
  const [known] = await host.ask('class.list', {});
  const { students } = await host.ask('roster.get', { class: known?.id ?? '' });
  expect(students.map((one) => one.student)).toMatchObject([{ givenName, familyName }]);
});

test.each([
  ['10 nov 2026', '2026-11-10'],
  ['10 de noviembre de 2026', '2026-11-10'],
  ['1 de enero del 2027', '2027-01-01'],
  ['miércoles, 5 ago 2026', '2026-08-05'],
  ['3 abr. 2026', '2026-04-03'],
  ['30 de septiembre de 2026', '2026-09-30'],
])('%s is a day', (written, date) => {
  expect(writtenDate(written)).toEqual({ kind: 'sure', date });
});

test.each([
  ['sí', true],
  ['Sí', true],
  ['SI', true],
  ['verdadero', true],
  ['no', false],
  ['falso', false],
  ['quizás', null],
])('%s is %s', (written, meant) => {
  expect(yesOrNo(written)).toBe(meant);
});
