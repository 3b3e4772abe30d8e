/** Every name on the wire that needs a word, by name. */
import { DRAW_WORDS } from './draw-words.ts';
import { ENGINE_WORDS } from './engine-words.ts';
import { EVENT_WORDS } from './event-words.ts';
import { MESSAGE_WORDS } from './message-words.ts';
import { PLAYER_WORDS } from './player-words.ts';
import { SCHEMA_WORDS } from './schema-words.ts';
import type { AreaWords, Word } from './word.ts';

/** A name in two of them would be one name with two meanings. */
export const AREAS_OF_WORDS: readonly AreaWords[] = [
  PLAYER_WORDS,
  DRAW_WORDS,
  EVENT_WORDS,
  ENGINE_WORDS,
  MESSAGE_WORDS,
  SCHEMA_WORDS,
];

const WORDS: ReadonlyMap<string, Word> = new Map(
  AREAS_OF_WORDS.flatMap((words) => Object.entries(words)),
);

export function meaningOf(name: string): string | undefined {
  return WORDS.get(name)?.[0];
}

/** Undefined where a schema says enough by itself. */
export function exampleOfWord(name: string): unknown {
  return WORDS.get(name)?.[1];
}
