import type { CSSProperties } from 'react';

/** What a scale of one's own says of how a level looks; without it the drawn marks hold. */
export interface OwnLook {
  readonly glyph?: string | null;
  /** Like `#1a6f6c`. */
  readonly colour?: string | null;
}

type Rgb = readonly [number, number, number];

/** A ground and what is written on it, in one theme. */
export interface Ground {
  readonly ground: string;
  readonly ink: '#000000' | '#ffffff';
}

/** The page in the dark, which a colour is mixed with so that it does not glare. */
const NIGHT: Rgb = [22, 24, 28];

/** Signs that are drawn as the rings of the built-in levels, so that every machine shows them alike. */
const RINGS: Readonly<Record<string, number>> = { '○': 0, '◔': 25, '◑': 50, '◕': 75, '●': 100 };

/** The ring that a level's sign asks for; null for another sign or none. */
export const ringOf = ({ glyph }: OwnLook = {}): number | null => RINGS[glyph ?? ''] ?? null;

/** The sign that is written as text; null where a ring is drawn. */
export const signOf = (look: OwnLook = {}): string | null =>
  look.glyph && ringOf(look) === null ? look.glyph : null;

/** The colour as a ground by day and by night; black or white on it, whichever is clearer. */
export function groundsOf(colour: string): { readonly light: Ground; readonly dark: Ground } {
  const rgb = rgbOf(colour);
  const dimmed = rgb.map((part, i) => Math.round(part * 0.6 + (NIGHT[i] ?? 0) * 0.4));
  return { light: groundOf(rgb), dark: groundOf(dimmed as unknown as Rgb) };
}

/** Ground and ink as CSS variables for one element: `--tone` and `--tone-ink`. */
export function ownTone({ colour }: OwnLook = {}): CSSProperties | undefined {
  const pair = colour ? pairOf(colour) : null;
  return pair ? ({ '--tone': pair.ground, '--tone-ink': pair.ink } as CSSProperties) : undefined;
}

/** The ground alone, as CSS for both themes; null without a colour. */
export const ownGround = ({ colour }: OwnLook = {}): string | null =>
  colour ? pairOf(colour).ground : null;

/** The same for all levels at once, by their place: what cells of the class `own-3` take. */
export function ownTones(levels: readonly OwnLook[]): CSSProperties | undefined {
  const all: Record<string, string> = {};
  levels.forEach(({ colour }, index) => {
    if (!colour) return;
    const { ground, ink } = pairOf(colour);
    all[`--own-ground-${index}`] = ground;
    all[`--own-ink-${index}`] = ink;
  });
  return Object.keys(all).length === 0 ? undefined : (all as CSSProperties);
}

/** Class names of a cell that shows a level with a look of its own; empty without one. */
export const ownClass = (look: OwnLook | undefined, index: number): string =>
  `${look?.colour ? ` own own-${index}` : ''}${signOf(look) === null ? '' : ' sign'}`;

/** A share between two colours of WCAG 2.2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(rgbOf(a)), luminance(rgbOf(b))].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function pairOf(colour: string) {
  const { light, dark } = groundsOf(colour);
  return {
    ground: `light-dark(${light.ground}, ${dark.ground})`,
    ink: `light-dark(${light.ink}, ${dark.ink})`,
  };
}

function groundOf(rgb: Rgb): Ground {
  const ground = `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  const isBlackClearer = contrast(ground, '#000000') >= contrast(ground, '#ffffff');
  return { ground, ink: isBlackClearer ? '#000000' : '#ffffff' };
}

function rgbOf(colour: string): Rgb {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) || 0;
  return [part(1), part(3), part(5)];
}

function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
