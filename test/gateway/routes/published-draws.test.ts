import { test } from 'tap';
import type { Transcript } from '../../../src/fairness/transcript.ts';
import { PublishedDraws } from '../../../src/gateway/routes/published-draws.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { ShardClient } from '../../../src/mailbox/shard-client.ts';
import type { ShardAnswer } from '../../../src/protocol/shard-requests.ts';
import { goldenDraws } from '../../support/fairness/fairness-golden.ts';

const { transcript } = must(goldenDraws()[0], 'a draw to show');
const { drawId } = transcript;
const PUBLISHED = { ok: true, reply: transcript, replayed: false } as ShardAnswer<Transcript>;
const NOT_YET = { ok: false, code: 'resultsNotPublished', facts: null } as const;

/** A shard whose answers are given by hand, and the draws that ask it. */
function asked() {
  const waiting: ((answer: ShardAnswer<Transcript>) => void)[] = [];
  const question = () => new Promise((resolve) => waiting.push(resolve));
  const draws = new PublishedDraws({
    founderCount: 2,
    question: question as unknown as ShardClient['question'],
  });
  return { draws, waiting };
}

function contentOf(answer: Awaited<ReturnType<PublishedDraws['answer']>> | undefined): unknown {
  if (answer === undefined || 'code' in answer) throw new Error('refused');
  return JSON.parse(String(answer.body.content));
}

test('published draws: a thousand first requests of one draw ask its shard once', async (t) => {
  const { draws, waiting } = asked();
  const answers = Array.from({ length: 1_000 }, (_, i) =>
    draws.answer(drawId, i % 2 === 0 ? 'results' : 'transcript'),
  );
  await Promise.resolve();
  t.equal(waiting.length, 1);
  waiting[0]?.(PUBLISHED);
  const [results, whole] = await Promise.all(answers);
  t.match(contentOf(results), { drawId });
  t.same(contentOf(whole), transcript);
  await draws.answer(drawId, 'results');
  t.equal(waiting.length, 1, 'kept from then on');
});

test('published draws: who joined a question is not refused by an older answer', async (t) => {
  const { draws, waiting } = asked();
  const first = draws.answer(drawId, 'results');
  const joined = [draws.answer(drawId, 'results'), draws.answer(drawId, 'results')];
  must(waiting[0], 'asked')(NOT_YET);
  t.match(await first, { code: 'resultsNotPublished' });
  while (waiting.length < 2) await Promise.resolve();
  must(waiting[1], 'asked once more')(PUBLISHED);
  for (const answer of await Promise.all(joined)) t.match(answer, { status: 200 });
  t.equal(waiting.length, 2, 'together');
});

test('published draws: a refusal is not kept', async (t) => {
  const { draws, waiting } = asked();
  const refused = draws.answer(drawId, 'results');
  must(waiting[0], 'asked')(NOT_YET);
  await refused;
  const again = draws.answer(drawId, 'results');
  while (waiting.length < 2) await Promise.resolve();
  must(waiting[1], 'asked anew')(PUBLISHED);
  t.match(await again, { status: 200 });
  t.match(await draws.answer('nonsense', 'results'), { code: 'drawNotFound' });
});
