import { test } from 'tap';
import { commitmentOf } from '../../src/fairness/commitment.ts';
import { drawOutcome } from '../../src/fairness/outcome.ts';
import { termsDigestOf } from '../../src/fairness/terms-digest.ts';
import { ticketsRootOf } from '../../src/fairness/tickets-root.ts';
import type { Transcript } from '../../src/fairness/transcript.ts';
import type { VerificationReport } from '../../src/fairness/verifier/check.ts';
import { verifyAnnouncement } from '../../src/fairness/verify-announcement.ts';
import { verifyReceipt } from '../../src/fairness/verify-receipt.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import { announcementOf } from '../support/engine/announcements.ts';
import {
  bytesOfHex,
  goldenDraws,
  goldenFamilyDraws,
  goldenSystemDraws,
  toHex,
} from '../support/fairness/fairness-golden.ts';
import { altered, scalarsOf, withValue } from '../support/fairness/json-tampering.ts';
import { gameOfShape } from '../support/samples/games.ts';

const draws = goldenDraws();
const [first, second] = draws.map(({ transcript }) => transcript);
const five = must(first, 'the vectors hold no draw of 5 of 36');
const six = must(second, 'the vectors hold no draw of 6 of 45');

test('verifier: the transcripts and receipts of the third implementation are good', (t) => {
  for (const { transcript, receipts } of [
    ...draws,
    ...goldenFamilyDraws(),
    ...goldenSystemDraws(),
  ]) {
    t.same(failed(verifyTranscript(transcript)), []);
    for (const receipt of receipts) t.same(failed(verifyReceipt(receipt, transcript)), []);
  }
  t.end();
});

test('verifier: it agrees with the engine on roots, commitment and numbers', (t) => {
  for (const { transcript } of draws) {
    const { drawId, seals, serverSeed, commitment, beaconValue, terms } = transcript;
    const ticketsRoot = ticketsRootOf(
      drawId,
      seals.map((seal) => ({
        ...seal,
        stakeMinor: minor(seal.stakeMinor),
        merkleRoot: bytesOfHex(seal.merkleRoot),
      })),
    );
    const numbers = drawOutcome(
      {
        serverSeed: bytesOfHex(serverSeed),
        drawId,
        commitment: bytesOfHex(commitment),
        ticketsRoot,
        beacon: bytesOfHex(beaconValue ?? ''),
      },
      gameOfShape(terms.game.k, terms.game.n),
    );
    const termsDigest = termsDigestOf(terms);
    t.equal(toHex(termsDigest), transcript.termsDigest);
    t.equal(toHex(ticketsRoot), transcript.ticketsRoot);
    t.equal(
      commitmentOf({ serverSeed: bytesOfHex(serverSeed), id: drawId, termsDigest }),
      commitment,
    );
    t.same(numbers, transcript.numbers);
  }
  t.end();
});

test('verifier: an altered field anywhere is caught, because everything hangs together', (t) => {
  let tamperCount = 0;
  const unseen = new Set<string>();
  for (const { transcript } of draws) {
    for (const path of scalarsOf(transcript)) {
      for (const value of altered(path, transcript)) {
        tamperCount += 1;
        const report = verifyTranscript(withValue(transcript, path, value));
        if (report.ok) unseen.add(path.join('.'));
      }
    }
  }
  // What a draw has from others is bound by their transcripts: verify-rollover.ts.
  t.same(
    [...unseen],
    [
      'jackpotFrom.0.drawId',
      'jackpotFrom.1.drawId',
      'jackpotFrom.0.movedFrom',
      'jackpot.number',
      'jackpot.previous',
      'jackpot.reserveMovedMinor',
    ],
  );
  t.ok(tamperCount >= 300, `${tamperCount} tampers were caught`);
  t.end();
});

for (const [name, check, tampered] of [
  ['a seal is dropped', 'ticketsRoot', { ...five, seals: five.seals.slice(1) }],
  ['the empty seal is dropped', 'ticketsRoot', without(five, ['seals', 1])],
  ['two seals change places', 'seals', { ...five, seals: five.seals.toReversed() }],
  ['a seal stands there twice', 'seals', { ...five, seals: [...five.seals, ...five.seals] }],
  ['a ticket moves to another shard', 'ticketsRoot', moveTicket(five)],
  ['the seals of another draw', 'ticketsRoot', { ...five, seals: six.seals }],
  ['sales are not the stakes', 'seals', { ...five, salesMinor: five.salesMinor + 250 }],
  ['tickets are not the sealed ones', 'seals', { ...five, ticketCount: five.ticketCount - 1 }],
  ['a price is not the stake', 'seals', withValue(five, ['terms', 'priceMinor'], 251)],
  ['no tickets have a root', 'seals', withValue(five, ['seals', 1, 'merkleRoot'], '00'.repeat(32))],
  ['a beacon is left out', 'outcome', { ...five, beaconValue: null }],
  ['a beacon is invented', 'outcome', { ...six, beaconValue: five.beaconValue }],
  ['the numbers are of another draw', 'outcome', { ...five, numbers: [1, 2, 3, 4, 5] }],
  ['the numbers are not ascending', 'outcome', { ...five, numbers: five.numbers.toReversed() }],
  ['a number is missing', 'outcome', { ...five, numbers: five.numbers.slice(1) }],
  ['a number is added', 'outcome', { ...five, numbers: [...five.numbers, 36] }],
  ['a number stands there twice', 'outcome', { ...five, numbers: [7, 7, 14, 16, 25] }],
  ['seed and commitment are replaced together', 'outcome', replaceSeed(five)],
  ['a tier is left out of the results', 'prizes', { ...five, tiers: five.tiers.slice(1) }],
  ['tiers change places', 'prizes', { ...five, tiers: five.tiers.toReversed() }],
  ['a tier is paid twice', 'prizes', { ...five, tiers: [...five.tiers, ...five.tiers] }],
  ['more winners than tickets', 'winners', withValue(five, ['tiers', 3, 'winners'], 1_539)],
  ['the house takes what winners are owed', 'prizes', skim(five)],
  [
    'the rollover goes to the house',
    'totals',
    { ...five, rolloverMinor: 0, houseMinor: 12_641_835 },
  ],
  [
    'the draw closes before it opens',
    'times',
    withValue(five, ['terms', 'opensAt'], five.terms.resultsAt),
  ],
  [
    'results come before the close',
    'times',
    withValue(five, ['terms', 'resultsAt'], five.terms.opensAt),
  ],
  [
    'two tiers for the same matches',
    'rules',
    withValue(five, ['terms', 'game', 'tiers', 0, 'matches'], 4),
  ],
  [
    'a second jackpot tier',
    'rules',
    withValue(five, ['terms', 'game', 'tiers', 2, 'jackpot'], true),
  ],
  [
    'shares above the sales',
    'rules',
    withValue(five, ['terms', 'game', 'tiers', 0, 'sharePermyriad'], 9_000),
  ],
  ['more numbers than there are', 'rules', withValue(five, ['terms', 'game', 'n'], 4)],
  ['an unknown format', 'format', { ...five, format: 'tirage/transcript/v1' }],
  ['a negative count', 'format', withValue(five, ['tiers', 0, 'winners'], -1)],
  ['a fraction of money', 'format', withValue(five, ['salesMinor'], 0.5)],
  ['upper-case digits', 'format', { ...five, ticketsRoot: five.ticketsRoot.toUpperCase() }],
] as const) {
  test(`verifier: caught when ${name}`, (t) => {
    const report = verifyTranscript(tampered);
    t.notOk(report.ok);
    t.ok(failed(report).includes(check), `the check that fails is ${check}: ${failed(report)}`);
    t.end();
  });
}

test('verifier: a draw made up afterwards in every part fails only against its commitment', (t) => {
  const serverSeed = 'ab'.repeat(32);
  const commitment = commitmentTo(six, serverSeed);
  const numbers = drawOutcome(
    {
      serverSeed: bytesOfHex(serverSeed),
      drawId: six.drawId,
      commitment: bytesOfHex(commitment),
      ticketsRoot: bytesOfHex(six.ticketsRoot),
      beacon: new Uint8Array(0),
    },
    gameOfShape(6, 45),
  );
  const forged = { ...six, serverSeed, numbers, commitment };
  t.ok(verifyTranscript(forged).ok, 'consistent in itself');
  t.same(failed(verifyAnnouncement(announcementOf(six), forged)), ['announced']);
  t.end();
});

function failed(report: VerificationReport): string[] {
  assert(report.ok === report.checks.every(({ ok }) => ok), 'a report contradicts itself');
  return report.checks.filter(({ ok }) => !ok).map(({ name }) => name);
}

function without(draw: Transcript, [list, index]: readonly ['seals', number]): Transcript {
  return { ...draw, [list]: draw[list].filter((_, place) => place !== index) };
}

function moveTicket(draw: Transcript): Transcript {
  const price = draw.terms.priceMinor;
  const seals = draw.seals.map((seal) => {
    const step = seal.shard === 0 ? -1 : seal.shard === 2 ? 1 : 0;
    const { ticketCount, stakeMinor } = seal;
    return { ...seal, ticketCount: ticketCount + step, stakeMinor: stakeMinor + step * price };
  });
  return { ...draw, seals };
}

function replaceSeed(draw: Transcript): Transcript {
  const serverSeed = 'cd'.repeat(32);
  return { ...draw, serverSeed, commitment: commitmentTo(draw, serverSeed) };
}

function commitmentTo({ drawId: id, termsDigest }: Transcript, serverSeed: string): string {
  const promised = { serverSeed: bytesOfHex(serverSeed), id, termsDigest: bytesOfHex(termsDigest) };
  return commitmentOf(promised);
}

/** One minor unit less for each winner, and all of it to the house: the sums still agree. */
function skim(draw: Transcript): Transcript {
  const tiers = draw.tiers.map((tier) =>
    tier.kind === 'fixed'
      ? { ...tier, prizeMinor: tier.prizeMinor - 1, paidMinor: tier.paidMinor - tier.winners }
      : tier,
  );
  const winners = draw.tiers.find(({ kind }) => kind === 'fixed')?.winners ?? 0;
  return { ...draw, tiers, houseMinor: draw.houseMinor + winners };
}
