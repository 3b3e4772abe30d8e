import { prefixRange } from './row-key.ts';
import type { ShardState } from './shard-state.ts';
import { TABLES } from './table-formats.ts';
import type { Letter } from './work.ts';

/** Mail that a shard (or, without one, any) has not confirmed, in order. */
export function unconfirmedMail(state: ShardState, to?: number): Letter[] {
  const letters: Letter[] = [];
  for (const { value } of state.mail.all(prefixRange(TABLES.mail, to))) {
    letters.push({ to: value.shard, number: value.number, message: value.message });
  }
  return letters;
}
