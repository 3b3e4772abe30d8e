/**
 * The language of the portal. One file of texts a language: one more is one more file in `words/`,
 * and is offered by itself.
 */
import { computed, signal } from '@preact/signals';
import { type Values, Words } from '../kit/words.ts';
import type { BrandTexts } from './brand.ts';
import english from './words/en.json';

/** What a text is asked for by. English has them all; a test holds the others against it. */
export type Key = keyof typeof english;
type Texts = Readonly<Record<Key, (typeof english)[Key]>>;

const FALLBACK = 'en';
const KEPT_AS = 'tirage.language';
const files = import.meta.glob<Texts>('./words/*.json', { import: 'default' });

export const LOCALES = Object.keys(files)
  .map((path) => /([\w-]+)\.json$/.exec(path)?.[1] ?? FALLBACK)
  .sort();

let ofBrand: BrandTexts = {};
const words = signal(new Words<Key>(FALLBACK, english));
export const locale = computed(() => words.value.locale);

/** In the language of now. A view that says something is drawn again when the language changes. */
export function say(key: Key, values?: Values): string {
  return words.value.say(key, values);
}

/** Whether there is a text by a key that was put together, as those of refusals are. */
export function sayable(key: string): key is Key {
  return words.value.has(key);
}

/** Speaks another language from now on. */
async function speak(wanted: string): Promise<void> {
  const load = files[`./words/${wanted}.json`];
  if (load === undefined) return;
  words.value = new Words<Key>(wanted, { ...(await load()), ...ofBrand[wanted] });
  document.documentElement.lang = wanted;
}

/** As `speak`, and again when this browser comes back. */
export async function chooseLanguage(wanted: string): Promise<void> {
  await speak(wanted);
  localStorage.setItem(KEPT_AS, wanted);
}

/** Says what the brand has texts for in its words. */
export async function speakFor(texts: BrandTexts): Promise<void> {
  ofBrand = texts;
  await speak(words.peek().locale);
}

/** The language that was chosen here, or the first of the browser's that there is. */
export async function speakAsBefore(): Promise<void> {
  const kept = localStorage.getItem(KEPT_AS);
  const wished = [...(kept === null ? [] : [kept]), ...navigator.languages];
  const found = wished
    .map((language) => language.split('-', 1)[0] ?? '')
    .find((language) => LOCALES.includes(language));
  if (found !== undefined && found !== FALLBACK) await speak(found);
}
