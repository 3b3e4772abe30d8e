/**
 * What has become of each watched holder's tickets of a draw, found in one sweep over its columns.
 *
 * Why a sweep: a player's tickets of a draw are nowhere stored together, and walking the history of
 * each watched player would read the disk. The sweep looks at one word of each ticket; a small
 * filter rules out nearly all tickets whose holders nobody watches. A million tickets of 10,000
 * holders take some 20 ms, in turns between which the shard decides, and only while somebody
 * watches.
 */

import {
  type InstanceIn,
  type OpenedInstance,
  prizeOfWins,
} from '../../../actors/draw/instance.ts';
import { familyOf } from '../../../actors/games/families.ts';
import {
  SEGMENT_ROWS,
  type TicketColumnsView,
  type TicketSegment,
} from '../../../actors/games/ticket-columns.ts';
import { must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { addMinor, type Minor, multiplyMinor, ZERO_MINOR } from '../../kernel/money.ts';
import { type HolderOutcome, WINS_PER_NOTICE_MAX } from '../../protocol/shard-notices.ts';

/** Cells of the filter: a power of two, some 64 kB. */
const FILTER_CELLS = 65_536;
/** Tickets in one turn, which holds the shard's thread for about a millisecond. */
const ROWS_PER_TURN = 32_768;
/** Accounts that are read in one turn; those of idle players come from the disk. */
const BALANCES_PER_TURN = 64;

export interface HolderSweep {
  readonly columns: TicketColumnsView;
  /**
   * If the draw was cancelled, the stake of each ticket comes back; one that is neither paid nor
   * cancelled has only its tickets counted.
   */
  readonly instance: OpenedInstance | InstanceIn<'cancelled'>;
  readonly watched: Iterable<PlayerKey>;
  /** Undefined where the balance cannot be read: that holder is left out. */
  readonly balanceOf: (player: PlayerKey) => Minor | undefined;
}

/**
 * Holders in the order of their first tickets, without players who have none. Yields what it has
 * found in a turn: nobody until all tickets are counted, then some at a time, so that a balance is
 * sent in the turn in which it was read.
 */
export function* sweepHolders(sweep: HolderSweep): Generator<HolderOutcome[]> {
  const { columns, watched } = sweep;
  const filter = new Uint8Array(FILTER_CELLS);
  const keys = new Set<number>();
  for (const player of watched) {
    filter[cellOf(player)] = 1;
    keys.add(player);
  }
  const holders = new Map<number, OpenOutcome>();
  const { instance } = sweep;
  const verdictOf = verdictOn(instance);
  for (const [index, segment] of columns.segments.entries()) {
    const first = index * SEGMENT_ROWS;
    const rowCount = Math.min(SEGMENT_ROWS, columns.count - first);
    const { playerKey } = segment;
    for (let row = 0; row < rowCount; row += 1) {
      if (row % ROWS_PER_TURN === 0) yield [];
      const key = must(playerKey[row], 'a player is missing');
      if (filter[cellOf(key)] === 0 || !keys.has(key)) continue;
      if (columns.returned.has(first + row)) continue;
      let holder = holders.get(key);
      if (holder === undefined) {
        holder = new OpenOutcome(key as PlayerKey);
        holders.set(key, holder);
      }
      verdictOf(holder, segment, { row, ordinal: first + row });
    }
  }
  const found = [...holders.values()];
  for (let first = 0; first < found.length; first += BALANCES_PER_TURN) {
    yield found.slice(first, first + BALANCES_PER_TURN).flatMap((holder) => {
      const balanceMinor = sweep.balanceOf(holder.player);
      return balanceMinor === undefined ? [] : [{ ...holder, balanceMinor }];
    });
  }
}

class OpenOutcome {
  readonly player: PlayerKey;
  ticketCount = 0;
  winCount = 0;
  amountMinor = ZERO_MINOR;
  heldMinor = ZERO_MINOR;
  readonly wins: number[] = [];

  constructor(player: PlayerKey) {
    this.player = player;
  }
}

type Verdict = (
  holder: OpenOutcome,
  segment: TicketSegment,
  place: { readonly row: number; readonly ordinal: number },
) => void;

function verdictOn(instance: HolderSweep['instance']): Verdict {
  if (instance.phase === 'paid') return winnings(instance);
  if (instance.phase === 'cancelled') return refunds(instance);
  return (holder) => {
    holder.ticketCount += 1;
  };
}

function winnings(instance: InstanceIn<'paid'>): Verdict {
  const { terms, numbers } = instance;
  const { game } = terms;
  const judge = familyOf(game).judge(game, numbers);
  const wins = game.tiers.map(() => 0);
  return (holder, segment, { row, ordinal }) => {
    holder.ticketCount += 1;
    const tier = judge.winsAt(segment, row, wins);
    if (tier === 0) return;
    const prizeMinor = prizeOfWins(instance, wins);
    holder.winCount += 1;
    holder.amountMinor = addMinor(holder.amountMinor, prizeMinor);
    if (prizeMinor >= terms.approvalMinor)
      holder.heldMinor = addMinor(holder.heldMinor, prizeMinor);
    if (holder.winCount <= WINS_PER_NOTICE_MAX) holder.wins.push(ordinal, tier, prizeMinor);
  };
}

function refunds({ terms }: InstanceIn<'cancelled'>): Verdict {
  const { game, priceMinor } = terms;
  const family = familyOf(game);
  const layout = family.layout(game);
  return (holder, { masks }, { row }) => {
    const words = masks.map((column) => must(column[row], 'a mask is missing'));
    const paidMinor = multiplyMinor(priceMinor, family.combinations(layout, words, 0));
    holder.ticketCount += 1;
    holder.amountMinor = addMinor(holder.amountMinor, paidMinor);
  };
}

/** Mixes both halves of a key: players of one slot differ in the low one. */
function cellOf(key: number): number {
  return (key ^ (key >>> 16)) & (FILTER_CELLS - 1);
}
