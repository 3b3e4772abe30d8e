/**
 * Nobody tampers unseen: each member of each file that a player may be given is changed, removed,
 * exchanged, retyped, doubled and joined by another one. Whatever passes all checks stands in a
 * list with the reason why it does no harm; an entry that is needed no more fails, too.
 */
import { type Test, test } from 'tap';
import { drawOutcome } from '../../src/fairness/outcome.ts';
import { ticketsRootOf } from '../../src/fairness/tickets-root.ts';
import { UNCHECKED, verdictOf } from '../../src/fairness/verdict.ts';
import type { VerificationReport } from '../../src/fairness/verifier/check.ts';
import { verifyAnnouncement } from '../../src/fairness/verify-announcement.ts';
import { verifyRaffle } from '../../src/fairness/verify-raffle.ts';
import { verifyRaffleAnnouncement } from '../../src/fairness/verify-raffle-announcement.ts';
import { verifyReceipt } from '../../src/fairness/verify-receipt.ts';
import { verifyTickets } from '../../src/fairness/verify-tickets.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import { sealedSource } from '../support/cluster/sealed-draws.ts';
import {
  announcementOf,
  raffleAnnouncementOf,
  sealedAnnouncementOf,
} from '../support/engine/announcements.ts';
import {
  bytesOfHex,
  goldenCancelledDraw,
  goldenDraws,
  goldenFamilyDraws,
  goldenPostponedDraws,
  toHex,
} from '../support/fairness/fairness-golden.ts';
import { tampersOf } from '../support/fairness/json-tampers.ts';
import { postponedTranscript } from '../support/fairness/postponed-transcript.ts';
import { RAFFLE_SHAPES, raffleTranscript } from '../support/fairness/raffle-transcripts.ts';
import { gameOfShape } from '../support/samples/games.ts';

const draws = goldenDraws();
const cancelled = goldenCancelledDraw();
const postponed = postponedTranscript(must(draws[0], 'the vectors hold no draw').transcript);
const returned = must(goldenPostponedDraws()[1], 'the vectors hold no returns');
const raffles = RAFFLE_SHAPES.map(raffleTranscript);
const { transcript: five, receipts: fiveReceipts } = must(draws[0], 'the vectors hold no draw');

/** What may be altered, by what is wrong about it: nothing. */
const HARMLESS: Readonly<Record<string, string>> = {
  'transcript jackpotFrom.*.drawId changed':
    'which draw a rollover came from is bound by that draw: verify-rollover.ts ties the two',
  'transcript jackpotFrom.*.movedFrom changed': 'the series that it left: bound as its draw is',
  'transcript jackpotFrom.*.movedFrom removed': 'bound by the draw that it came from, too',
  'transcript jackpot.number changed':
    'how long the jackpot was not won is bound by the draw before: verify-rollover.ts ties them',
  'transcript jackpot.previous changed': 'that draw does not fit then, or is not before this one',
  'transcript jackpot.reserveMovedMinor changed':
    'the words of an operator; that it fits the reserve of the draw before is tied',
  'announcement jackpot.number changed': 'an estimate until it is sealed: no promise',
  'announcement jackpot.number retyped': 'null while it is not known',
  'transcript jackpotFrom.* exchanged': 'the same rollovers in another order',
  'drawn numbers.* changed': 'what is on a drawn ticket its file says: verify-tickets.ts',
  'drawn numbers.* exchanged': 'seen with the file of tickets, too',
  'cancelled cancelledAt changed':
    'any moment from the last ticket on (the tickets are held to it): no promise',
  'cancelled cancelReason changed': 'words of the operator',
  'announcement jackpotMinor changed': 'an estimate that moves with sales: no promise',
  'raffle startedAt changed': 'any moment between the last entry and the end: no promise',
  'raffle finishedAt changed': 'any moment after the start: no promise',
};
const harmlessSeen = new Set<string>();

/** Verifies each tamper of a file; returns how many there were. */
function tamper<T>(
  t: Test,
  name: string,
  file: T,
  verify: (tampered: T) => readonly VerificationReport[],
): number {
  const tampers = tampersOf(file);
  for (const { place, deed, value } of tampers) {
    if (verify(value).some(({ ok }) => !ok)) continue;
    const what = `${name} ${place} ${deed}`;
    harmlessSeen.add(what);
    if (HARMLESS[what] === undefined) t.fail(`unseen: ${what}`);
  }
  return tampers.length;
}

test('tampering: with the transcript of a draw', (t) => {
  let count = 0;
  const sound = [...draws, ...goldenFamilyDraws()].map((draw) => draw.transcript);
  for (const transcript of [...sound, postponed, returned.transcript]) {
    const announced = announcementOf(transcript);
    const kind = transcript.terms.game.family === 'numberRaffle' ? 'drawn' : 'transcript';
    count += tamper(t, kind, transcript, (file) => [
      verifyTranscript(file),
      verifyAnnouncement(announced, file),
    ]);
  }
  const { transcript } = cancelled;
  const announced = announcementOf(transcript);
  count += tamper(t, 'cancelled', transcript, (file) => [
    verifyTranscript(file),
    verifyAnnouncement(announced, file),
  ]);
  t.ok(count >= 100, `${count} tampers`);
  t.end();
});

test('tampering: with a receipt', (t) => {
  let count = 0;
  for (const { transcript, receipts } of [...draws, cancelled]) {
    for (const receipt of receipts) {
      count += tamper(t, 'receipt', receipt, (file) => [verifyReceipt(file, transcript)]);
    }
  }
  const { transcript, receipts, sealedTickets } = returned;
  const tickets = Buffer.from(sealedTickets, 'base64');
  for (const receipt of receipts) {
    count += tamper(t, 'receipt', receipt, (file) => {
      const report = verifyReceipt(file, transcript);
      // Whether a ticket was given back, only the file of all of them can tell.
      return report.ok ? [verifyTickets(sealedSource(tickets), transcript, [file])] : [report];
    });
  }
  t.ok(count >= 100, `${count} tampers`);
  t.end();
});

test('tampering: with an announcement', (t) => {
  let count = 0;
  const sound = draws.map((draw) => draw.transcript);
  for (const transcript of [...sound, postponed, returned.transcript]) {
    const announced = announcementOf(transcript);
    for (const kept of [announced, sealedAnnouncementOf(transcript)]) {
      const verify = (file: typeof kept) => [verifyAnnouncement(file, transcript)];
      t.ok(verify(kept)[0]?.ok, JSON.stringify(verify(kept)));
      count += tamper(t, 'announcement', kept, verify);
    }
  }
  t.ok(count >= 100, `${count} tampers`);
  t.end();
});

test('tampering: with a raffle and its announcement', (t) => {
  let count = 0;
  for (const raffle of raffles) {
    const announced = raffleAnnouncementOf(raffle);
    const verify = (transcript: unknown, kept: unknown) => [
      verifyRaffle(transcript),
      verifyRaffleAnnouncement(kept, transcript),
    ];
    t.ok(
      verify(raffle, announced).every(({ ok }) => ok),
      JSON.stringify(verify(raffle, announced)),
    );
    count += tamper(t, 'raffle', raffle, (file) => verify(file, announced));
    count += tamper(t, 'raffle announcement', announced, (file) => verify(raffle, file));
  }
  t.ok(count >= 100, `${count} tampers`);
  t.same(Object.keys(HARMLESS).sort(), [...harmlessSeen].sort(), 'nothing is listed in vain');
  t.end();
});

test('tampering: another id, of many that were tried, with all that follows from it', (t) => {
  const announced = announcementOf(five);
  const receipt = must(fiveReceipts[0], 'the draw has no receipt');
  const seals = five.seals.map((seal) => {
    const merkleRoot = bytesOfHex(seal.merkleRoot);
    return { ...seal, stakeMinor: minor(seal.stakeMinor), merkleRoot };
  });
  let tried = 0;
  for (; tried < 50_000; tried += 1) {
    const drawId = `dr_${String(tried).padStart(7, '0')}`;
    const ticketsRoot = ticketsRootOf(drawId, seals);
    const commitment = bytesOfHex(five.commitment);
    const beacon = bytesOfHex(five.beaconValue ?? '');
    const sources = {
      serverSeed: bytesOfHex(five.serverSeed),
      drawId,
      commitment,
      ticketsRoot,
      beacon,
    };
    const { k, n } = five.terms.game;
    const numbers = drawOutcome(sources, gameOfShape(k, n));
    const matches = receipt.numbers.filter((number) => numbers.includes(number)).length;
    if (matches < 4) continue;
    const forged = { ...five, drawId, ticketsRoot: toHex(ticketsRoot), numbers };
    t.same(failed(verifyTranscript(forged)), ['commitment'], 'it is promised for one draw');
    t.same(failed(verifyAnnouncement(announced, forged)), ['announced']);
    t.ok(failed(verifyReceipt({ ...receipt, drawId }, forged)).includes('ticketId'));
    break;
  }
  t.ok(tried < 50_000, `found after ${tried} ids`);
  t.end();
});

for (const [what, tier, winners] of [
  ['20 winners of a fixed prize', 3, 20],
  ['a winner of a lower pool', 2, 1],
  ['a jackpot winner', 0, 1],
] as const) {
  test(`tampering: ${what}, invented: without the tickets it says what is unchecked`, (t) => {
    const forged = invented(tier, winners);
    const reports = [verifyTranscript(forged), verifyAnnouncement(announcementOf(five), forged)];
    t.ok(
      reports.every(({ ok }) => ok),
      'the sums agree',
    );
    const { exitCode, lastLine } = verdictOf(reports, {
      unchecked: [{ name: 'winners', text: UNCHECKED.winners.what }],
      notes: [],
    });
    t.equal(exitCode, 2);
    t.match(lastLine, /NOT checked: how many tickets won/);
    t.end();
  });
}

for (const nothing of [{}, [], null, 7, 'x', { error: 'not found' }, problem()]) {
  test(`tampering: ${JSON.stringify(nothing)} announces nothing`, (t) => {
    for (const report of [
      verifyAnnouncement(nothing, five),
      verifyRaffleAnnouncement(nothing, raffles[0]),
    ]) {
      t.notOk(report.ok);
      t.match(report.checks, [{ name: 'format', detail: /announcement/ }]);
    }
    t.end();
  });
}

test('tampering: an announcement without a commitment was kept too early', (t) => {
  const early = { ...announcementOf(five), commitment: null };
  t.match(verifyAnnouncement(early, five).checks, [{ detail: /before the draw opened/ }]);
  t.end();
});

/** As the gateway answers for a draw that is not. */
function problem() {
  return { type: 'about:blank', title: 'No such draw', status: 404, code: 'drawNotFound' };
}

/** More winners in one tier, and every sum that follows: all but the tickets agree. */
function invented(index: number, count: number) {
  const tiers = five.tiers.map((tier) => ({ ...tier }));
  const tier = must(tiers[index], 'there is such a tier');
  const before = { ...tier };
  const rule = must(five.terms.game.tiers[index], 'there is such a rule');
  tier.winners += count;
  if (rule.kind === 'pariMutuel') tier.prizeMinor = Math.floor(tier.poolMinor / tier.winners);
  tier.paidMinor = tier.prizeMinor * tier.winners;
  tier.breakageMinor = rule.kind === 'fixed' ? 0 : tier.poolMinor - tier.paidMinor;
  const wasUnwon = rule.kind === 'pariMutuel' && before.winners === 0;
  const rolled = wasUnwon && rule.ifUnwon === 'rollover' ? tier.poolMinor : 0;
  const kept = wasUnwon && rule.ifUnwon === 'house' ? tier.poolMinor : 0;
  const fixedMinor = rule.kind === 'fixed' ? tier.paidMinor - before.paidMinor : 0;
  return {
    ...five,
    tiers,
    rolloverMinor: five.rolloverMinor - rolled,
    breakageMinor: five.breakageMinor + tier.breakageMinor - before.breakageMinor,
    houseMinor: five.houseMinor - kept - fixedMinor,
  };
}

function failed({ checks }: VerificationReport): string[] {
  return checks.filter(({ ok }) => !ok).map(({ name }) => name);
}
