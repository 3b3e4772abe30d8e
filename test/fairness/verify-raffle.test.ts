import { test } from 'tap';
import type { RaffleTranscript } from '../../src/fairness/raffle-transcript.ts';
import { verifyRaffle, verifyRaffleEntries } from '../../src/fairness/verify-raffle.ts';
import { must } from '../../src/kernel/assert.ts';
import { altered, scalarsOf, withValue } from '../support/fairness/json-tampering.ts';
import { RAFFLE_SHAPES, raffleTranscript } from '../support/fairness/raffle-transcripts.ts';
import { outsidePlayer } from '../support/samples/raffle-events.ts';

const transcripts = RAFFLE_SHAPES.map(raffleTranscript);
const [shared, tabled] = transcripts as [RaffleTranscript, RaffleTranscript];

function failed(transcript: unknown): string[] {
  const { checks } = verifyRaffle(transcript);
  return checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
}

test('raffle verifier: it agrees with the engine on every kind of raffle', (t) => {
  for (const transcript of transcripts) {
    t.same(failed(transcript), []);
  }
  t.end();
});

test('raffle verifier: an altered field anywhere is caught', (t) => {
  const unseen = new Set<string>();
  let tamperCount = 0;
  for (const transcript of transcripts) {
    for (const path of scalarsOf(transcript)) {
      for (const value of altered(path, transcript)) {
        tamperCount += 1;
        const tampered = withValue(transcript, path, value);
        const isSeen = failed(tampered).length > 0;
        if (!isSeen) unseen.add(path.filter((part) => typeof part === 'string').join('.'));
      }
    }
  }
  t.ok(tamperCount >= 300, `${tamperCount} tampers`);
  // Nothing depends on when exactly it was: only their order can be checked.
  t.same([...unseen].sort(), ['finishedAt', 'startedAt']);
  t.end();
});

test('raffle verifier: too few players are enough where it says who started it', (t) => {
  const byHand = must(transcripts.at(-1), 'the last is started by hand');
  t.equal(byHand.startedByHand, true);
  const { startedByHand: _, ...hidden } = byHand;
  t.same(failed(hidden), ['filled: too few players']);
  t.match(failed({ ...shared, startedByHand: true }), [/^filled: it was full/]);
  t.match(failed({ ...byHand, startedByHand: false }), [/^format/]);
  const mayBeShort = { ...hidden.rules, fillWithinMs: 60_000, ifUnfilled: 'draw' } as const;
  t.match(failed({ ...hidden, rules: mayBeShort }), [/^filled: too few/, /^terms/], 'too early');
  t.end();
});

test('raffle verifier: a winner, a stake and an entry cannot be exchanged', (t) => {
  const [first, second] = shared.entries.map(({ player }) => player);
  const other = shared.winners[0]?.player === first ? second : first;
  const entry = shared.entries.findIndex(({ player }) => player === other);
  const winners = [{ ...must(shared.winners[0], 'one'), entry, player: must(other, 'another') }];
  t.match(failed({ ...shared, winners }), [/^winners: the sources give/]);
  t.match(failed({ ...shared, entries: shared.entries.slice(1) }).join(), /seal: .*root/);
  t.match(failed({ ...shared, winners: [] }), [/^format/]);
  t.match(failed({ ...tabled, winners: tabled.winners.slice(0, 2) }).join(), /prizes/);
  const few = { ...shared.rules, participantsNeeded: 11 };
  t.match(failed({ ...shared, rules: few }), [/^filled: too few/]);
  const mayBeShort = { ...few, fillWithinMs: 1, ifUnfilled: 'draw' };
  const broken = failed({ ...shared, rules: mayBeShort });
  t.same(
    broken.map((line) => line.split(':')[0]),
    ['terms'],
    'enough players, but not promised',
  );
  t.end();
});

test('raffle verifier: a player finds their entries by their id', (t) => {
  const own = verifyRaffleEntries(tabled, outsidePlayer(2));
  t.match(own, { ok: true, checks: [{ detail: /entry 2: .*; entry 9: .*; entry 16: / }] });
  t.match(own.checks[0]?.detail.match(/entry/g), { length: 3 });
  const none = verifyRaffleEntries(tabled, outsidePlayer(99));
  t.match(none, { ok: false, checks: [{ detail: /no entry of this player/ }] });
  for (const nobody of ['', 'é', 'x'.repeat(256)]) t.notOk(verifyRaffleEntries(tabled, nobody).ok);
  t.notOk(verifyRaffleEntries({}, outsidePlayer(2)).ok);
  t.end();
});

test('raffle verifier: any value gives a report', (t) => {
  for (const value of [null, 7, 'x', [], {}, { ...shared, entries: {} }, { ...shared, seal: 1 }]) {
    t.equal(verifyRaffle(value).ok, false);
  }
  t.end();
});
