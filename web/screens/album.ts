/** The pictures together: a page of all of them, and contact sheets of a few each. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Variant } from './studio.ts';

export interface Taken {
  readonly page: string;
  /** With the language, where that is not English. */
  readonly name: string;
  readonly variant: Variant;
  /** Within the folder of the album. */
  readonly file: string;
}

const SHEET = { width: 1_600, height: 900 } as const;
/** On a sheet: so many of a width fit beside each other and can still be read. */
const PLACES = { wide: { columns: 3, pictures: 9 }, narrow: { columns: 6, pictures: 12 } } as const;

/** Writes `index.html` and `sheets/`. */
export async function bindAlbum(
  browser: Browser,
  folder: string,
  all: readonly Taken[],
): Promise<void> {
  const sheets = sheetsOf(all);
  const page = await browser.newPage({ viewport: SHEET });
  for (const { name, taken, columns } of sheets) {
    const file = join(folder, 'sheet.html');
    writeFileSync(file, documentOf(name, taken, columns));
    await page.goto(`file://${file}`, { waitUntil: 'load' });
    await page.screenshot({ path: join(folder, 'sheets', `${name}.png`), fullPage: true });
  }
  await page.close();
  writeFileSync(join(folder, 'index.html'), documentOf('All pictures', all, 4));
}

function sheetsOf(all: readonly Taken[]) {
  const piles = new Map<string, Taken[]>();
  for (const one of all) {
    const pile = `${one.page}-${one.variant.name}`;
    piles.set(pile, [...(piles.get(pile) ?? []), one]);
  }
  return [...piles].flatMap(([pile, ofPile]) => {
    const { columns, pictures } = pile.includes('wide') ? PLACES.wide : PLACES.narrow;
    const count = Math.ceil(ofPile.length / pictures);
    return Array.from({ length: count }, (_, at) => ({
      name: `${pile}-${at + 1}`,
      taken: ofPile.slice(at * pictures, (at + 1) * pictures),
      columns,
    }));
  });
}

function documentOf(title: string, taken: readonly Taken[], columns: number): string {
  const figures = taken.map(
    ({ page, name, variant, file }) =>
      `<figure><figcaption>${page} · ${name} · ${variant.name}</figcaption>` +
      `<a href="${file}"><img src="${file}" alt=""></a></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>${title}</title><style>
body { margin: 12px; font: 13px system-ui; background: #888; }
main { display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 12px; }
figure { margin: 0; } figcaption { color: #fff; }
img { width: 100%; max-height: 1100px; object-fit: cover; object-position: top; }
</style><main>${figures.join('\n')}</main>`;
}
