/** One picture of a page in one of its states. A new state is a row more; a new area has one. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { House, Viewer } from './house.ts';

export type PageName = 'portal' | 'console';

export interface ScreenRow {
  /** Of its files. */
  readonly name: string;
  /** Behind `#/`; or what finds it in the house. */
  readonly place: string | ((house: House) => string);
  readonly viewer: Viewer;
  /** In Russian, too. */
  readonly isRussian?: true;
  /** Before the page is opened: what it shall not get, for one. */
  readonly before?: (page: Page, house: House) => Promise<unknown>;
  /** What somebody does there. */
  readonly act?: (page: Page, house: House) => Promise<unknown>;
}

const AREA = /^ {2,4}(?:\{ )?path: '([^']*)'/gm;

/**
 * A row for each area of a page that has none among `rows`, by the table of its areas: as text,
 * because its views are for browsers alone.
 */
export function areasWithout(
  rows: readonly ScreenRow[],
  page: PageName,
  viewer: Viewer,
): ScreenRow[] {
  const text = readFileSync(`web/${page}/areas.ts`, 'utf8');
  const paths = [...text.matchAll(AREA)].map(([, path = '']) => path);
  const pictured = new Set(rows.map(({ name }) => name.split('-')[0]));
  return paths
    .map((path) => ({ name: path === '' ? 'home' : path.replaceAll('-', ''), path }))
    .filter(({ name }) => !pictured.has(name))
    .map(({ name, path }) => ({ name, place: path, viewer }));
}
