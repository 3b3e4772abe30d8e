import { ROWS_PER_STEP } from './long-reads.ts';
import type { ShardState } from './state/shard-state.ts';
import type { Letter } from './work.ts';

/** Mail that a shard (or any shard, if none is given) has not confirmed, in order, in turns. */
export function* unconfirmedMail(state: ShardState, to?: number): Generator<Letter[]> {
  const of = to === undefined ? undefined : { shard: to };
  for (const page of state.mail.pages({ of, limit: ROWS_PER_STEP, reverse: false })) {
    yield page.map(({ value }) => {
      return { to: value.shard, number: value.number, message: value.message };
    });
  }
}
