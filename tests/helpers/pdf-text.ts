import { inflateSync } from 'node:zlib';

/** The words of each page of a PDF that Chromium wrote, in the order in which they were drawn. */
export function pdfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const fonts = fontsOf(objects);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  return pages.map(({ head }) => {
    const content = Number(/\/Contents\s+(\d+)/.exec(head)?.[1]);
    return wordsIn(objects.get(content)?.stream ?? '', fonts);
  });
}

/** Width and height of the first page in points. */
export function pdfSize(pdf: Buffer): [number, number] {
  const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf.toString('latin1'));
  return [Number(box?.[1]), Number(box?.[2])];
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('endobj', start);
    const at = text.indexOf('stream\n', start);
    const hasStream = at !== -1 && at < end;
    const head = text.slice(start, hasStream ? at : end);
    const length = Number(/\/Length\s+(\d+)/.exec(head)?.[1] ?? 0);
    const bytes = pdf.subarray(at + 7, at + 7 + length);
    const isPacked = hasStream && head.includes('/FlateDecode');
    const stream = hasStream ? (isPacked ? inflateSync(bytes) : bytes).toString('latin1') : '';
    objects.set(Number(match[1]), { head, stream });
  }
  return objects;
}

type Font = ReadonlyMap<string, string>;

/** What each glyph of each font means. */
function fontsOf(objects: ReadonlyMap<number, PdfObject>): Map<string, Font> {
  const fonts = new Map<string, Font>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id] of head.matchAll(/\/(F\d+)\s+(\d+)\s+0\s+R/g)) {
      const map = /\/ToUnicode\s+(\d+)/.exec(objects.get(Number(id))?.head ?? '')?.[1];
      const font = objects.get(Number(map));
      if (font) fonts.set(name, glyphsOf(font.stream));
    }
  }
  return fonts;
}

const letters = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

function glyphsOf(map: string): Font {
  const glyphs = new Map<string, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', hex = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      glyphs.set(glyph.toUpperCase(), letters(hex));
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', hex = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = Number.parseInt(from, 16);
      const meant = Number.parseInt(hex, 16);
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph += 1) {
        const key = glyph.toString(16).toUpperCase().padStart(from.length, '0');
        glyphs.set(key, letters((meant + glyph - first).toString(16).padStart(4, '0')));
      }
    }
  }
  return glyphs;
}

function wordsIn(content: string, fonts: ReadonlyMap<string, Font>): string {
  const parts: string[] = [];
  let font: Font | undefined;
  for (const [, name, hex, end] of content.matchAll(
    /\/(F\d+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>|\b(ET)\b/g,
  )) {
    if (name !== undefined) font = fonts.get(name);
    else if (end !== undefined) parts.push(' ');
    else {
      const width = font?.keys().next().value?.length ?? 2;
      const codes = hex?.toUpperCase().match(new RegExp(`.{${width}}`, 'g')) ?? [];
      parts.push(codes.map((code) => font?.get(code) ?? '').join(''));
    }
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}
