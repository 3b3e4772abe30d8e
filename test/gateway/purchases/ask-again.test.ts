import { test } from 'tap';
import { askAgain, mayComeSoon, withoutHint } from '../../../src/gateway/purchases/ask-again.ts';
import type { ShardClient } from '../../../src/mailbox/shard-client.ts';
import type { Purchase, RequestOf, ShardAnswer } from '../../../src/protocol/shard-requests.ts';

function refused(moreMayCome: number): ShardAnswer<Purchase> {
  const facts = { leftCount: 1, stakeMinorMax: 100, moreMayCome };
  return { ok: false, code: 'pickLimitReached', facts };
}

/** A client whose shard gives these answers, one after the other, and the last for ever. */
function clientOf(...answers: ShardAnswer<Purchase>[]) {
  let asked = 0;
  const ask = (
    _shard: number,
    _op: string,
    _order: unknown,
    answered: (answer: ShardAnswer<Purchase>) => void,
  ): void => {
    answered(answers[Math.min(asked, answers.length - 1)] as ShardAnswer<Purchase>);
    asked += 1;
  };
  return { client: { ask } as unknown as ShardClient, askedCount: () => asked };
}

const REQUEST = {} as RequestOf<'buyTickets'> & RequestOf<'placeBet'>;

/** What comes of a first answer. */
function lastOf(client: ShardClient, first: ShardAnswer<Purchase>): Promise<ShardAnswer<Purchase>> {
  const asked = { shard: 0, op: 'buyTickets', request: REQUEST } as const;
  return new Promise((resolve) => askAgain(client, asked, first, resolve));
}

test('asking again: goes on while more may come, and tells the last answer', async (t) => {
  const { client, askedCount } = clientOf(refused(1), refused(1), refused(0));
  const facts = { leftCount: 1, stakeMinorMax: 100 };
  const last = await lastOf(client, refused(1));
  t.same(last, { ok: false, code: 'pickLimitReached', facts });
  t.equal(askedCount(), 3);
});

test('asking again: a first refusal that is the last word is told, without the hint', async (t) => {
  const { client, askedCount } = clientOf(refused(1));
  const facts = { leftCount: 1, stakeMinorMax: 100 };
  const last = await lastOf(client, refused(0));
  t.same(last, { ok: false, code: 'pickLimitReached', facts });
  t.equal(askedCount(), 0);
});

test('asking again: ends although more might come', async (t) => {
  const { client, askedCount } = clientOf(refused(1));
  t.match(await lastOf(client, refused(1)), { ok: false, facts: { leftCount: 1 } });
  t.equal(askedCount(), 39, 'the first try was somebody else’s');
  const ofBets = clientOf(refused(1));
  const asked = { shard: 0, op: 'placeBet', request: REQUEST } as const;
  await new Promise((resolve) => {
    askAgain(
      ofBets.client,
      asked,
      { ok: false, code: 'liabilityReached', facts: { moreMayCome: 1 } },
      resolve,
    );
  });
  t.equal(ofBets.askedCount(), 4);
});

test('asking again: only a refusal with the hint is worth it', (t) => {
  t.ok(mayComeSoon(refused(1)));
  t.notOk(mayComeSoon(refused(0)));
  t.notOk(mayComeSoon({ ok: false, code: 'drawFull', facts: null }));
  const plain = { ok: false, code: 'drawFull', facts: null } as const;
  t.equal(withoutHint(plain), plain);
  t.end();
});

test('asking again: a look at the others ends it where trying is in vain', async (t) => {
  for (const [told, count] of [
    [refused(0), 1],
    [undefined, 39],
  ] as const) {
    const { client, askedCount } = clientOf(refused(1));
    let looks = 0;
    const look = async () => {
      looks += 1;
      return told as ShardAnswer<never> | undefined;
    };
    const asked = { shard: 0, op: 'buyTickets', request: REQUEST, look } as const;
    await new Promise((resolve) => askAgain(client, asked, refused(1), resolve));
    t.equal(askedCount(), count);
    t.equal(looks, told === undefined ? 5 : 1, 'before the third try, and every eight');
  }
});
