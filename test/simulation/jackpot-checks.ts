/**
 * Jackpots: what left one draw came into the next one of its series, in number, in reserve and in
 * rollovers, and nothing else did; and all that is left waits where it can be found (I1, I8).
 */
import { CALENDAR_KEY, CALENDAR_SHARD } from '../../actors/calendar/calendar.ts';
import type { Transcript } from '../../src/fairness/transcript.ts';
import { countsAsWon } from '../../src/fairness/verifier/recompute-jackpot.ts';
import { verifyRollovers } from '../../src/fairness/verify-rollover.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import { type DrawNo, formatDrawId } from '../../src/kernel/ids.ts';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import { transcriptOf } from '../../src/shard/handlers/transcript-of.ts';
import type { History } from './history.ts';
import type { World } from './world.ts';

/** Wants every shard running, and every draw over. */
export function checkJackpots(world: World, history: History): void {
  const ends = new Map<string, DrawNo[]>();
  for (const { event } of history.of('JackpotRolledIn')) {
    if (event.over === null || event.over.end === 'cancelled') continue;
    ends.set(event.seriesId, [...(ends.get(event.seriesId) ?? []), event.over.draw]);
  }
  const published = history.of('DrawPublished').map(({ event }) => event.draw);
  const told = [...ends.values()].flat();
  assert(new Set(told).size === told.length, 'a draw was over twice');
  assert(told.length === published.length, 'not each published draw left its series');
  const series = [...ends.values()].map((draws) => draws.map((draw) => transcriptOn(world, draw)));
  for (const transcripts of series) {
    const report = verifyRollovers(transcripts);
    assert(report.ok, () => `draws are not tied: ${JSON.stringify(report.checks)}`);
    checkNumbers(transcripts);
  }
  checkNothingLost(world, series.flat());
  checkNobodyWaits(world);
}

/** Operators move parts of a rollover, so one series alone does not show where all of it went. */
function checkNothingLost(world: World, transcripts: readonly Transcript[]): void {
  const { state } = must(world.running(CALENDAR_SHARD), 'a shard does not run');
  const waiting = (state.calendar.get(CALENDAR_KEY)?.rollovers ?? [])
    .flatMap(({ rollovers }) => rollovers)
    .map(({ draw, amountMinor }) => ({ drawId: formatDrawId(draw), amountMinor }));
  const found = [...waiting, ...transcripts.flatMap(({ jackpotFrom }) => jackpotFrom)];
  for (const { drawId, rolloverMinor } of transcripts) {
    const foundMinor = found
      .filter((one) => one.drawId === drawId)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const told = `of ${rolloverMinor} that ${drawId} rolled over, ${foundMinor} can be found`;
    assert(foundMinor === rolloverMinor, told);
  }
}

/** The draws since the jackpot was won are counted once more; cancelled ones are not among them. */
function checkNumbers(transcripts: readonly Transcript[]): void {
  let unwonCount = 0;
  let previous: string | null = null;
  for (const transcript of transcripts) {
    const { drawId, jackpot } = transcript;
    const number = jackpot?.number ?? unwonCount + 1;
    assert(number === unwonCount + 1, () => `${drawId} is number ${number} of its series`);
    const before = jackpot === undefined ? previous : jackpot.previous;
    assert(before === previous, () => `${drawId} follows ${before}, and not ${previous}`);
    unwonCount = countsAsWon(transcript) ? 0 : unwonCount + 1;
    previous = drawId;
  }
}

function transcriptOn(world: World, draw: DrawNo) {
  const shard = must(world.running(founderOf(draw, world)), 'a shard does not run');
  const coordinator = must(shard.state.coordinators.get(draw), 'a draw has no coordinator');
  assert(coordinator.state === 'published', 'a draw that was published is not');
  return transcriptOf(coordinator);
}

function checkNobodyWaits(world: World): void {
  const { state } = must(world.running(CALENDAR_SHARD), 'a shard does not run');
  for (const { seriesId, awaited } of state.calendar.get(CALENDAR_KEY)?.standings ?? []) {
    assert(awaited.length === 0, () => `draws of ${seriesId} are awaited that are over`);
  }
}
