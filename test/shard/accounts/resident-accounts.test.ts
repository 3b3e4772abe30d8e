import fc from 'fast-check';
import { test } from 'tap';
import type { Account } from '../../../actors/wallet/account.ts';
import type { RowWrite } from '../../../src/journal/journal.ts';
import type { DamagedRowError } from '../../../src/journal/journal-errors.ts';
import { AssertionError, must } from '../../../src/kernel/assert.ts';
import { entryPlace, NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { type PlayerKey, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { ResidentAccounts } from '../../../src/shard/accounts/resident-accounts.ts';
import { SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { MemoryJournal } from '../../support/journal/memory-journal.ts';

const KEY = SHARD_TABLES.accounts.key;
const player = (number: number): PlayerKey => playerKey(number % 1_024, number);

function account(number: number, balanceMinor: number): Account {
  return {
    player: player(number),
    balanceMinor: minor(balanceMinor),
    pointsHundredths: pointsHundredths(0),
    lastEntry: balanceMinor === 0 ? NO_ENTRY : entryPlace(1, number),
    lastEntryKind: balanceMinor === 0 ? null : 'purchase',
    coveredPurchase: NO_ENTRY,
    coveredBet: NO_ENTRY,
    coveredPrize: NO_ENTRY,
    paymentCount: 0,
    betBarriers: 0,
  };
}

/** Accounts over a journal in memory, batch by batch. */
class Bench {
  readonly journal = MemoryJournal.create({});
  readonly damaged: DamagedRowError[] = [];
  accounts: ResidentAccounts;
  readonly #residentMax: number;
  #batch = 0;

  constructor(residentMax: number) {
    this.#residentMax = residentMax;
    this.accounts = this.#fresh();
  }

  set(number: number, balanceMinor: number): void {
    const there = this.accounts.get(player(number));
    if (there !== undefined) there.balanceMinor = minor(balanceMinor);
    this.accounts.put(player(number), there ?? account(number, balanceMinor));
  }

  balance(number: number): number | undefined {
    return this.accounts.get(player(number))?.balanceMinor;
  }

  /** Begins a batch; the returned function makes it durable. */
  take(): () => Promise<number> {
    this.#batch += 1;
    const batch = this.#batch;
    const rows: RowWrite[] = [];
    this.accounts.takeWrites(batch, rows);
    return async () => {
      if (rows.length > 0) await this.journal.append({ payload: Uint8Array.of(1), rows });
      this.accounts.flushed(batch);
      return rows.length;
    };
  }

  restart(): void {
    this.accounts = this.#fresh();
  }

  #fresh(): ResidentAccounts {
    const onDamaged = (error: DamagedRowError) => this.damaged.push(error);
    return new ResidentAccounts(this.journal, this.#residentMax, onDamaged);
  }
}

type Step = readonly ['set' | 'get' | 'take' | 'flush' | 'restart', number, number];

test('resident accounts: what was put is what is got, however few are in memory', async (t) => {
  const step: fc.Arbitrary<Step> = fc.tuple(
    fc.constantFrom('set', 'set', 'get', 'get', 'take', 'flush', 'restart'),
    fc.nat({ max: 12 }),
    fc.integer({ min: 1, max: 1_000 }),
  );
  let vacatedMost = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 120 }), async (steps) => {
      const bench = new Bench(3);
      const truth = new Map<number, number>();
      let inFlight: (() => Promise<number>) | undefined;
      for (const [what, number, balance] of steps) {
        if (what === 'set') {
          bench.set(number, balance);
          truth.set(number, balance);
        } else if (what === 'get') {
          t.equal(bench.balance(number), truth.get(number));
        } else if (what === 'take') {
          await inFlight?.();
          inFlight = bench.take();
        } else {
          await (inFlight ?? bench.take())();
          inFlight = undefined;
          if (what === 'flush') continue;
          await bench.take()();
          bench.restart();
        }
        vacatedMost = Math.max(vacatedMost, truth.size - bench.accounts.residentCount);
      }
      for (const [number, balance] of truth) t.equal(bench.balance(number), balance);
    }),
    { numRuns: 150 },
  );
  t.ok(vacatedMost >= 8, `${vacatedMost} were not in memory`);
});

test('resident accounts: one object within a batch, and none that outlives it', async (t) => {
  const bench = new Bench(100);
  bench.set(1, 10);
  const object = bench.accounts.get(player(1));
  t.equal(bench.accounts.get(player(1)), object);
  t.throws(() => bench.accounts.put(player(1), account(1, 20)), AssertionError, 'not two of them');
  const flush = bench.take();
  const next = must(bench.accounts.get(player(1)), 'it is there');
  t.not(next, object);
  next.balanceMinor = minor(30);
  bench.accounts.put(player(1), next);
  await flush();
  t.equal(bench.balance(1), 30, 'changed again while the batch before was in flight');
  t.equal(await bench.take()(), 1);
  t.equal(await bench.take()(), 0, 'what did not change is not written again');
  bench.restart();
  t.equal(bench.balance(1), 30);
});

test('resident accounts: what is read only leaves with the next durable batch', async (t) => {
  const bench = new Bench(2);
  for (const number of [1, 2, 3, 4]) bench.set(number, number);
  await bench.take()();
  t.ok(bench.accounts.residentCount <= 4);
  for (const number of [1, 2, 3, 4, 1, 2, 3, 4]) {
    t.equal(bench.balance(number), number);
    await bench.take()();
  }
  t.ok(bench.accounts.residentCount <= 4, `${bench.accounts.residentCount} in memory`);
  const read = must(bench.accounts.get(player(1)), 'it is there');
  read.balanceMinor = minor(99);
  await bench.take()();
  t.equal(bench.balance(1), 1, 'a change that was not put is none');
});

test('resident accounts: who was touched since the hand came by stays', async (t) => {
  const bench = new Bench(4);
  for (let number = 0; number < 4; number += 1) bench.set(number, number + 1);
  await bench.take()();
  const looked: Uint8Array[] = [];
  const readRow = bench.journal.readRow.bind(bench.journal);
  bench.journal.readRow = (key) => {
    looked.push(key);
    return readRow(key);
  };
  for (let number = 10; number < 40; number += 1) {
    t.equal(bench.balance(0), 1);
    bench.set(number, number);
    await bench.take()();
  }
  const isFirst = (key: Uint8Array) => KEY.decode(key) === player(0);
  t.equal(looked.filter(isFirst).length, 0, 'the busy one was never read again');
});

test('resident accounts: a damaged row is told each time, and costs nobody else', async (t) => {
  const bench = new Bench(10);
  for (const number of [1, 2, 3]) bench.set(number, number);
  await bench.take()();
  bench.journal.spoil(KEY.encode(player(2)));
  bench.restart();
  const { accounts } = bench;
  t.throws(() => accounts.get(player(2)), { name: 'DamagedRowError' });
  t.throws(() => accounts.get(player(2)), { name: 'DamagedRowError' });
  t.ok(accounts.isDamaged(player(2)));
  t.equal(bench.damaged.length, 1);
  t.notOk(accounts.isDamaged(player(1)));
  t.equal(bench.balance(3), 3);
  while (accounts.warm());
  t.equal(bench.damaged.length, 2);
  t.equal(accounts.residentCount, 2);
});

test('resident accounts: warmed, who has moved money is there without a read', async (t) => {
  const bench = new Bench(1_000);
  for (let number = 0; number < 300; number += 1) bench.set(number, number % 3 === 0 ? 0 : number);
  await bench.take()();
  bench.restart();
  bench.set(1, 77);
  while (bench.accounts.warm());
  t.equal(bench.accounts.residentCount, 200);
  bench.journal.readRow = () => {
    throw new AssertionError('a row was read');
  };
  t.equal(bench.balance(1), 77, 'what was changed meanwhile is as it is');
  for (let number = 2; number < 300; number += 1) {
    if (number % 3 > 0) t.equal(bench.balance(number), number);
  }
});

test('resident accounts: warming ends where memory does', async (t) => {
  const bench = new Bench(50);
  for (let number = 0; number < 300; number += 1) bench.set(number, 1);
  await bench.take()();
  bench.restart();
  while (bench.accounts.warm());
  t.equal(bench.accounts.residentCount, 50);
});
