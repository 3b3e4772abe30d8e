import { EventEmitter } from 'node:events';
import { test } from 'tap';
import { exitOf, nextMessage, within } from '../../../../bench/harness/processes/waiting.ts';

const SHORT = { who: 'the load', limitMs: 5 };
const LONG = { who: 'the load', limitMs: 60_000 };

test('waiting: an answer, an end and a silence are told apart; nobody listens on', async (t) => {
  const partner = new EventEmitter();
  const answered = nextMessage<string>(partner, LONG);
  partner.emit('message', 'done');
  t.equal(await answered, 'done');

  const ended = nextMessage(partner, LONG);
  partner.emit('exit', 13);
  await t.rejects(ended, /the load has ended \(13\) without an answer/);

  const broken = nextMessage(partner, LONG);
  partner.emit('error', new Error('broken'));
  await t.rejects(broken, /broken/);

  await t.rejects(nextMessage(partner, SHORT), /waited 0\.005 s in vain for the load/);

  const exited = exitOf(partner, LONG);
  partner.emit('message', 'a last word');
  partner.emit('exit', 0);
  await exited;
  for (const name of ['message', 'error', 'exit']) t.equal(partner.listenerCount(name), 0, name);
});

test('waiting: work that never ends is given up, and its own failure is told', async (t) => {
  await t.rejects(within(new Promise(() => undefined), SHORT), /in vain for the load/);
  await t.rejects(within(Promise.reject(new Error('its own')), LONG), /its own/);
  t.equal(await within(Promise.resolve(7), LONG), 7);
});
