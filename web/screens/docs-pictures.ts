/** The pictures that stand in the documents: which row, how, and under which name. */
import { resolve } from 'node:path';
import type { PageName } from './screen-row.ts';

export interface DocsPicture {
  readonly page: PageName;
  readonly row: string;
  readonly variant: string;
  readonly file: string;
}

export const DOCS_FOLDER = resolve('docs/pictures');

export const DOCS_PICTURES: readonly DocsPicture[] = [
  { page: 'portal', row: 'home', variant: 'wide-light', file: 'home.webp' },
  { page: 'portal', row: 'draws-slip', variant: 'wide-light', file: 'picking.webp' },
  { page: 'portal', row: 'draws-results', variant: 'narrow-light', file: 'results.webp' },
  { page: 'portal', row: 'verify-whole', variant: 'narrow-light', file: 'verify.webp' },
  { page: 'portal', row: 'bets-event', variant: 'narrow-dark', file: 'bet.webp' },
  { page: 'portal', row: 'wallet', variant: 'narrow-dark', file: 'wallet.webp' },
  { page: 'console', row: 'home', variant: 'wide-light', file: 'now.webp' },
  { page: 'console', row: 'events-desk', variant: 'wide-dark', file: 'trading.webp' },
];
