/**
 * Accounts as columns of numbers, outside of the heap: a million of them as objects are what the
 * collector looks at again and again, and a third of what a purchase costs then.
 *
 * In pieces, so that nothing is copied when they grow. Threading: the shard's own thread only.
 */
import type { Account } from '../../../actors/wallet/account.ts';
import { LEDGER_ENTRY_KINDS } from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../kernel/assert.ts';
import type { EntryPlace } from '../../kernel/entry-place.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type { Minor } from '../../kernel/money.ts';
import type { PointsHundredths } from '../../kernel/points.ts';

const PIECE_BITS = 14;
const PIECE_PLACES = 2 ** PIECE_BITS;
const PLACE_MASK = PIECE_PLACES - 1;
const NUMBERS = [
  'balanceMinor',
  'pointsHundredths',
  'lastEntry',
  'coveredPurchase',
  'coveredBet',
  'coveredPrize',
  'paymentCount',
] as const;
/** With the player's number, its place in a table half full, and what is known of its use. */
const BYTES_PER_ACCOUNT = 8 * NUMBERS.length + 4 + 2 + 16 + 6;
const MEGABYTE = 2 ** 20;

/** How many accounts take so much memory. */
export function accountsIn(megabytes: number): number {
  return Math.floor((megabytes * MEGABYTE) / BYTES_PER_ACCOUNT);
}

interface Piece {
  readonly players: Uint32Array;
  readonly numbers: Float64Array;
  /** The kind of the newest entry, counted from 1; 0: there is none. */
  readonly kinds: Uint8Array;
  readonly betBarriers: Uint8Array;
}

const NUMBER_OF_KIND = new Map(LEDGER_ENTRY_KINDS.map((kind, index) => [kind, index + 1]));

export class AccountColumns {
  readonly #pieces: Piece[] = [];
  #count = 0;

  /** Places that were ever taken. */
  get count(): number {
    return this.#count;
  }

  /** The next place, whose account is not set yet. */
  grow(): number {
    const place = this.#count;
    this.#count += 1;
    if ((place & PLACE_MASK) === 0) this.#pieces.push(newPiece());
    return place;
  }

  playerAt(place: number): PlayerKey {
    return this.#pieceOf(place).players[place & PLACE_MASK] as PlayerKey;
  }

  /** A new object each time. */
  read(place: number): Account {
    const { players, numbers, kinds, betBarriers } = this.#pieceOf(place);
    const row = place & PLACE_MASK;
    const at = row * NUMBERS.length;
    const kind = kinds[row] as number;
    return {
      player: players[row] as PlayerKey,
      balanceMinor: numbers[at] as Minor,
      pointsHundredths: numbers[at + 1] as PointsHundredths,
      lastEntry: numbers[at + 2] as EntryPlace,
      lastEntryKind: kind === 0 ? null : must(LEDGER_ENTRY_KINDS[kind - 1], 'no such kind'),
      coveredPurchase: numbers[at + 3] as EntryPlace,
      coveredBet: numbers[at + 4] as EntryPlace,
      coveredPrize: numbers[at + 5] as EntryPlace,
      paymentCount: numbers[at + 6] as number,
      betBarriers: betBarriers[row] as number,
    };
  }

  write(place: number, account: Account): void {
    const { players, numbers, kinds, betBarriers } = this.#pieceOf(place);
    const row = place & PLACE_MASK;
    const at = row * NUMBERS.length;
    const { lastEntryKind } = account;
    players[row] = account.player;
    numbers[at] = account.balanceMinor;
    numbers[at + 1] = account.pointsHundredths;
    numbers[at + 2] = account.lastEntry;
    numbers[at + 3] = account.coveredPurchase;
    numbers[at + 4] = account.coveredBet;
    numbers[at + 5] = account.coveredPrize;
    numbers[at + 6] = account.paymentCount;
    kinds[row] = lastEntryKind === null ? 0 : must(NUMBER_OF_KIND.get(lastEntryKind), 'no kind');
    betBarriers[row] = account.betBarriers;
  }

  #pieceOf(place: number): Piece {
    return this.#pieces[place >>> PIECE_BITS] as Piece;
  }
}

function newPiece(): Piece {
  return {
    players: new Uint32Array(PIECE_PLACES),
    numbers: new Float64Array(PIECE_PLACES * NUMBERS.length),
    kinds: new Uint8Array(PIECE_PLACES),
    betBarriers: new Uint8Array(PIECE_PLACES),
  };
}
