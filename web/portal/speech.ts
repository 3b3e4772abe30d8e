/**
 * The language of the portal. One file of texts a language: one more is one more file in `words/`,
 * and is offered by itself.
 */
import { computed, signal } from '@preact/signals';
import { type Values, Words } from '../kit/words.ts';
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

/** Speaks another language from now on, and when this browser comes again. */
export async function speak(wanted: string): Promise<void> {
  const load = files[`./words/${wanted}.json`];
  if (load === undefined) return;
  words.value = new Words<Key>(wanted, await load());
  document.documentElement.lang = wanted;
  localStorage.setItem(KEPT_AS, wanted);
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
