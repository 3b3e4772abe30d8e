/**
 * The accounts of this shard's players: those that are in use in memory, as columns, all others as
 * their rows.
 *
 * A purchase touches one account, anywhere among a million, so what is read from the store, and
 * what the collector has to look at, is what a purchase costs then. How many are in memory is a
 * matter of memory alone; who has not been touched for longest makes way, by turns (the clock
 * algorithm, Corbató 1968).
 *
 * Within a batch each account is one object, which handlers and events share and change; when the
 * batch leaves, the object goes into the columns and into its row, and dies young. An account stays
 * while it is changed or its row is not durable yet: only then can the journal show it.
 *
 * Threading: the shard's own thread only.
 */
import type { Store } from '../../../actors/states.ts';
import type { Account } from '../../../actors/wallet/account.ts';
import type { RowWrite } from '../../journal/journal.ts';
import type { DamagedRowError } from '../../journal/journal-errors.ts';
import { assert } from '../../kernel/assert.ts';
import { NO_ENTRY } from '../../kernel/entry-place.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { NumberPlaces } from '../../structures/number-places.ts';
import { copiedInto } from '../../structures/shared-memory.ts';
import { meetsDamage, readSoundRows, soundValue } from '../tables/sound-rows.ts';
import type { RowReader } from '../tables/table.ts';
import { bytesOfRange } from '../tables/table-key.ts';
import { WALLET_TABLES } from '../tables/wallet-tables.ts';
import { AccountColumns } from './account-columns.ts';

const { key: KEY, codec: CODEC } = WALLET_TABLES.accounts;

const PLACES_AT_FIRST = 1_024;
/** Some 0.1 ms. */
const WARMED_PER_STEP = 64;

/** An account that the batch at hand has touched. */
interface Loan {
  readonly place: number;
  readonly account: Account;
  isChanged: boolean;
}

interface PendingBatch {
  readonly batch: number;
  readonly places: readonly number[];
}

export class ResidentAccounts implements Store<PlayerKey, Account> {
  readonly #rows: RowReader;
  readonly #residentMax: number;
  readonly #onDamaged: (error: DamagedRowError) => void;
  readonly #columns = new AccountColumns();
  readonly #places = new NumberPlaces();
  #loans: Loan[] = [];
  #pending: PendingBatch[] = [];
  /** By place: the loan's index counted from 1, or 0. */
  #lent = new Uint32Array(PLACES_AT_FIRST);
  /** By place: in how many batches that are not durable yet it was changed. */
  #pins = new Uint8Array(PLACES_AT_FIRST);
  /** By place: whether it was touched since the hand came by. */
  #touched = new Uint8Array(PLACES_AT_FIRST);
  #hand = 0;
  #warmedTo: PlayerKey | undefined;

  constructor(
    rows: RowReader,
    residentMax: number,
    onDamaged: (error: DamagedRowError) => void = () => undefined,
  ) {
    this.#rows = rows;
    this.#residentMax = residentMax;
    this.#onDamaged = onDamaged;
  }

  /** How many are in memory. */
  get residentCount(): number {
    return this.#places.count;
  }

  /** The same object until the batch leaves. Throws a DamagedRowError each time it is asked. */
  get(player: PlayerKey): Account | undefined {
    const place = this.#places.find(player);
    if (place === undefined) return this.#load(player);
    const lent = this.#lent[place] as number;
    if (lent > 0) return (this.#loans[lent - 1] as Loan).account;
    const account = this.#columns.read(place);
    this.#lend(place, account, false);
    return account;
  }

  isDamaged(player: PlayerKey): boolean {
    return meetsDamage(() => this.get(player), this.#onDamaged);
  }

  put(player: PlayerKey, account: Account): void {
    const place = this.#places.find(player) ?? this.#settle(player);
    const lent = this.#lent[place] as number;
    if (lent === 0) {
      this.#lend(place, account, true);
      return;
    }
    const loan = this.#loans[lent - 1] as Loan;
    assert(loan.account === account, 'an account has two objects in one batch');
    loan.isChanged = true;
  }

  /**
   * Takes the next accounts of those who have ever moved money into memory, in the order of their
   * rows: that costs a tenth of finding each one when it is needed. False when all are there, or as
   * many as may be.
   */
  warm(): boolean {
    const { start, end } = bytesOfRange(KEY, { after: this.#warmedTo });
    const range = { start, end, limit: WARMED_PER_STEP, reverse: false };
    const rows = readSoundRows(this.#rows, range, this.#onDamaged);
    for (const { key, value } of rows) {
      const player = KEY.decode(key);
      this.#warmedTo = player;
      if (this.#places.find(player) !== undefined) continue;
      if (this.#places.count >= this.#residentMax) return false;
      const account = soundValue(CODEC, key, value);
      if (account.lastEntry !== NO_ENTRY) this.#columns.write(this.#settle(player), account);
    }
    return rows.length === WARMED_PER_STEP;
  }

  delete(): void {
    assert(false, 'an account was deleted');
  }

  /** The rows that changed, encoded, as part of batch `batch` (counted from 1, in order). */
  takeWrites(batch: number, writes: RowWrite[]): void {
    const places: number[] = [];
    for (const { place, account, isChanged } of this.#loans) {
      this.#lent[place] = 0;
      if (!isChanged) continue;
      this.#columns.write(place, account);
      this.#pins[place] = (this.#pins[place] as number) + 1;
      places.push(place);
      writes.push({ key: KEY.encode(account.player), value: CODEC.encode(account) });
    }
    this.#loans = [];
    if (places.length > 0) this.#pending.push({ batch, places });
  }

  /** Batches up to `batch` are durable: their accounts may leave the memory. */
  flushed(batch: number): void {
    while (this.#pending[0] !== undefined && this.#pending[0].batch <= batch) {
      for (const place of this.#pending[0].places) {
        this.#pins[place] = (this.#pins[place] as number) - 1;
      }
      this.#pending.shift();
    }
    if (this.#loans.length > 0) this.#takeBack();
  }

  /** What was read and not changed: batches that change nothing take no writes. */
  #takeBack(): void {
    const loans = this.#loans;
    this.#loans = [];
    for (const loan of loans) {
      this.#lent[loan.place] = 0;
      if (!loan.isChanged) continue;
      this.#loans.push(loan);
      this.#lent[loan.place] = this.#loans.length;
    }
  }

  #load(player: PlayerKey): Account | undefined {
    const bytes = KEY.encode(player);
    const row = this.#rows.readRow(bytes);
    if (row === undefined) return undefined;
    const account = soundValue(CODEC, bytes, row);
    const place = this.#settle(player);
    this.#columns.write(place, account);
    this.#lend(place, account, false);
    return account;
  }

  #lend(place: number, account: Account, isChanged: boolean): void {
    this.#loans.push({ place, account, isChanged });
    this.#lent[place] = this.#loans.length;
    this.#touched[place] = 1;
  }

  /** A place for an account that has none. */
  #settle(player: PlayerKey): number {
    const isFull = this.#places.count >= this.#residentMax;
    const place = (isFull ? this.#vacate() : undefined) ?? this.#newPlace();
    this.#places.add(player, place);
    return place;
  }

  /** Two rounds at most: all accounts may have to stay. */
  #vacate(): number | undefined {
    const { count } = this.#columns;
    for (let left = 2 * count; left > 0; left -= 1) {
      const place = this.#hand;
      this.#hand = (place + 1) % count;
      if (this.#lent[place] !== 0 || this.#pins[place] !== 0) continue;
      if (this.#touched[place] === 0) {
        this.#places.delete(this.#columns.playerAt(place));
        return place;
      }
      this.#touched[place] = 0;
    }
    return undefined;
  }

  #newPlace(): number {
    const place = this.#columns.grow();
    if (place === this.#pins.length) {
      this.#pins = copiedInto(new Uint8Array(2 * place), this.#pins);
      this.#touched = copiedInto(new Uint8Array(2 * place), this.#touched);
      this.#lent = copiedInto(new Uint32Array(2 * place), this.#lent);
    }
    return place;
  }
}
