/**
 * Keeps the next draws of every series planned, by the schedule that is in force.
 *
 * The calendar keeps that schedule and plans each closing once, however often it is asked. So the
 * planner remembers nothing that matters: at each turn it asks which schedule holds, and then for
 * the next closings of each series. A draw opens when the one before it closes, and the first of a
 * series at once. Closings that passed while nobody planned are noted, not made up for. A game
 * whose rules were changed under the version of its draws is not planned, which is an alarm: it
 * stands until the next start, for the games of an engine never change.
 */
import {
  CALENDAR_SHARD,
  type PlanDraw,
  RESULTS_AHEAD_MS_MAX,
  SALE_MS_MAX,
} from '../../actors/calendar/calendar.ts';
import { scheduleInForce } from '../../actors/calendar/kept-schedule.ts';
import type { GameShelf } from '../../actors/games/game-shelf.ts';
import { type ChangedRules, findChangedRules } from '../games/changed-rules.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { type Minor, minor } from '../kernel/money.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { AlarmBoard } from '../operations/alarms.ts';
import type { Logger } from '../operations/logger.ts';
import type { ScheduleView } from '../protocol/schedule-messages.ts';
import type { ShardAnswer } from '../protocol/shard-requests.ts';
import { missedClosings } from '../schedule/missed-closings.ts';
import { nextDraws } from '../schedule/next-draws.ts';
import { knownToSchedules } from '../schedule/read-schedule.ts';
import type { Schedule, ScheduledSeries } from '../schedule/schedule.ts';

/** Draws of a series that are planned ahead: the one on sale, and the next. */
const DRAWS_AHEAD = 2;
const TURN_MS = 5_000;
const MAIN_THREAD = 'main';

export interface DrawPlannerOptions {
  /** Of the settings: in force unless an operator has put another one. */
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
  readonly alarms: Pick<AlarmBoard, 'note'>;
}

/** The series of a schedule that can be planned, once they were looked at. */
interface KnownSchedule {
  readonly text: string;
  readonly series: readonly ScheduledSeries[];
}

export class DrawPlanner {
  readonly #options: DrawPlannerOptions;
  readonly #fileText: string;
  #known: KnownSchedule | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** No draw of these is planned; nor of any game while that is not known. */
  #changedRules: ChangedRules | undefined;

  constructor(options: DrawPlannerOptions) {
    this.#options = options;
    this.#fileText = JSON.stringify(options.schedule);
  }

  /** Plans what is missing now, and goes on until `stop`. */
  async start(): Promise<void> {
    await this.#turn();
    this.#timer = setInterval(() => void this.#turn(), TURN_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #turn(): Promise<void> {
    const { client } = this.#options;
    const before = this.#taken(await client.question(CALENDAR_SHARD, 'getSchedule', {}));
    if (before === undefined) return;
    await this.#noteMissed(before);
    const now = await this.#withFile(before);
    if (now === undefined) return;
    this.#known = await this.#read(scheduleInForce(now.kept));
    this.#changedRules ??= await this.#findChangedRules();
    if (this.#changedRules === undefined) return;
    for (const series of this.#known.series) await this.#plan(series);
  }

  /** While the calendar cannot be asked, nobody knows which schedule holds. */
  #taken(answer: ShardAnswer<ScheduleView>): ScheduleView | undefined {
    if (answer.ok) return answer.reply;
    this.#options.log.warn('the schedule cannot be asked for', { code: answer.code });
    return undefined;
  }

  async #findChangedRules(): Promise<ChangedRules | undefined> {
    const { client, games, log, alarms } = this.#options;
    const answer = await findChangedRules(client, games);
    if (!answer.ok) {
      log.warn('the rules of earlier draws cannot be asked for', { code: answer.code });
      return undefined;
    }
    for (const [about, problem] of answer.reply) {
      const sentence = `No draw is planned: ${problem}.`;
      alarms.note(MAIN_THREAD, { kind: 'gameRulesChanged', about, sentence });
    }
    return answer.reply;
  }

  /** What the settings say is told to the calendar, if it does not know it yet. */
  async #withFile(view: ScheduleView): Promise<ScheduleView | undefined> {
    const text = this.#fileText;
    if (view.kept.fileText === text) return view;
    return this.#taken(
      await this.#options.client.question(CALENDAR_SHARD, 'readSchedule', { text }),
    );
  }

  /** A schedule that was put may not fit this build or these settings: what does is planned. */
  async #read(text: string): Promise<KnownSchedule> {
    if (this.#known?.text === text) return this.#known;
    const { series } = JSON.parse(text) as Schedule;
    // What the settings say was checked when they were read.
    if (text === this.#fileText || series.length === 0) return { text, series };
    const { findScheduleProblems } = await import('../schedule/schedule-file.ts');
    const known = knownToSchedules(
      this.#options,
      this.#options.games,
      this.#options.clock.wallMs(),
    );
    const sound = series.filter((one) => {
      const problems = findScheduleProblems({ series: [one] }, known);
      for (const problem of problems) {
        this.#options.log.warn('a series cannot be planned', { problem });
      }
      return problems.length === 0;
    });
    return { text, series: sound };
  }

  /**
   * By the schedule that was in force until now: one that has just been put says nothing of the
   * past. A series that was planned in time has draws ahead, so this costs nothing.
   */
  async #noteMissed({ kept, planned }: ScheduleView): Promise<void> {
    const { client, clock, timeZone } = this.#options;
    const nowMs = clock.wallMs();
    const { series } = this.#known ?? (await this.#read(scheduleInForce(kept)));
    for (const one of series) {
      const { seriesId } = one;
      const closings = planned.filter((draw) => draw.seriesId === seriesId);
      const noted = kept.missed.filter((missed) => missed.seriesId === seriesId);
      const lastMs = Math.max(
        ...closings.map(({ closesAtMs }) => closesAtMs),
        ...noted.map(({ throughMs }) => throughMs),
      );
      // Infinite for a series of which nothing was planned yet.
      if (!Number.isFinite(lastMs) || lastMs > nowMs) continue;
      const missed = missedClosings(one, { lastMs, nowMs, timeZone });
      if (missed === undefined) continue;
      await client.question(CALENDAR_SHARD, 'noteMissedDraws', { seriesId, ...missed });
    }
  }

  async #plan(series: ScheduledSeries): Promise<void> {
    if (this.#changedRules?.has(series.game)) return;
    const { client, log } = this.#options;
    for (const plan of this.#nextPlans(series)) {
      const answer = await client.question(CALENDAR_SHARD, 'planDraw', plan);
      // The clock was stepped, which is an alarm already: the next turn asks again.
      if (answer.ok || answer.code === 'clockUnsure') continue;
      log.warn('a draw could not be planned', { series: series.seriesId, code: answer.code });
    }
  }

  #nextPlans(series: ScheduledSeries): PlanDraw[] {
    const { clock, games, timeZone, graceMs, approvalMinor, payoutPermyriadMax } = this.#options;
    const game = must(games.find(series.game), 'the schedule names an unknown game');
    const nowMs = clock.wallMs();
    let opensAtMs = nowMs;
    const times = nextDraws(series, { afterMs: nowMs, timeZone, count: DRAWS_AHEAD });
    const plans = times.map(({ closesAtMs, resultsAtMs }) => {
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
