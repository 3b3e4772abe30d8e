/** A stretch of a draw's tickets as columns of their own, from memory or from rows. */
import {
  SEGMENT_ROWS,
  type TicketColumnsView,
  type TicketWords,
} from '../../../actors/games/ticket-columns.ts';
import { must } from '../../kernel/assert.ts';

export interface Stretch {
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** Copied, because the columns are shared memory and the stretch leaves the thread. */
export function stretchOfColumns(columns: TicketColumnsView, { from, to }: Stretch): TicketWords {
  const parts: TicketWords[] = [];
  for (let at = from; at < to; ) {
    const row = at % SEGMENT_ROWS;
    const end = Math.min(row + (to - at), SEGMENT_ROWS);
    const segment = must(columns.segments[Math.floor(at / SEGMENT_ROWS)], 'a segment is missing');
    parts.push(sliceOf(segment, row, end));
    at += end - row;
  }
  return joined(parts);
}

export function sliceOf(words: TicketWords, from: number, to: number): TicketWords {
  const { masks, playerKey, acceptedOffsetMs } = words;
  return {
    masks: masks.map((column) => column.subarray(from, to)),
    playerKey: playerKey.subarray(from, to),
    acceptedOffsetMs: acceptedOffsetMs.subarray(from, to),
  };
}

/** All parts one after the other, in memory of their own. */
export function joined(parts: readonly TicketWords[]): TicketWords {
  const count = parts.reduce((sum, { playerKey }) => sum + playerKey.length, 0);
  const column = (pick: (words: TicketWords) => Uint32Array | undefined): Uint32Array => {
    const all = new Uint32Array(count);
    let at = 0;
    for (const part of parts) {
      all.set(must(pick(part), 'a part lacks a column that the first has'), at);
      at += part.playerKey.length;
    }
    return all;
  };
  const wordCount = parts[0]?.masks.length ?? 0;
  return {
    masks: Array.from({ length: wordCount }, (_, index) => column(({ masks }) => masks[index])),
    playerKey: column(({ playerKey }) => playerKey),
    acceptedOffsetMs: column(({ acceptedOffsetMs }) => acceptedOffsetMs),
  };
}
