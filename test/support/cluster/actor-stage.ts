/**
 * Given what has happened, when something is decided, then these events follow, or a refusal.
 *
 * The states are plain maps, so that only the actors are tested. After each event the ledger must
 * sum to zero; no test has to ask for that.
 */
import type { Test } from 'tap';
import type { Bet } from '../../../actors/book/bet.ts';
import { BetColumns, BetsByPlayer } from '../../../actors/book/bet-columns.ts';
import type { Decision, Stamp } from '../../../actors/decider.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { evolve } from '../../../actors/evolve.ts';
import { TicketColumns } from '../../../actors/games/ticket-columns.ts';
import { KnownIdentity, type ShardOrigin } from '../../../actors/growth/growth.ts';
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import type {
  BetStore,
  EntryStore,
  FreeStockStore,
  LedgerEntryKey,
  ReservationStore,
  States,
  Store,
} from '../../../actors/states.ts';
import { FreeStock } from '../../../actors/stock/free-stock.ts';
import { HeldStock } from '../../../actors/stock/held-stock.ts';
import type { Reservation } from '../../../actors/stock/reservation.ts';
import { rangeOfShard } from '../../../actors/stock/stock.ts';
import type { LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import {
  type EntryPlace,
  entryPlace,
  indexInRecord,
  recordHolding,
} from '../../../src/kernel/entry-place.ts';
import { addExact, type ExactSum } from '../../../src/kernel/exact-sum.ts';
import type { FixtureNo } from '../../../src/kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../../../src/kernel/ids.ts';
import { minor, ZERO_MINOR } from '../../../src/kernel/money.ts';
import type { PointsHundredths } from '../../../src/kernel/points.ts';
import { SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { SeededRandom } from '../sources/seeded-random.ts';

export function stampAt(nowMs: number): Stamp {
  const times = { nowMs, earliestMs: nowMs, latestMs: nowMs };
  return { ...times, random: new SeededRandom(nowMs), approvalMinor: minor(1_000_000) };
}

/** While the clock is in doubt; by default the time that is believed is the earlier reading. */
export function unsureStamp(earliestMs: number, latestMs: number, nowMs = earliestMs): Stamp {
  return { ...stampAt(nowMs), earliestMs, latestMs };
}

export function given(...events: readonly ShardEvent[]): Stage {
  return new Stage({ shard: 0, founderCount: 2 }).and(...events);
}

type StagedStates = States & { readonly entries: StagedEntries };

export class Stage {
  readonly states: StagedStates;
  readonly bets = new StagedBets();
  readonly #ledger = new MapStore<string, ExactSum>((account) => account);

  constructor(origin: ShardOrigin) {
    this.states = statesInMemory(origin, this.#ledger, this.bets);
  }

  and(...events: readonly ShardEvent[]): this {
    for (const event of events) {
      evolve(this.states, event);
      const sum = [...this.#ledger.values()].reduce(addExact, ZERO_MINOR);
      assert(sum === 0, `the ledger is ${sum} off after ${event.type}`);
    }
    return this;
  }

  when(decide: (states: States) => Decision<ShardEvent>): Outcome {
    return new Outcome(this, decide(this.states));
  }

  balanceOf(player: PlayerKey): number | undefined {
    return this.states.accounts.get(player)?.balanceMinor;
  }

  /** Every account that is not at zero. */
  ledger(): Record<string, number> {
    const entries = this.#ledger.entries();
    return Object.fromEntries(entries.map(([account, sum]) => [account, Number(sum)]));
  }
}

class Outcome {
  readonly #stage: Stage;
  readonly #decision: Decision<ShardEvent>;

  constructor(stage: Stage, decision: Decision<ShardEvent>) {
    this.#stage = stage;
    this.#decision = decision;
  }

  thenRejected(t: Test, code: RejectionCode, facts?: Record<string, string | number>): Stage {
    t.same(this.#decision, { kind: 'rejected', code, ...(facts === undefined ? {} : { facts }) });
    return this.#stage;
  }

  /** The events follow, each matching its pattern, and the states evolve with them. */
  thenEvents(t: Test, ...patterns: readonly object[]): Stage {
    const decision = this.#decision;
    if (decision.kind === 'rejected') {
      t.fail(`rejected: ${decision.code}`);
      return this.#stage;
    }
    t.equal(decision.events.length, patterns.length, 'no more events, and no fewer');
    for (const [index, pattern] of patterns.entries()) t.match(decision.events[index], pattern);
    return this.#stage.and(...decision.events);
  }
}

export class MapStore<Key, Value> implements Store<Key, Value> {
  readonly #byName = new Map<string, { key: Key; value: Value }>();
  readonly #name: (key: Key) => string;

  constructor(name: (key: Key) => string) {
    this.#name = name;
  }

  get(key: Key): Value | undefined {
    return this.#byName.get(this.#name(key))?.value;
  }

  put(key: Key, value: Value): void {
    this.#byName.set(this.#name(key), { key, value });
  }

  delete(key: Key): void {
    this.#byName.delete(this.#name(key));
  }

  values(): Value[] {
    return Array.from(this.#byName.values(), ({ value }) => value);
  }

  entries(): [Key, Value][] {
    return Array.from(this.#byName.values(), ({ key, value }) => [key, value]);
  }
}

/** Entries by their places, and for tests by their ids. No operation is carried out twice. */
export class StagedEntries implements EntryStore {
  readonly #entries: LedgerEntry[] = [];

  append(entry: LedgerEntry): EntryPlace {
    assert(this.get(entry) === undefined, 'an operation moved money twice');
    this.#entries.push(entry);
    return entryPlace(1, this.#entries.length - 1);
  }

  at(place: EntryPlace): LedgerEntry | undefined {
    return recordHolding(place) === 1 ? this.#entries[indexInRecord(place)] : undefined;
  }

  find(key: LedgerEntryKey, sinceMs: number): LedgerEntry | undefined {
    const found = this.get(key);
    return found !== undefined && found.atMs >= sinceMs ? found : undefined;
  }

  get({ player, entryId }: LedgerEntryKey): LedgerEntry | undefined {
    return this.#entries.find((entry) => entry.entryId === entryId && entry.player === player);
  }
}

/** Bets as they were placed, to be settled in the order of their players. */
export class StagedBets implements BetStore {
  readonly #byEvent = new Map<FixtureNo, Bet[]>();

  append(fixture: FixtureNo, ordinal: number, bet: Bet): void {
    const bets = this.of(fixture);
    assert(ordinal === bets.length, 'the ordinals have a gap');
    bets.push(bet);
    this.#byEvent.set(fixture, bets);
  }

  reward(fixture: FixtureNo, ordinal: number, rewardHundredths: PointsHundredths): void {
    const bets = this.of(fixture);
    const last = must(bets.pop(), 'no bet was just appended');
    assert(ordinal === bets.length, 'points were earned by an earlier bet');
    bets.push({ ...last, rewardHundredths });
  }

  of(fixture: FixtureNo): Bet[] {
    return this.#byEvent.get(fixture) ?? [];
  }

  byPlayer(fixture: FixtureNo): BetsByPlayer {
    const bets = this.of(fixture);
    const columns = new BetColumns(bets.length);
    for (const bet of bets) columns.append(bet);
    return new BetsByPlayer(columns);
  }
}

function statesInMemory(
  origin: ShardOrigin,
  ledger: Store<string, ExactSum>,
  bets: BetStore,
): StagedStates {
  const columns = new Map<DrawNo, TicketColumns>();
  const stored = <Key, Value>() => new MapStore<Key, Value>((key) => JSON.stringify(key));
  const stores = Object.fromEntries(Object.keys(SHARD_TABLES).map((name) => [name, stored()]));
  const tables = stores as unknown as Pick<States, keyof States & keyof typeof SHARD_TABLES>;
  return {
    ...tables,
    identity: new KnownIdentity(origin, tables.growth),
    ledger,
    entries: new StagedEntries(),
    tickets: {
      columns: (draw) => columns.get(draw),
      open: (draw, game) => {
        const opened = new TicketColumns(game);
        columns.set(draw, opened);
        return opened;
      },
      appended: () => undefined,
      release: (draw) => columns.delete(draw),
    },
    bets,
    freeStock: stagedFreeStock(origin),
    reservations: new StagedReservations(),
  };
}

function stagedFreeStock({ shard }: ShardOrigin): FreeStockStore {
  const dealt = new Map<DrawNo, FreeStock>();
  return {
    of: (part) => {
      const free = dealt.get(part.draw) ?? new FreeStock(rangeOfShard(part, shard));
      dealt.set(part.draw, free);
      return free;
    },
    turned: () => undefined,
  };
}

class StagedReservations implements ReservationStore {
  readonly held = new HeldStock();
  readonly #all = new Map<number, Reservation>();

  get(ordinal: number): Reservation | undefined {
    return this.#all.get(ordinal);
  }

  put(ordinal: number, reservation: Reservation): void {
    this.#all.set(ordinal, reservation);
    this.held.set(reservation);
  }
}
