// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { columnName, spreadsheetFile } from '../../../build/bench/spreadsheet-file.ts';

const data = {
  students: ['001', '002'],
  objectives: ['A&B', 'C2'],
  log: [
    { student: '001', objective: 'A&B', level: 3 },
    { student: '002', objective: 'C2', level: 1 },
    { student: '002', objective: 'C2', level: 2 },
  ],
  threshold: 2,
  bounds: [
    { letter: 'A', from: 90 },
    { letter: 'B', from: 50 },
    { letter: 'F', from: 0 },
  ],
};

const cellsOf = (isWorking: boolean) => {
  const document = new DOMParser().parseFromString(spreadsheetFile(data, isWorking), 'text/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return [...document.getElementsByTagName('table:table-cell')];
};

test('the log of the bench is a spreadsheet whose grid and letters are formulas over all attempts', () => {
  const formulas = cellsOf(true)
    .map((cell) => cell.getAttribute('table:formula'))
    .filter((formula) => formula !== null);
  expect(formulas).toEqual([
    'of:=ROUND(100*COUNTIF([Grid.B2:.C2];">0")/2;2)',
    'of:=IF([.B2]>=90;"A";IF([.B2]>=50;"B";"F"))',
    'of:=ROUND(100*COUNTIF([Grid.B3:.C3];">0")/2;2)',
    'of:=IF([.B3]>=90;"A";IF([.B3]>=50;"B";"F"))',
    'of:=COUNTIFS([Log.$A$2:.$A$4];[.$A2];[Log.$B$2:.$B$4];[.B$1];[Log.$C$2:.$C$4];">=2")',
    'of:=COUNTIFS([Log.$A$2:.$A$4];[.$A2];[Log.$B$2:.$B$4];[.C$1];[Log.$C$2:.$C$4];">=2")',
    'of:=COUNTIFS([Log.$A$2:.$A$4];[.$A3];[Log.$B$2:.$B$4];[.B$1];[Log.$C$2:.$C$4];">=2")',
    'of:=COUNTIFS([Log.$A$2:.$A$4];[.$A3];[Log.$B$2:.$B$4];[.C$1];[Log.$C$2:.$C$4];">=2")',
  ]);
});

test('without formulas it is as large, so that opening can be told from calculating', () => {
  expect(cellsOf(false)).toHaveLength(cellsOf(true).length);
  expect(cellsOf(false).some((cell) => cell.hasAttribute('table:formula'))).toBe(false);
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [72, 'BU'],
])('column %d is %s', (index, name) => {
  expect(columnName(index)).toBe(name);
});
