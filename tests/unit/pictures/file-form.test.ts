import { describe, expect, test } from 'vitest';
import { type FileForm, formOf } from '../../../renderer/pictures/file-form.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const CASES: readonly (readonly [string, FileForm, string])[] = [
  ['a photograph', 'picture', '\u00ff\u00d8\u00ff\u00e1'],
  ['a screenshot', 'png', '\u0089PNG\r\n'],
  ['a picture of the web', 'picture', 'RIFF\u0001\u0002\u0003\u0004WEBPVP8'],
  ['a sound in the same wrapping', 'other', 'RIFF\u0001\u0002\u0003\u0004WAVE'],
  ['a telephone’s own format', 'heic', '\0\0\0\u0018ftypheic'],
  ['the same under its general name', 'heic', '\0\0\0\u0018ftypmif1'],
  ['a film', 'other', '\0\0\0\u0018ftypmp42'],
  ['a PDF', 'other', '%PDF-1.7'],
  ['a text', 'other', 'What I did'],
  ['a drawing that may hold a program', 'other', '<svg>'],
  ['nothing', 'other', ''],
];

describe('what a chosen file is, by its first bytes', () => {
  test.each(CASES)('%s is %s', (_what, form, head) => {
    expect(formOf(bytes(head))).toBe(form);
  });
});
