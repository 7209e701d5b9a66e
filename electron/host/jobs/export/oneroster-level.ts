import { levelIndexFor } from '#shared/domain/scale.ts';
import type { ClassBook } from '../../class/class-book.ts';
import { scaleText } from '../../interchange/export/oneroster-package.ts';

/** A level's name as it stands in the scale of the class. */
export const levelText = ({ scale }: ClassBook, value: number): string =>
  scaleText(scale.levels[levelIndexFor(scale, value)]?.name ?? '');
