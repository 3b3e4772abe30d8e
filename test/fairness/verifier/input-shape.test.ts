import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { test } from 'tap';
import type { VerificationReport } from '../../../src/fairness/verifier/check.ts';
import { RECEIPT_SHAPE, TRANSCRIPT_SHAPE } from '../../../src/fairness/verifier/input-shape.ts';
import { verifyAnnouncement } from '../../../src/fairness/verify-announcement.ts';
import { verifyRaffle } from '../../../src/fairness/verify-raffle.ts';
import { verifyRaffleAnnouncement } from '../../../src/fairness/verify-raffle-announcement.ts';
import { verifyReceipt } from '../../../src/fairness/verify-receipt.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import { must } from '../../../src/kernel/assert.ts';
import { announcementOf, raffleAnnouncementOf } from '../../support/engine/announcements.ts';
import { goldenCancelledDraw, goldenDraws } from '../../support/fairness/fairness-golden.ts';
import { scalarsOf, withValue } from '../../support/fairness/json-tampering.ts';
import { RAFFLE_SHAPES, raffleTranscript } from '../../support/fairness/raffle-transcripts.ts';

const { transcript, receipts } = must(goldenDraws()[0], 'the vectors hold no draw');
const receipt = must(receipts[0], 'the draw has no receipt');

test('verifier input: any JSON gives a report, never an exception', (t) => {
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const reports = [
          verifyTranscript(value),
          verifyReceipt(value, transcript),
          verifyReceipt(receipt, value),
          verifyReceipt(value, value),
        ];
        return reports.every(({ ok, checks }) => !ok && checks.length === 1);
      }),
      { numRuns: 1_000 },
    ),
  );
  t.end();
});

test('verifier input: a good transcript with any JSON in place of a part gives a report', (t) => {
  const paths = [...scalarsOf(transcript), ...Object.keys(transcript).map((key) => [key])];
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const report = verifyTranscript(withValue(transcript, path, value));
        return report.checks.length > 0;
      }),
      { numRuns: 1_000 },
    ),
  );
  t.end();
});

test('verifier input: a number beyond the width that it is hashed with gives a report', (t) => {
  const raffle = raffleTranscript(must(RAFFLE_SHAPES[1], 'there is no raffle with a table'));
  const cancelled = goldenCancelledDraw().transcript;
  const announced = announcementOf(transcript);
  const announcedRaffle = raffleAnnouncementOf(raffle);
  const verifiers: [unknown, (altered: unknown) => VerificationReport][] = [
    ...goldenDraws().map(({ transcript: draw }): (typeof verifiers)[0] => [draw, verifyTranscript]),
    [cancelled, verifyTranscript],
    [receipt, (altered) => verifyReceipt(altered, transcript)],
    [announced, (altered) => verifyAnnouncement(altered, transcript)],
    [transcript, (altered) => verifyAnnouncement(announced, altered)],
    [raffle, verifyRaffle],
    [announcedRaffle, (altered) => verifyRaffleAnnouncement(altered, raffle)],
    [raffle, (altered) => verifyRaffleAnnouncement(announcedRaffle, altered)],
  ];
  const edges = [8, 16, 31, 32, 53].flatMap((bits) => [2 ** bits - 1, 2 ** bits]);
  for (const [sound, verify] of verifiers) {
    for (const path of scalarsOf(sound)) {
      for (const edge of [-1, 0, 1.5, ...edges, 1e300]) {
        const altered = withValue(sound, path, edge);
        t.doesNotThrow(() => verify(altered), `${path.join('.')} = ${edge}`);
      }
    }
  }
  t.match(
    TRANSCRIPT_SHAPE(
      withValue(transcript, ['terms', 'game', 'tiers', 0, 'tier'], 2 ** 32),
      'transcript',
    ),
    'transcript.terms.game.tiers[0]',
  );
  t.end();
});

test('verifier input: every field of a transcript and of a receipt is needed', (t) => {
  for (const field of Object.keys(transcript)) {
    const { [field]: _, ...rest } = transcript as unknown as Record<string, unknown>;
    t.match(TRANSCRIPT_SHAPE(rest, 'transcript'), `transcript.${field}`, field);
  }
  for (const field of Object.keys(receipt)) {
    const { [field]: _, ...rest } = receipt as unknown as Record<string, unknown>;
    t.match(RECEIPT_SHAPE(rest, 'receipt'), `receipt.${field}`, field);
  }
  t.end();
});

test('verifier input: the first problem is named by its place', (t) => {
  const deep = withValue(transcript, ['seals', 2, 'merkleRoot'], 'zz');
  t.match(TRANSCRIPT_SHAPE(deep, 'transcript'), 'transcript.seals[2].merkleRoot is not 32 bytes');
  t.equal(TRANSCRIPT_SHAPE(null, 'transcript'), 'transcript is not an object');
  t.equal(
    TRANSCRIPT_SHAPE({ ...transcript, more: 1 }, 'transcript'),
    'transcript.more is not known here',
  );
  t.match(RECEIPT_SHAPE({ ...receipt, more: 1 }, 'receipt'), 'receipt.more is not known');
  const inherited = Object.create(transcript) as unknown;
  t.match(TRANSCRIPT_SHAPE(inherited, 'transcript'), 'transcript.format');
  t.end();
});

test('verifier input: lists and texts beyond their limits are refused', (t) => {
  const refused = [
    { ...transcript, seals: [] },
    { ...transcript, seals: new Array(1_025).fill(transcript.seals[0]) },
    { ...transcript, tiers: new Array(65).fill(transcript.tiers[0]) },
    { ...transcript, drawId: 'd'.repeat(256) },
    { ...transcript, drawId: 'dr_é' },
    { ...transcript, beaconValue: '00'.repeat(256) },
    { ...transcript, beaconValue: '' },
    withValue(transcript, ['terms', 'opensAt'], '2026-01-01T00:00:00.000+01:00'),
    withValue(transcript, ['terms', 'opensAt'], '2026-13-01T00:00:00.000Z'),
    withValue(transcript, ['terms', 'opensAt'], '2026-02-31T00:00:00.000Z'),
    withValue(transcript, ['terms', 'opensAt'], '2026-01-01T00:00:00Z'),
    { ...transcript, salesMinor: 2 ** 53 },
  ];
  for (const value of refused) t.type(TRANSCRIPT_SHAPE(value, 'transcript'), 'string');
  t.type(RECEIPT_SHAPE({ ...receipt, path: new Array(54).fill('00'.repeat(32)) }, 'r'), 'string');
  t.end();
});

/** Of Node's: what hashes, and what unpacks a file of tickets. A page has its own of both. */
const OF_NODE: Readonly<Record<string, string>> = {
  'verifier/surroundings.ts': 'node:crypto',
  'verifier/read-at-once.ts': 'node:zlib',
};

test("verifier input: it imports nothing but types, and of Node's what two files may", (t) => {
  const folder = new URL('../../../../src/fairness/', import.meta.url);
  const own = readdirSync(new URL('verifier/', folder)).map((name) => `verifier/${name}`);
  const entries = readdirSync(folder).filter((name) => name.startsWith('verify-'));
  t.ok(entries.length >= 6, 'each of the files that are checked has one');
  for (const name of [...entries, 'verdict.ts', ...own]) {
    const source = readFileSync(new URL(name, folder), 'utf8');
    const sources = [...source.matchAll(/^import (?!type )[^;]*? from '([^']+)';$/gm)];
    const allowed = name.startsWith('verifier/')
      ? /^\.\/[a-z0-9-]+\.ts$/
      : /^\.\/(?:verifier\/[a-z0-9-]+|verify-[a-z-]+|verdict)\.ts$/;
    const foreign = sources
      .map(([, from]) => from ?? '')
      .filter((from) => from !== OF_NODE[name] && !allowed.test(from));
    t.same(foreign, [], name);
  }
  t.end();
});
