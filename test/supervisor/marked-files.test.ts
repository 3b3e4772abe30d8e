/** The public file of a draw to which tickets came back: marked as sealed, or not published. */
import { readFileSync } from 'node:fs';
import { type Test, test } from 'tap';
import { packChunk } from '../../src/fairness/sealed-file.ts';
import { verifyTickets } from '../../src/fairness/verify-tickets.ts';
import type { JobRunner } from '../../src/jobs/job-runner.ts';
import type { JobInput } from '../../src/jobs/jobs.ts';
import { must } from '../../src/kernel/assert.ts';
import type { ShardClient } from '../../src/mailbox/shard-client.ts';
import type { SealedTickets } from '../../src/protocol/sealed-ticket-requests.ts';
import { SealedFiles, type SealedFilesOptions } from '../../src/supervisor/sealed-files.ts';
import {
  postponementBench,
  publishedTranscript,
  SECOND_MS,
  SHARD_COUNT,
} from '../support/cluster/postponement-bench.ts';
import { sealedSource } from '../support/cluster/sealed-draws.ts';

/** The first shard's player has bought 930 tickets, and given three of them back. */
async function stage(t: Test) {
  const bench = await postponementBench({ closesInS: 60, resultsInS: 180 });
  const { cluster, draw, buy, postpone } = bench;
  const ada = must(bench.players[0], 'one');
  for (const count of [...Array<number>(9).fill(100), ...Array<number>(30).fill(1)]) {
    await buy(ada, count);
  }
  await postpone();
  await cluster.settle();
  for (const ordinal of [928, 0, 511]) {
    const place = { draw, shard: ada.shard, ordinal };
    const answer = await cluster.ask(ada.shard, 'returnTicket', { player: ada.player, place });
    t.match(answer, { ok: true });
  }
  await cluster.advance(1_000 * SECOND_MS);
  const dataDirectory = t.testdir();
  const told: (string | null)[] = [];
  const open = (alter: (tickets: SealedTickets) => SealedTickets) =>
    SealedFiles.open({
      dataDirectory,
      client: {
        founderCount: SHARD_COUNT,
        question: async (shard: number, op: never, request: never) => {
          const answer = await cluster.ask(shard, op, request);
          if (op !== 'readSealedTickets' || !answer.ok) return answer;
          return { ...(answer as object), reply: alter(answer.reply as SealedTickets) };
        },
      } as unknown as ShardClient,
      jobs: {
        run: async (_: string, { words, sealed, ...place }: JobInput<'packChunk'>) =>
          packChunk(words, sealed, place),
      } as unknown as JobRunner,
      log: { error: () => undefined },
      alarms: {
        note: (_: string, { sentence }: { sentence: string | null }) => told.push(sentence),
      },
    } as unknown as SealedFilesOptions);
  return { ...bench, ada, open, told };
}

test('sealed files: mark what came back, and a stranger recounts them', async (t) => {
  const { cluster, draw, open, told } = await stage(t);
  const files = await open((tickets) => tickets);
  const found = await files.find(draw);
  t.ok('path' in found, JSON.stringify(found));
  const file = readFileSync('path' in found ? found.path : '');
  t.equal(file.subarray(0, 24).toString('latin1'), 'tirage/sealed-tickets/v3');
  const report = verifyTickets(sealedSource(file), await publishedTranscript(cluster, draw));
  t.ok(report.ok, JSON.stringify(report));
  t.same(told, [null]);
});

test('sealed files: marks that are not the sealed ones are never published', async (t) => {
  const { draw, open, told, ada } = await stage(t);
  const files = await open((tickets) => {
    const isFirst = tickets.sealed.shard === ada.shard && tickets.returned.includes(0);
    return isFirst ? { ...tickets, returned: tickets.returned.slice(1) } : tickets;
  });
  t.same(await files.find(draw), { code: 'fileNotReady' });
  t.match(told, [/are not those that were sealed/]);
});
