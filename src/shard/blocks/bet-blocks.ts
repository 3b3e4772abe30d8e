/**
 * The bets of a shard: on disk as blocks, in memory only while their fixture is settled.
 *
 * A batch's bets on one fixture are a few rows, each as dense as pages are filled best, keyed by
 * fixture and first ordinal, like tickets. One reverse look-up finds a bet; a settlement reads all
 * bets on a fixture in one sweep.
 */
import type { Bet } from '../../../actors/book/bet.ts';
import { BetColumns, BetsByPlayer } from '../../../actors/book/bet-columns.ts';
import type { BetStore } from '../../../actors/states.ts';
import type { RowWrite } from '../../journal/journal.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import type { PointsHundredths } from '../../kernel/points.ts';
import { BET_ROWS } from '../tables/betting-tables.ts';
import { allRows } from '../tables/row-pages.ts';
import type { RowReader } from '../tables/table.ts';
import { bytesOfRange } from '../tables/table-key.ts';
import { BETS_IN_BLOCK, decodeBetBlock, encodeBetBlock } from './bet-block-codec.ts';

/** Blocks read in one go while loading. */
const PAGE_BLOCKS = 256;
const BLOCK_KEY = BET_ROWS.bets.key;

/** Bets with successive ordinals, from `firstOrdinal` on. */
interface Stretch {
  readonly fixture: FixtureNo;
  readonly firstOrdinal: number;
  readonly bets: Bet[];
  /** The batch that writes them; 0 while it is running. */
  batch: number;
}

export class BetBlocks implements BetStore {
  readonly #journal: RowReader;
  /** The bets that the running batch has taken, by fixture. */
  #appended = new Map<FixtureNo, Stretch>();
  /** Bets that are written but not yet durable, in the order of their batches. */
  #pending: Stretch[] = [];
  /** The bets on fixtures that are being settled. */
  readonly #byPlayer = new Map<FixtureNo, BetsByPlayer>();

  constructor(journal: RowReader) {
    this.#journal = journal;
  }

  append(fixture: FixtureNo, ordinal: number, bet: Bet): void {
    const stretch = this.#appended.get(fixture);
    if (stretch === undefined) {
      this.#appended.set(fixture, { fixture, firstOrdinal: ordinal, bets: [bet], batch: 0 });
      return;
    }
    assert(ordinal === stretch.firstOrdinal + stretch.bets.length, 'the ordinals have a gap');
    stretch.bets.push(bet);
  }

  reward(fixture: FixtureNo, ordinal: number, rewardHundredths: PointsHundredths): void {
    const { firstOrdinal, bets } = must(this.#appended.get(fixture), 'no bet was just appended');
    const last = must(bets.pop(), 'no bet was just appended');
    assert(ordinal === firstOrdinal + bets.length, 'points were earned by an earlier bet');
    bets.push({ ...last, rewardHundredths });
  }

  takeWrites(batch: number, sequence: number, writes: RowWrite[]): void {
    for (const stretch of this.#appended.values()) {
      const { fixture, firstOrdinal, bets } = stretch;
      for (let from = 0; from < bets.length; from += BETS_IN_BLOCK) {
        const value = encodeBetBlock(bets.slice(from, from + BETS_IN_BLOCK), sequence);
        writes.push({ key: BLOCK_KEY.encode({ fixture, ordinal: firstOrdinal + from }), value });
      }
      stretch.batch = batch;
      this.#pending.push(stretch);
    }
    this.#appended = new Map();
  }

  flushed(batch: number): void {
    this.#pending = this.#pending.filter((stretch) => stretch.batch > batch);
  }

  /** Any bet that was ever placed here, including those of the running batch. */
  find(fixture: FixtureNo, ordinal: number): Bet | undefined {
    const unwritten = [...this.#pending, ...this.#appended.values()].findLast(
      (stretch) => stretch.fixture === fixture && stretch.firstOrdinal <= ordinal,
    );
    if (unwritten !== undefined) return unwritten.bets[ordinal - unwritten.firstOrdinal];
    const range = bytesOfRange(BLOCK_KEY, { of: { fixture }, until: { fixture, ordinal } });
    const [row] = this.#journal.readRows({ ...range, limit: 1, reverse: true });
    if (row === undefined) return undefined;
    const block = decodeBetBlock(row.value);
    const index = ordinal - BLOCK_KEY.decode(row.key).ordinal;
    return index < block.count ? block.bet(index) : undefined;
  }

  /** All bets on a fixture, for its settlement: read once, kept until `release`. */
  byPlayer(fixture: FixtureNo, betCount: number): BetsByPlayer {
    const known = this.#byPlayer.get(fixture);
    if (known !== undefined) return known;
    const columns = new BetColumns(betCount);
    this.#readStored(fixture, columns);
    for (const stretch of [...this.#pending, ...this.#appended.values()]) {
      if (stretch.fixture !== fixture) continue;
      // A batch may be durable before we learn of it here: bets that were read are not added twice.
      for (const bet of stretch.bets.slice(columns.count - stretch.firstOrdinal)) {
        columns.append(bet);
      }
    }
    assert(columns.count === betCount, 'a book has lost bets');
    const bets = new BetsByPlayer(columns);
    this.#byPlayer.set(fixture, bets);
    return bets;
  }

  release(fixture: FixtureNo): void {
    this.#byPlayer.delete(fixture);
  }

  #readStored(fixture: FixtureNo, columns: BetColumns): void {
    const range = bytesOfRange(BLOCK_KEY, { of: { fixture } });
    for (const { key, value } of allRows(this.#journal, range, PAGE_BLOCKS)) {
      const { ordinal } = BLOCK_KEY.decode(key);
      assert(ordinal === columns.count, 'a block of bets is missing');
      const block = decodeBetBlock(value);
      for (let i = 0; i < block.count; i += 1) columns.append(block.bet(i));
    }
  }
}
