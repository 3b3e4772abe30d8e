/** What answers, refusals and messages have in common. */
import type { AreaWords } from './word.ts';

export const MESSAGE_WORDS = {
  id: ['Yours, new for each operation; the answer repeats it.', 'purchase-1'],
  ok: ['Whether it was done.'],
  op: ['What is to be done.'],
  state: ['The state that it is in.', 'open'],
  kind: ['Which kind it is.'],
  at: ['When it happened.', '2026-01-01T12:00:00.000Z'],
  type: ['What has happened.'],
  detail: ['More about it, for people.', 'Top up first.'],
  facts: ['Values that help the caller: a balance, new odds.'],
  errors: ['What is wrong with the request, field by field.'],
  in: ['Which part of the request.'],
  pointer: ['Which member: a JSON pointer (RFC 6901).', '/selections/0'],
  message: ['What is wrong with it.', 'must be an array'],
  retryAfterSeconds: ['When to come back.', 1],
  topic: ['The topic.', 'draw.dr_0000007'],
  epoch: ['A run of numbers; a new one begins with a snapshot.', 'k3j2'],
  snapshot: ['All of it, as it is now.'],
  delta: ['What has changed.'],
  notice: ['For this socket only.'],
  results: ['The results; null until they are published.', null],
  serverTime: ["The server's clock.", '2026-01-01T12:00:00.000Z'],
  after: ['The version that the reader knows; null for none.', null],
  eventType: ['The name of the event.'],
  'content-type': ['The encoding of the body.'],
} as const satisfies AreaWords;
