/** A node of the tree of pages with its count, whichever of the two is written first. */
const NODES = [
  /\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)/g,
  /\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages\b/g,
];

/** How many pages a PDF says that it has: the root of the tree counts most. */
export function pageCount(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  const counts = NODES.flatMap((node) =>
    [...text.matchAll(node)].map(([, count]) => Number(count)),
  );
  return Math.max(0, ...counts);
}
