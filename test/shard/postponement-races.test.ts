/**
 * Postponement, purchases, returns, late mail and crashes around the promised close, in any order.
 */
import fc from 'fast-check';
import { test } from 'tap';
import { POSTPONEMENT_LEAD_MS } from '../../actors/draw/postponement.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import {
  checkSound,
  PROMISED,
  postponementBench,
  publishedTranscript,
  SECOND_MS,
  SHARD_COUNT,
} from '../support/cluster/postponement-bench.ts';
import { holds } from '../support/sources/property-run.ts';

const step = fc.oneof(
  fc.record({ do: fc.constant('buy' as const), who: fc.nat(SHARD_COUNT - 1) }),
  fc.record({ do: fc.constant('wait' as const), byMs: fc.constantFrom(1, 900, 2_500, 6_000) }),
  fc.record({ do: fc.constant('hold' as const), isHeld: fc.boolean() }),
  fc.record({ do: fc.constant('crash' as const), who: fc.nat(SHARD_COUNT - 1) }),
  fc.record({ do: fc.constant('postpone' as const) }),
  fc.record({
    do: fc.constant('giveBack' as const),
    who: fc.nat(SHARD_COUNT - 1),
    ordinal: fc.nat(3),
  }),
);

test('a postponement that races the close: there is one truth', async (t) => {
  await holds(
    12,
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const { cluster, players, draw, buy, postpone, startMs } = await postponementBench();
      await cluster.advance(60 * SECOND_MS - POSTPONEMENT_LEAD_MS - 4_000);
      const promisedMs = startMs + PROMISED.closesInS * SECOND_MS;
      let sold = 0;
      const back = new Set<string>();
      let isPostponed = false;
      for (const one of steps) {
        if (one.do === 'wait') await cluster.advance(one.byMs);
        else if (one.do === 'hold') cluster.isMailHeld = one.isHeld;
        else if (one.do === 'crash') {
          await cluster.settle();
          await cluster.crash(one.who);
        } else if (one.do === 'postpone') isPostponed = (await postpone()).ok || isPostponed;
        else if (one.do === 'giveBack') {
          const { player, shard } = must(players[one.who], 'three');
          const place = { draw, shard, ordinal: one.ordinal };
          const { nowMs } = cluster.clock;
          if (!(await cluster.ask(shard, 'returnTicket', { player, place })).ok) continue;
          const isNew = !back.has(`${shard}/${one.ordinal}`);
          back.add(`${shard}/${one.ordinal}`);
          if (!isPostponed) throw new Error('a ticket came back of a draw that keeps its times');
          if (isNew && nowMs >= promisedMs) throw new Error('a ticket came back too late');
        } else {
          const answer = await buy(must(players[one.who], 'three'));
          if (!answer.ok) continue;
          sold += 1;
          const isLate = answer.reply.acceptedAtMs >= promisedMs;
          if (isLate && !isPostponed) throw new Error('a ticket was sold after the close');
        }
      }
      cluster.isMailHeld = false;
      for (const shard of cluster.shards) shard.resendMail();
      await cluster.settle();
      await cluster.advance(900 * SECOND_MS);
      const transcript = await publishedTranscript(cluster, draw);
      if (transcript.ticketCount !== sold - back.size)
        throw new Error('not every ticket that was sold counts');
      if ((transcript.postponed !== undefined) !== isPostponed)
        throw new Error('it was told wrong');
      const report = verifyTranscript(transcript);
      if (!report.ok) throw new Error(JSON.stringify(report));
      await checkSound(t, cluster);
    }),
  );
  t.end();
});
