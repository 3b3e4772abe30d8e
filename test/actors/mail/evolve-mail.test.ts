import { test } from 'tap';
import { postMail } from '../../../actors/mail/mail.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { DRAW } from '../../support/samples/actor-events.ts';

const LETTER = { message: 'OpenInstance', draw: DRAW } as const;

test('mail: what is posted is kept, numbered for each receiver apart', (t) => {
  const { states } = given(postMail(1, LETTER), postMail(0, LETTER), postMail(1, LETTER));
  t.match(states.mailChannels.get(1), { sentNumber: 2, confirmedNumber: 0, takenNumber: 0 });
  t.match(states.mailChannels.get(0), { sentNumber: 1 });
  t.same(states.mail.get({ shard: 1, number: 2 }), { shard: 1, number: 2, message: LETTER });
  t.end();
});

test('mail: a confirmation lets go of all up to its number, once', (t) => {
  const stage = given(postMail(1, LETTER), postMail(1, LETTER), postMail(1, LETTER));
  const kept = () => [1, 2, 3].filter((number) => stage.states.mail.get({ shard: 1, number }));
  stage.and({ type: 'MailConfirmed', to: 1, number: 2 });
  t.same(kept(), [3]);
  stage.and({ type: 'MailConfirmed', to: 1, number: 1 });
  t.match(stage.states.mailChannels.get(1), { sentNumber: 3, confirmedNumber: 2 }, 'an old one');
  stage.and({ type: 'MailConfirmed', to: 1, number: 3 });
  t.same(kept(), []);
  t.throws(() => stage.and({ type: 'MailConfirmed', to: 1, number: 4 }), AssertionError);
  t.end();
});

test('mail: is taken in order, each message once', (t) => {
  const stage = given({ type: 'MailTaken', from: 1, number: 1 });
  t.throws(() => stage.and({ type: 'MailTaken', from: 1, number: 1 }), AssertionError);
  t.throws(() => stage.and({ type: 'MailTaken', from: 1, number: 3 }), AssertionError);
  stage.and({ type: 'MailTaken', from: 1, number: 2 }, { type: 'MailTaken', from: 0, number: 1 });
  t.match(stage.states.mailChannels.get(1), { takenNumber: 2, sentNumber: 0 });
  t.end();
});
