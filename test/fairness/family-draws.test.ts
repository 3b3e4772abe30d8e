/**
 * Draws of keno, digits and numbers, of later versions of a game, and of tickets that are several
 * combinations, as vectors.py has them.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { test } from 'tap';
import type { ByteSource } from '../../src/fairness/verifier/ticket-file.ts';
import { verifyAnnouncement } from '../../src/fairness/verify-announcement.ts';
import { verifyReceipt } from '../../src/fairness/verify-receipt.ts';
import { verifyTickets } from '../../src/fairness/verify-tickets.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import { announcementOf } from '../support/engine/announcements.ts';
import {
  type GoldenFamilyDraw,
  goldenFamilyDraws,
  goldenSystemDraws,
} from '../support/fairness/fairness-golden.ts';
import { tampersOf } from '../support/fairness/json-tampers.ts';
import { parseFile, writeFile } from '../support/fairness/ticket-files.ts';

const draws = [...goldenFamilyDraws(), ...goldenSystemDraws()];
const fileOf = ({ sealedTickets }: GoldenFamilyDraw) => Buffer.from(sealedTickets, 'base64');

function sourceOf(file: Buffer): ByteSource {
  let at = 0;
  return (count) => {
    at += count;
    return file.subarray(at - count, at);
  };
}

test('family draws: their files of tickets verify, and every winner is counted', (t) => {
  for (const draw of draws) {
    const { transcript } = draw;
    const { ok, checks } = verifyTickets(sourceOf(fileOf(draw)), transcript);
    t.ok(ok, JSON.stringify(checks));
    const counted = transcript.tiers.map(({ tier, winners }) => `tier ${tier}: ${winners}`);
    const recount = checks.find(({ name }) => name === 'recount');
    t.equal(recount?.detail, `winners counted, ${counted.join(', ')}`);
  }
  const winners = draws.flatMap(({ transcript }) => transcript.tiers.map((tier) => tier.winners));
  t.ok(winners.filter((count) => count > 0).length > 5, 'some tiers are won');
  t.end();
});

test('family draws: with the tickets at hand, a raffle cannot name other numbers', (t) => {
  const raffle = must(
    draws.find(({ transcript }) => transcript.terms.game.family === 'numberRaffle'),
    'a raffle',
  );
  const { transcript } = raffle;
  const { numbers } = transcript;
  const tampered: [string, unknown][] = tampersOf({ numbers }).map(({ place, deed, value }) => {
    return [`${place} ${deed}`, Reflect.get(value as object, 'numbers')];
  });
  for (const [at, digit] of numbers.entries()) {
    tampered.push([`digit ${at}`, numbers.with(at, (digit + 1) % 10)]);
    const before = numbers.at(at - 1) ?? 0;
    tampered.push([`digits ${at}`, numbers.with(at, before).with(at - 1, digit)]);
  }
  const altered = tampered.filter(([, value]) => !isDeepStrictEqual(value, numbers));
  t.ok(altered.length >= 200, `${altered.length} tampers`);
  for (const [what, value] of altered) {
    const told = { ...transcript, numbers: value };
    const reports = [verifyTranscript(told), verifyTickets(sourceOf(fileOf(raffle)), told)];
    if (reports.every(({ ok }) => ok)) t.fail(`unseen: ${what}`);
  }
  t.end();
});

test('family draws: a transcript against other tickets than its own is refused', (t) => {
  for (const [index, { transcript }] of draws.entries()) {
    const other = must(draws[(index + 1) % draws.length], 'another draw');
    t.notOk(verifyTickets(sourceOf(fileOf(other)), transcript).ok);
  }
  t.end();
});

test('family draws: fifty picks of each file, altered one by one, are seen', (t) => {
  for (const draw of draws) {
    const { transcript } = draw;
    const { k } = parseFile(fileOf(draw));
    for (let i = 0; i < 50; i += 1) {
      const file = parseFile(fileOf(draw));
      const chunk = must(file.chunks[0], 'a chunk');
      const columns = inflateRawSync(chunk.packed);
      const at = (i * 7) % Math.min(k * 50, columns.length);
      columns.writeUInt8((columns.readUInt8(at) + 1 + (i % 3)) % 256, at);
      chunk.packed = deflateRawSync(columns);
      const altered = writeFile(file);
      t.notOk(verifyTickets(sourceOf(altered), transcript).ok, `${transcript.drawId}, byte ${at}`);
    }
  }
  t.end();
});

test('family draws: whatever is altered in a receipt or an announcement is refused', (t) => {
  for (const { transcript, receipts } of draws) {
    const receipt = must(receipts[1], 'a receipt');
    t.ok(verifyReceipt(receipt, transcript).ok);
    const tampers = tampersOf(receipt);
    t.ok(tampers.length >= 50, `${tampers.length} tampers`);
    for (const { place, deed, value } of tampers) {
      if (verifyReceipt(value, transcript).ok) t.fail(`unseen: ${place} ${deed}`);
    }
    const announced = announcementOf(transcript);
    t.ok(verifyAnnouncement(announced, transcript).ok);
    for (const { place, deed, value } of tampersOf(announced)) {
      const isEstimate = place === 'jackpotMinor' && deed === 'changed';
      if (verifyAnnouncement(value, transcript).ok && !isEstimate) t.fail(`${place} ${deed}`);
    }
  }
  t.end();
});

test('family draws: the version of a game is announced, and cannot be left out', (t) => {
  const versioned = draws.filter(({ transcript }) => transcript.terms.game.version !== undefined);
  t.equal(versioned.length, 2);
  for (const { transcript } of versioned) {
    const { gameVersion, ...silent } = announcementOf(transcript);
    t.equal(gameVersion, transcript.terms.game.version);
    t.notOk(verifyAnnouncement(silent, transcript).ok);
    t.notOk(verifyAnnouncement({ ...silent, gameVersion: 99 }, transcript).ok);
  }
  t.end();
});

test('family draws: the files are what their digests say', (t) => {
  for (const draw of draws) {
    const file = fileOf(draw);
    const digest = createHash('sha256').update(file.subarray(0, -32)).digest();
    t.ok(file.subarray(-32).equals(digest));
    t.ok(writeFile(parseFile(file)).equals(file), 'the test writes what it has read');
  }
  t.end();
});
