/**
 * `npm run screens`: an engine with people in it, and a picture of every page and state, in two
 * widths, two themes and, some, in a second language, in `dist/screens/index.html`.
 *
 *   npm run screens -- wallet bets    pictures only rows whose names begin so
 *   npm run screens -- --docs         takes those that stand in the documents, into docs/pictures
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { must } from '../../src/kernel/assert.ts';
import { bindAlbum, type Taken } from './album.ts';
import { CONSOLE_SCREENS } from './console-screens.ts';
import { DOCS_FOLDER, DOCS_PICTURES } from './docs-pictures.ts';
import { openHouse } from './house.ts';
import { PORTAL_SCREENS } from './portal-screens.ts';
import { areasWithout, type PageName, type ScreenRow } from './screen-row.ts';
import { picture, Studio, VARIANTS } from './studio.ts';

const FOLDER = resolve('dist/screens');
const ROWS: Readonly<Record<PageName, readonly ScreenRow[]>> = {
  portal: [...PORTAL_SCREENS, ...areasWithout(PORTAL_SCREENS, 'portal', 'ada')],
  console: [...CONSOLE_SCREENS, ...areasWithout(CONSOLE_SCREENS, 'console', 'admin')],
};
const PAGES = ['portal', 'console'] as const;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const ends: (() => unknown)[] = [];
const atEnd = { teardown: (end: () => unknown) => void ends.unshift(end) };
try {
  await main(process.argv.slice(2));
} finally {
  for (const end of ends) await end();
}

async function main(words: readonly string[]): Promise<void> {
  say('An engine is filled with people, draws and events …');
  const studio = await Studio.open(atEnd, await openHouse(atEnd));
  if (words.includes('--docs')) return takeForDocs(studio);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, 'sheets'), { recursive: true });
  const taken: Taken[] = [];
  for (const page of PAGES) {
    const wanted = ROWS[page].filter(
      ({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)),
    );
    for (const row of wanted) taken.push(...(await takeRow(studio, page, row)));
  }
  await bindAlbum(studio.browser, FOLDER, taken);
  say(`${taken.length} pictures: ${join(FOLDER, 'index.html')}`);
}

/** In English in every variant; in Russian where the row says so, in the light ones. */
async function takeRow(studio: Studio, page: PageName, row: ScreenRow): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const language of row.isRussian === true ? ['en', 'ru'] : ['en']) {
    const name = language === 'en' ? row.name : `${row.name}.${language}`;
    const variants = VARIANTS.filter(({ theme }) => language === 'en' || theme === 'light');
    try {
      await studio.visit(page, row, language, async (view) => {
        for (const variant of variants) {
          const file = `${page}/${name}.${variant.name}.png`;
          await picture(view, variant, join(FOLDER, file));
          taken.push({ page, name, variant, file });
        }
      });
    } catch (error) {
      // One view that does not come is told, and the others are pictured all the same.
      process.exitCode = 1;
      say(`${page} ${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return taken;
}

async function takeForDocs(studio: Studio): Promise<void> {
  for (const { page, row: wanted, variant: form, file } of DOCS_PICTURES) {
    const row = must(
      ROWS[page].find(({ name }) => name === wanted),
      `there is no row ${wanted}`,
    );
    const variant = must(
      VARIANTS.find(({ name }) => name === form),
      `there is no variant ${form}`,
    );
    const path = join(DOCS_FOLDER, file);
    await studio.visit(page, row, 'en', (view) => picture(view, variant, path));
    say(path);
  }
}
