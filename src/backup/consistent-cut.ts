/**
 * Cuts the histories of all shards so that one instant could have looked like that: no mail was
 * taken that was not sent by then, and none was confirmed that was not taken.
 *
 * Why one always exists where it is looked for. Letters and confirmations leave a shard only when
 * the record that they follow from is durable, so what the shards have durably at any instant is
 * such a cut. And the greater of two such cuts, shard by shard, is one again. So of all that are
 * within given heads there is a greatest, and it holds everything that was durable at an instant
 * before any of the heads was read. DESIGN.md, "The cut".
 */
import { must } from '../kernel/assert.ts';
import type { MailHistory, MailNumber } from './mail-history.ts';

/** By shard: the sequence of its last record. */
export type Cut = readonly number[];

/** What one shard's number may not exceed: another number, of the shard that it is about. */
const BOUNDS: readonly (readonly [MailNumber, MailNumber])[] = [
  ['takenNumber', 'sentNumber'],
  ['confirmedNumber', 'takenNumber'],
];

/** The greatest cut within `most`; undefined where the histories begin later than that. */
export function greatestCut(histories: readonly MailHistory[], most: Cut): Cut | undefined {
  return settle(histories, most, (history, { own, other, limit }) => {
    return {
      shard: own.shard,
      sequence: history(own.shard).lastWithin(own.name, other.shard, limit),
    };
  });
}

/** The least cut that holds `least`; undefined where the histories end before that. */
export function leastCut(histories: readonly MailHistory[], least: Cut): Cut | undefined {
  return settle(histories, least, (history, { own, other, number }) => {
    const { shard, name } = other;
    return { shard, sequence: history(shard).firstReaching(name, own.shard, number) };
  });
}

/** One number of a shard exceeds the other's that it follows from. */
interface Excess {
  readonly own: { readonly shard: number; readonly name: MailNumber };
  readonly other: { readonly shard: number; readonly name: MailNumber };
  readonly number: number;
  readonly limit: number;
}

type Move = (
  history: (shard: number) => MailHistory,
  excess: Excess,
) => { readonly shard: number; readonly sequence: number | undefined };

/** Moves one shard's end for each excess, always the same way, until there is none. */
function settle(histories: readonly MailHistory[], start: Cut, move: Move): Cut | undefined {
  const cut = [...start];
  const history = (shard: number): MailHistory => must(histories[shard], 'no such shard');
  for (;;) {
    const excess = firstExcess(histories, cut);
    if (excess === undefined) return cut;
    const { shard, sequence } = move(history, excess);
    if (sequence === undefined) return undefined;
    cut[shard] = sequence;
  }
}

function firstExcess(histories: readonly MailHistory[], cut: Cut): Excess | undefined {
  for (const [shard, history] of histories.entries()) {
    for (const peer of history.shards) {
      const opposite = must(histories[peer], 'mail was exchanged with no shard');
      for (const [name, bound] of BOUNDS) {
        const number = history.at(name, peer, must(cut[shard], 'a cut leaves a shard out'));
        const limit = opposite.at(bound, shard, must(cut[peer], 'a cut leaves a shard out'));
        if (number <= limit) continue;
        return { own: { shard, name }, other: { shard: peer, name: bound }, number, limit };
      }
    }
  }
  return undefined;
}
