/**
 * Draws: every one ends once, winners are those whose tickets match, each is paid once, and a
 * stranger can verify the result (I3, I6, I7, I8).
 */

import type { Coordinator, CoordinatorIn } from '../../actors/coordinator/coordinator.ts';
import type { Transcript } from '../../src/fairness/transcript.ts';
import { verifyReceipt } from '../../src/fairness/verify-receipt.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import { receiptSteps } from '../../src/shard/handlers/receipt.ts';
import { viewOfTicket } from '../../src/shard/handlers/ticket-view.ts';
import { cancelledTranscriptOf, transcriptOf } from '../../src/shard/handlers/transcript-of.ts';
import { tierOfMatches } from '../support/samples/tier-of-matches.ts';
import type { History } from './history.ts';
import { winsOf } from './money-twin.ts';
import { checkPicks, checkPicksAtRest } from './pick-checks.ts';
import { picksOf, type TicketLines } from './picks-of.ts';
import { checkDrawnTickets, tierDrawn } from './raffle-checks.ts';
import { returnedOn } from './return-checks.ts';
import { checkSchedule } from './schedule-checks.ts';
import type { World } from './world.ts';

/** What must hold at any time. */
export function checkDrawsOnTheWay(world: World, history: History): void {
  checkSchedule(world, history);
  const once = new Set<string>();
  for (const { shard, event } of history.all) {
    if (!ONCE_PER_DRAW.has(event.type)) continue;
    const draw = 'terms' in event ? event.terms.draw : 'draw' in event ? event.draw : 0;
    const which = `${event.type} of draw ${draw} on shard ${shard}`;
    assert(!once.has(which), `happened twice: ${which}`);
    once.add(which);
  }
  const paid = new Set<string>();
  for (const { shard, event } of history.of('WinnersPaid')) {
    for (const ordinal of event.ordinals) {
      const which = `${shard}/${event.draw}/${ordinal}`;
      assert(!paid.has(which), 'an award was paid twice');
      paid.add(which);
    }
  }
  if (world.isClockSteady) checkReleaseTimes(world, history);
  checkPicks(history);
}

const ONCE_PER_DRAW: ReadonlySet<string> = new Set([
  'DrawPlanned',
  'DrawScheduled',
  'DrawOpened',
  'DrawPostponed',
  'DrawClosed',
  'DrawSealed',
  'JackpotClaimed',
  'JackpotGranted',
  'DrawConducted',
  'DrawSettled',
  'DrawReleased',
  'DrawPublished',
  'DrawCancelled',
  'InstanceAnnounced',
  'InstanceOpened',
  'InstancePostponed',
  'InstanceClosed',
  'InstanceSealed',
  'InstanceScanned',
  'InstanceSettled',
  'InstancePaid',
  'InstanceCancelled',
  'StakesReturned',
  'InstanceRefunded',
]);

/** Results are not shown before their time, nor prizes paid that would tell them. */
function checkReleaseTimes(world: World, history: History): void {
  const resultsAtMs = new Map<DrawNo, number>();
  for (const { event } of history.of('DrawScheduled')) {
    resultsAtMs.set(event.terms.draw, event.terms.resultsAtMs);
  }
  for (const { event } of history.of('DrawPostponed')) {
    resultsAtMs.set(event.draw, event.resultsAtMs);
  }
  for (const { event } of history.of('DrawReleased')) {
    const dueMs = must(resultsAtMs.get(event.draw), 'a draw is scheduled before its release');
    assert(world.clock.nowMs >= dueMs, 'prizes were paid before the results were due');
  }
  for (const { op, request, answer, answeredAtMs } of world.asked) {
    if (op !== 'getTranscript' || answer?.ok !== true) continue;
    const { draw } = request as { draw: DrawNo };
    const dueMs = must(resultsAtMs.get(draw), 'a transcript of a draw that is not');
    assert(answeredAtMs >= dueMs, 'results were shown before their time');
  }
}

/** What must hold once every draw is over. Wants every shard running. */
export function checkDrawsAtRest(world: World, history: History): void {
  checkPicksAtRest(world);
  const planned = history.of('DrawPlanned').map(({ event }) => event.draw);
  assert(new Set(planned).size === planned.length, 'a number was given to two draws');
  for (const draw of planned) {
    const coordinator = coordinatorOf(world, draw);
    if (coordinator.state === 'cancelled') {
      checkRefunded(history, coordinator);
      checkRevealed(coordinator);
    } else {
      assert(coordinator.state === 'published', `draw ${draw} rests as ${coordinator.state}`);
      checkPublished(world, history, coordinator);
    }
  }
}

function checkRefunded(history: History, coordinator: Coordinator): void {
  const { draw } = coordinator;
  for (let shard = 0; shard < history.shardCount; shard += 1) {
    const soldCount = soldOn(history, coordinator, shard).length;
    let refundedCount = 0;
    for (const { shard: on, event } of history.of('TicketsRefunded')) {
      if (on !== shard || event.draw !== draw) continue;
      assert(event.fromOrdinal === refundedCount, 'a refund leaves tickets out');
      refundedCount = event.throughOrdinal;
    }
    assert(refundedCount === soldCount, 'tickets of a cancelled draw were not refunded');
  }
  const isPaid = history.of('WinnersPaid').some(({ event }) => event.draw === draw);
  assert(!isPaid, 'a cancelled draw paid prizes');
}

/** What was on sale and was cancelled shows all the same what it would have drawn. */
function checkRevealed(coordinator: CoordinatorIn<'cancelled'>): void {
  if (coordinator.reveal === 'none') return;
  assert(coordinator.reveal === 'done', 'a cancelled draw rests before it has shown its numbers');
  const report = verifyTranscript(cancelledTranscriptOf(coordinator));
  assert(report.ok, () => `a cancelled draw fails: ${JSON.stringify(report.checks)}`);
}

function checkPublished(
  world: World,
  history: History,
  coordinator: CoordinatorIn<'published'>,
): void {
  const { draw } = coordinator;
  const transcript = transcriptOf(coordinator);
  const opened = history.of('DrawOpened').find(({ event }) => event.draw === draw);
  const commitment = must(opened, 'a published draw was never opened').event.commitmentHex;
  const report = verifyTranscript(transcript);
  assert(report.ok, () => `a transcript fails: ${JSON.stringify(report.checks)}`);
  assert(transcript.commitment === commitment, 'a draw keeps another promise than it gave');
  const postponed = history.of('DrawPostponed').find(({ event }) => event.draw === draw);
  const movedTo = postponed === undefined ? undefined : new Date(postponed.event.closesAtMs);
  const told = transcript.postponed?.closesAt;
  assert(told === movedTo?.toISOString(), 'a transcript tells another postponement');
  const isRefunded = history.of('TicketsRefunded').some(({ event }) => event.draw === draw);
  assert(!isRefunded, 'a published draw gave refunds');

  const counts = transcript.tiers.map(() => 0);
  let counted = 0;
  const taking: string[] = [];
  for (const shard of world.shards) {
    const winners: string[] = [];
    const returned = returnedOn(history, draw, shard);
    for (const [ordinal, lines] of soldOn(history, coordinator, shard).entries()) {
      if (returned.has(ordinal)) continue;
      counted += 1;
      taking.push(lines.flat().join(''));
      const won = transcript.tiers.map(() => 0);
      for (const line of lines) {
        const tier = tierOfLine(transcript, line);
        if (tier !== 0) won[tier - 1] = (won[tier - 1] ?? 0) + 1;
      }
      for (const [index, count] of won.entries()) counts[index] = (counts[index] ?? 0) + count;
      const told = won.flatMap((count, index) => (count === 0 ? [] : [`${index + 1}×${count}`]));
      if (told.length > 0) winners.push(`${ordinal}:${told.join()}`);
    }
    const paid = history
      .of('WinnersPaid')
      .filter(({ shard: on, event }) => on === shard && event.draw === draw)
      .flatMap(({ event }) =>
        event.ordinals.map((ordinal, at) => {
          const told = winsOf(event, at).map(([tier, count]) => `${tier}×${count}`);
          assert(
            told[0]?.startsWith(`${event.tiers[at]}×`) === true,
            'a ticket is paid as another tier',
          );
          return `${ordinal}:${told.join()}`;
        }),
      );
    assert(paid.sort().join() === winners.sort().join(), 'not those were paid who won');
    checkReceipts(world, {
      draw,
      shard,
      transcript,
      soldCount: soldOn(history, coordinator, shard).length,
    });
  }
  const winnersTold = transcript.tiers.map(({ winners }) => winners).join();
  assert(winnersTold === counts.join(), 'the transcript tells other counts of winners');
  assert(transcript.ticketCount === counted, 'the transcript counts other tickets');
  checkDrawnTickets(transcript, taking);
}

/** The tier that a single bet has won; 0 for none. */
function tierOfLine(transcript: Transcript, line: readonly number[]): number {
  if (transcript.terms.game.family !== undefined) return tierDrawn(transcript, line);
  const matches = line.filter((number) => transcript.numbers.includes(number)).length;
  return tierOfMatches(transcript.tiers, matches);
}

/** The first and the last ticket of a shard prove their place. */
function checkReceipts(
  world: World,
  {
    draw,
    shard,
    transcript,
    soldCount,
  }: { draw: DrawNo; shard: number; transcript: unknown; soldCount: number },
): void {
  const state = must(world.running(shard), 'the shard does not run').state;
  for (const ordinal of new Set([0, soldCount - 1])) {
    if (ordinal < 0 || ordinal >= soldCount) continue;
    const place = { draw, shard, ordinal };
    const view = must(viewOfTicket(state, place), 'a sold ticket is not shown');
    const receipt = must(lastOf(receiptSteps(state, world.journal(shard), view)), 'it is durable');
    const { ticketId, playerId, ticketKeyHex: ticketKey, drawId, numbers, acceptedAtMs } = receipt;
    const {
      index,
      count,
      pathHex: path,
    } = must(receipt.inclusion, 'a published draw is not sealed');
    const ticket = { ticketId, playerId, ticketKey, drawId, numbers, acceptedAtMs };
    const told = receipt.isReturned ? { returned: true } : {};
    const given = { ...ticket, sealed: true, shard, index, count, path, ...told };
    const report = verifyReceipt(given, transcript);
    assert(report.ok, () => `a receipt fails: ${JSON.stringify(report.checks)}`);
  }
}

function coordinatorOf(world: World, draw: DrawNo) {
  const shard = must(world.running(founderOf(draw, world)), 'a shard does not run');
  return must(shard.state.coordinators.get(draw), `draw ${draw} has no coordinator`);
}

/** The lines of each ticket, by ordinal. */
function soldOn(history: History, { draw, terms }: Coordinator, shard: number): TicketLines[] {
  return history
    .of('TicketsBought')
    .filter(({ shard: on, event }) => on === shard && event.draw === draw)
    .flatMap(({ event }) => picksOf(terms.game, event.masks));
}

function lastOf<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
