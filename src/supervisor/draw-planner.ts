/**
 * Keeps the next draws of every series planned.
 *
 * The calendar plans each closing once, however often it is asked, so the planner remembers
 * nothing: at each turn it asks for the next closings of each series. A draw opens when the one
 * before it closes, and the first of a series at once. A game whose rules were changed under the
 * version of draws that are not over is not planned: that would be other rules under one name.
 */

import {
  CALENDAR_SHARD,
  type PlanDraw,
  RESULTS_AHEAD_MS_MAX,
  SALE_MS_MAX,
} from '../../actors/calendar/calendar.ts';
import type { GameShelf } from '../../actors/games/game-shelf.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { formatDrawId } from '../kernel/ids.ts';
import { type Minor, minor } from '../kernel/money.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { Logger } from '../operations/logger.ts';
import { nextDrawTimes, type Schedule, type ScheduledSeries } from '../schedule/schedule.ts';
import { findChangedRules } from './changed-rules.ts';

/** Draws of a series that are planned ahead: the one on sale, and the next. */
const DRAWS_AHEAD = 2;
const TURN_MS = 5_000;

export interface DrawPlannerOptions {
  readonly schedule: Schedule;
  /** Has every game that the schedule names. */
  readonly games: GameShelf;
  readonly timeZone: string;
  readonly graceMs: number;
  readonly approvalMinor: Minor;
  readonly payoutPermyriadMax: number;
  readonly client: ShardClient;
  readonly clock: Clock;
  readonly log: Logger;
}

export class DrawPlanner {
  readonly #options: DrawPlannerOptions;
  #timer: NodeJS.Timeout | undefined;
  /** No draw of these is planned: they need a new version. */
  #changedGames: ReadonlyMap<string, unknown> = new Map();

  constructor(options: DrawPlannerOptions) {
    this.#options = options;
  }

  /** Plans what is missing now, and goes on until `stop`. */
  async start(): Promise<void> {
    const { client, games, log } = this.#options;
    const changed = await findChangedRules(client, games);
    for (const [game, { draw }] of changed) {
      const known = formatDrawId(draw);
      log.error('a game has other rules than before: it needs a new version', { game, known });
    }
    this.#changedGames = changed;
    await this.#turn();
    this.#timer = setInterval(() => void this.#turn(), TURN_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #turn(): Promise<void> {
    const { client, log, schedule } = this.#options;
    for (const series of schedule.series) {
      if (this.#changedGames.has(series.game)) continue;
      for (const plan of this.#nextPlans(series)) {
        const answer = await client.question(CALENDAR_SHARD, 'planDraw', plan);
        // The clock was stepped, which is an alarm already: the next turn asks again.
        if (answer.ok || answer.code === 'clockUnsure') continue;
        log.warn('a draw could not be planned', { series: series.seriesId, code: answer.code });
      }
    }
  }

  #nextPlans(series: ScheduledSeries): PlanDraw[] {
    const { clock, games, timeZone, graceMs, approvalMinor, payoutPermyriadMax } = this.#options;
    const game = must(games.find(series.game), 'the schedule names an unknown game');
    const nowMs = clock.wallMs();
    let opensAtMs = nowMs;
    const plans = Array.from({ length: DRAWS_AHEAD }, () => {
      const afterMs = opensAtMs;
      const { closesAtMs, resultsAtMs } = nextDrawTimes(series, { afterMs, timeZone });
      const plan = {
        seriesId: series.seriesId,
        game,
        priceMinor: series.priceMinor ?? game.priceMinor,
        opensAtMs: Math.max(opensAtMs, closesAtMs - SALE_MS_MAX),
        closesAtMs,
        resultsAtMs,
        graceMs,
        approvalMinor: minor(approvalMinor),
        recurring: true,
        payoutPermyriadMax,
      };
      opensAtMs = closesAtMs;
      return plan;
    });
    // Draws that are too far off for the calendar are planned later.
    return plans.filter((plan) => plan.resultsAtMs - nowMs <= RESULTS_AHEAD_MS_MAX);
  }
}
