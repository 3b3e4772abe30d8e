import type { ShardEvent } from '../../../actors/events.ts';
import type { Outcome } from '../../../actors/line/line.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import type { FixtureNo } from '../../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import { decodeEvents } from '../../../src/shard/records/event-codec.ts';
import type { Cluster } from '../cluster/cluster.ts';

/** The results of all bets by the last result of each event, found without the engine's code. */
export class BetTwin {
  readonly #outcomes = new Map<FixtureNo, readonly Outcome[]>();
  readonly #lateFromMs = new Map<FixtureNo, number | null>();
  readonly #gains = new Map<PlayerKey, number>();

  constructor(cluster: Cluster) {
    const happened = cluster.journals.map((journal) => {
      const records = journal.readRecords(1, journal.head.sequence);
      return records.flatMap(({ payload }) => decodeEvents(payload).events);
    });
    const all = happened.flat();
    for (const event of all) {
      if (event.type !== 'LineTaken') continue;
      const last = event.line.resolutions.at(-1);
      if (last !== undefined) this.#outcomes.set(event.line.fixture, last.outcomes);
      this.#lateFromMs.set(event.line.fixture, event.lateFromMs);
    }
    for (const event of all) this.#take(event);
    for (const events of happened) checkOnce(events);
  }

  gainOf(player: PlayerKey): number {
    return this.#gains.get(player) ?? 0;
  }

  #take(event: ShardEvent): void {
    if (event.type !== 'BetPlaced' && event.type !== 'AccumulatorPlaced') return;
    const legs = event.type === 'BetPlaced' ? [event] : event.legs;
    let numerator = BigInt(event.stakeMinor);
    let denominator = 1n;
    for (const leg of legs) {
      const late = this.#lateFromMs.get(leg.fixture) ?? null;
      const outcomes = must(this.#outcomes.get(leg.fixture), 'a fixture has no result');
      const came = late !== null && event.atMs >= late ? 'void' : outcomes[leg.selection];
      if (came === 'lost') numerator = 0n;
      if (came !== 'won') continue;
      numerator *= BigInt(leg.oddsHundredths);
      denominator *= 100n;
    }
    const gain = Number(numerator / denominator) - event.stakeMinor;
    this.#gains.set(event.player, this.gainOf(event.player) + gain);
  }
}

/** Each bet comes once in a round of its event, and rounds come one after the other. */
function checkOnce(events: readonly ShardEvent[]): void {
  const seen = new Set<string>();
  for (const event of events) {
    if (event.type !== 'BetsSettled' && event.type !== 'BookSettled') continue;
    const ordinals = event.type === 'BetsSettled' ? event.ordinals : ['end'];
    for (const ordinal of ordinals) {
      const which = `${event.fixture}/${event.round}/${ordinal}`;
      assert(!seen.has(which), 'a bet was settled twice in a round');
      seen.add(which);
    }
  }
}
