import { test } from 'tap';
import {
  askTicketsAgain,
  mayComeSoon,
  withoutHint,
} from '../../../src/gateway/purchases/ask-again.ts';
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

const ORDER = {} as RequestOf<'buyTickets'>;
const lastOf = (client: ShardClient) =>
  new Promise<ShardAnswer<Purchase>>((resolve) => askTicketsAgain(client, 0, ORDER, resolve));

test('asking again: goes on while more may come, and tells the last answer', async (t) => {
  const { client, askedCount } = clientOf(refused(1), refused(1), refused(0));
  const facts = { leftCount: 1, stakeMinorMax: 100 };
  t.same(await lastOf(client), { ok: false, code: 'pickLimitReached', facts });
  t.equal(askedCount(), 3);
});

test('asking again: ends although more might come', async (t) => {
  const { client, askedCount } = clientOf(refused(1));
  t.match(await lastOf(client), { ok: false, facts: { leftCount: 1 } });
  t.equal(askedCount(), 39, 'the first try was somebody else’s');
});

test('asking again: only a refusal with the hint is worth it', (t) => {
  t.ok(mayComeSoon(refused(1)));
  t.notOk(mayComeSoon(refused(0)));
  t.notOk(mayComeSoon({ ok: false, code: 'drawFull', facts: null }));
  const plain = { ok: false, code: 'drawFull', facts: null } as const;
  t.equal(withoutHint(plain), plain);
  t.end();
});
