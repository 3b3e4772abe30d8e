/** Draws that follow each other, for the arithmetic of their jackpots. */
import type { Test } from 'tap';
import type { MoveJackpot } from '../../../actors/calendar/decide-jackpot.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { JackpotRules } from '../../../actors/games/jackpot-rules.ts';
import type { KOfNGame } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import type { Transcript } from '../../../src/fairness/transcript.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../../src/kernel/ids.ts';
import { Cluster } from './cluster.ts';
import { clusterBalance, plan, playerWith, purchase, type TestPlayer } from './cluster-players.ts';
import { verifiesApartFromNumbers } from './scripted-draws.ts';
import { verifyShards } from './verify-cluster.ts';

const OPERATOR = 1 as PlayerKey;
const SHARD_COUNT = 3;
export const DRAWN = [1, 2, 3, 4, 5];
/** Tickets by how many of the drawn numbers they have. */
const HITS: Readonly<Record<number, number[]>> = {
  0: [32, 33, 34, 35, 36],
  3: [1, 2, 3, 35, 36],
  4: [1, 2, 3, 4, 36],
  5: DRAWN,
};
export const SOON = { closesInS: 60, resultsInS: 180 };

export function ruled(jackpot: JackpotRules): KOfNGame {
  return { ...GAMES['5of36'], jackpot };
}

/** A series of draws of 5 of 36 whose outcomes are scripted, on three shards. */
export class JackpotSeries {
  readonly cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 4 });
  readonly #players: TestPlayer[] = [];

  async enrol(): Promise<this> {
    for (let i = 0; i < 3; i += 1) {
      this.#players.push(await playerWith(this.cluster, `player-${i}`, 1_000_000));
    }
    return this;
  }

  plan(game: KOfNGame, seriesId: string, times = SOON): Promise<DrawNo> {
    return plan(this.cluster, '5of36', { game, seriesId, ...times });
  }

  /** At a price of 100; `winners` by their hits, and the rest has none. */
  async sell(draw: DrawNo, salesMinor: number, winners: Readonly<Record<number, number>> = {}) {
    const picks = Object.entries(winners).flatMap(([hits, count]) =>
      Array.from({ length: count }, () => must(HITS[Number(hits)], 'there is such a ticket')),
    );
    while (picks.length < salesMinor / 100) picks.push(must(HITS[0], 'there is such a ticket'));
    for (let at = 0; at < picks.length; at += 50) {
      const buyer = must(this.#players[(at / 50) % 3], 'there are three');
      const bought = purchase(this.cluster, buyer, draw, { picks: picks.slice(at, at + 50) });
      await this.cluster.get(buyer.shard, 'buyTickets', bought);
    }
  }

  /** One draw from its planning to its publication. */
  async run(
    t: Test,
    game: KOfNGame,
    salesMinor: number,
    winners: Readonly<Record<number, number>> = {},
  ): Promise<Transcript> {
    const draw = await this.plan(game, 'evening');
    await this.sell(draw, salesMinor, winners);
    await this.cluster.advance(SOON.resultsInS * 1_000);
    return this.transcript(t, draw);
  }

  async transcript(t: Test, draw: DrawNo): Promise<Transcript> {
    const transcript = await this.cluster.get(draw % SHARD_COUNT, 'getTranscript', { draw });
    verifiesApartFromNumbers(t, transcript);
    return transcript;
  }

  async stateOf(draw: DrawNo): Promise<string> {
    return (await this.cluster.get(draw % SHARD_COUNT, 'getDraw', { draw })).state;
  }

  async cancel(draw: DrawNo): Promise<void> {
    const request = { draw, reason: 'rain', by: OPERATOR };
    await this.cluster.get(draw % SHARD_COUNT, 'cancelDraw', request);
    await this.cluster.settle();
  }

  move(
    fromSeriesId: string,
    toSeriesId: string,
    amountMinor: number | null = null,
    operation?: MoveJackpot['operation'],
  ) {
    const why = { reason: 'it was renamed', by: OPERATOR };
    const keyed = operation === undefined ? {} : { operation };
    const request = { fromSeriesId, toSeriesId, amountMinor, ...why, ...keyed };
    return this.cluster.ask(0, 'moveJackpot', request);
  }

  /** Nothing is in transit or left in a pot, all sums to zero, and the journals lead to it. */
  async books(t: Test): Promise<Record<string, number>> {
    await verifyShards(t, this.cluster);
    const accounts = await clusterBalance(this.cluster);
    t.notOk(accounts.transit);
    t.notOk(Object.keys(accounts).some((name) => /^(pot|stakes):/.test(name)));
    return accounts;
  }
}
