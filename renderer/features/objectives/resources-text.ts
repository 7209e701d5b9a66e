interface Resource {
  readonly title: string;
  readonly link: string | null;
}

/** One resource a line: the title, then the link. */
export function resourcesToText(resources: readonly Resource[]): string {
  return resources.map(({ title, link }) => (link ? `${title} ${link}` : title)).join('\n');
}

/** Reads what resourcesToText writes; a line that is only a link is its own title. */
export function resourcesFromText(text: string): { title: string; link: string | null }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const found = /^(.*?)\s*(https?:\/\/\S+)$/.exec(line);
      if (!found) return { title: line, link: null };
      const link = found[2] ?? '';
      return { title: found[1] || link, link };
    });
}
