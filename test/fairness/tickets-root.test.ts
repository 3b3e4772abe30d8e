import { test } from 'tap';
import { type HashedSeal, ticketsRootOf } from '../../src/fairness/tickets-root.ts';
import type { TranscriptSeal } from '../../src/fairness/transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import { bytesOfHex, goldenDraws, toHex } from '../support/fairness/fairness-golden.ts';

test('tickets root: the seals of the third implementation have its root', (t) => {
  for (const { transcript } of goldenDraws()) {
    const root = ticketsRootOf(transcript.drawId, transcript.seals.map(toShardSeal));
    t.equal(toHex(root), transcript.ticketsRoot);
  }
  t.end();
});

test('tickets root: the draw and every field of a seal are bound in', (t) => {
  const [draw] = goldenDraws();
  const seals = (draw?.transcript.seals ?? []).map(toShardSeal);
  const [head, ...rest] = seals;
  const first = must(head, 'the vectors hold no seal');
  const roots = [
    ticketsRootOf('dr_0000001', seals),
    ticketsRootOf('dr_0000002', seals),
    ticketsRootOf('dr_0000001', rest),
    ticketsRootOf('dr_0000001', [{ ...first, ticketCount: first.ticketCount + 1 }, ...rest]),
    ticketsRootOf('dr_0000001', [{ ...first, stakeMinor: minor(first.stakeMinor + 1) }, ...rest]),
    ticketsRootOf('dr_0000001', [{ ...first, merkleRoot: new Uint8Array(32) }, ...rest]),
    ticketsRootOf('dr_0000001', [
      first,
      ...rest.map((seal) => ({ ...seal, shard: seal.shard + 1 })),
    ]),
  ];
  t.equal(new Set(roots.map(toHex)).size, roots.length);
  t.end();
});

test('tickets root: seals that are missing, repeated or out of order are our bug', (t) => {
  const seals = (goldenDraws()[0]?.transcript.seals ?? []).map(toShardSeal);
  t.throws(() => ticketsRootOf('dr_0000001', []), /by no shard/);
  t.throws(() => ticketsRootOf('dr_0000001', seals.toReversed()), /shard order/);
  t.throws(() => ticketsRootOf('dr_0000001', [...seals, ...seals.slice(-1)]), /shard order/);
  t.throws(
    () =>
      ticketsRootOf(
        'dr_0000001',
        seals.map((seal) => ({ ...seal, ticketCount: 0 })),
      ),
    /contradicts its count/,
  );
  t.end();
});

test('tickets root: of as many shards as there can be, whose draw was postponed', (t) => {
  const [head] = (goldenDraws()[0]?.transcript.seals ?? []).map(toShardSeal);
  const first = must(head, 'the vectors hold no seal');
  const seals = Array.from({ length: 1_024 }, (_, shard) => ({ ...first, shard }));
  const leaves = Array.from({ length: 1_025 }, (_, index) => new Uint8Array(32).fill(index));
  const drawId = 'dr_0000001';
  const roots = [0, 1, 1_025].map((count) => ticketsRootOf(drawId, seals, leaves.slice(0, count)));
  t.equal(new Set(roots.map(toHex)).size, 3);
  t.end();
});

function toShardSeal(seal: TranscriptSeal): HashedSeal {
  return { ...seal, stakeMinor: minor(seal.stakeMinor), merkleRoot: bytesOfHex(seal.merkleRoot) };
}
