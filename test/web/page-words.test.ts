/** The texts of the pages: every language has all of them, in all the forms that it needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { REJECTION_CODES } from '../../actors/rejection-codes.ts';
import { must } from '../../src/kernel/assert.ts';
import type { Catalogue, Phrase } from '../../web/kit/words.ts';

const WEB = join(import.meta.dirname, '../../../web');

interface PageWords {
  readonly page: string;
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  readonly english: Catalogue;
}

function wordsOf(page: string): PageWords {
  const folder = join(WEB, page, 'words');
  const catalogues = new Map(
    readdirSync(folder).map((name) => {
      const texts = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Catalogue;
      return [name.replace('.json', ''), texts] as const;
    }),
  );
  return { page, catalogues, english: must(catalogues.get('en'), 'there is no English') };
}

const PAGES = ['portal', 'console'].map(wordsOf);
/** What no code of the engine's stands for. */
const OWN_REFUSALS = ['unanswered', 'unknown', 'other', 'request'];

/** Counts that are written without a fraction: other categories are never asked for. */
const COUNTS = Array.from({ length: 200 }, (_, count) => count);

for (const { page, catalogues, english } of PAGES) {
  test(`${page}: each language has every text, and no other`, (t) => {
    t.ok(catalogues.size >= 2);
    const keys = Object.keys(english).sort();
    for (const [language, texts] of catalogues) t.same(Object.keys(texts).sort(), keys, language);
    t.end();
  });

  test(`${page}: what is counted has each form of its language`, (t) => {
    for (const [language, texts] of catalogues) {
      const rules = new Intl.PluralRules(language);
      const needed = new Set(COUNTS.map((count) => rules.select(count)));
      for (const [key, phrase] of Object.entries(texts)) {
        const isCounted = typeof english[key] === 'object';
        t.equal(typeof phrase === 'object', isCounted, `${language}: ${key}`);
        if (typeof phrase !== 'object') continue;
        for (const form of needed) t.ok(phrase[form], `${language}: ${key} has no form "${form}"`);
      }
    }
    t.end();
  });

  test(`${page}: a translation names no value that the original does not`, (t) => {
    for (const [language, texts] of catalogues) {
      for (const [key, phrase] of Object.entries(texts)) {
        const known = valuesIn(english[key] ?? '');
        const strange = valuesIn(phrase).filter((one) => !known.includes(one));
        t.same(strange, [], `${language}: ${key}`);
      }
    }
    t.end();
  });

  test(`${page}: each refusal that has a text is one of the engine’s`, (t) => {
    for (const key of Object.keys(english).filter((one) => one.startsWith('refused.'))) {
      const code = key.slice('refused.'.length);
      t.ok(OWN_REFUSALS.includes(code) || code in REJECTION_CODES, code);
    }
    t.end();
  });
}

function valuesIn(phrase: Phrase): readonly string[] {
  const texts = typeof phrase === 'string' ? [phrase] : Object.values(phrase);
  return texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''));
}
