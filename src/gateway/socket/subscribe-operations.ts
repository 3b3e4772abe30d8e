/** Joining a topic and leaving it: which feed it is, and whether this socket may follow it. */
import { parseFixtureId } from '../../kernel/fixture-ids.ts';
import { parseDrawId } from '../../kernel/ids.ts';
import { strictObject, Type } from '../../protocol/schema.ts';
import {
  acceptedMembers,
  OperationId,
  positionMembers,
  Subscribed,
  Topic,
} from '../../protocol/socket-messages.ts';
import { drawTopic } from './draw-feeds.ts';
import { FIXTURE_PREFIX } from './fixture-feed.ts';
import { ME_TOPIC } from './player-feeds.ts';
import { refused } from './refused.ts';
import { OPERATIONS_IN_FLIGHT_MAX, SUBSCRIPTIONS_MAX } from './socket-limits.ts';
import { defineOperation } from './socket-operation.ts';
import type { SubscribeRequest } from './subscription.ts';

const DRAW_PREFIX = 'draw.';

const SUBSCRIBE = defineOperation({
  request: strictObject({
    id: OperationId,
    op: Type.Literal('subscribe'),
    topic: Topic,
    from: Type.Optional(strictObject(positionMembers)),
  }),
  reply: Subscribed,
  authorization: 'none',
  rateLimit: 'read',
});

const UNSUBSCRIBE = defineOperation({
  request: strictObject({ id: OperationId, op: Type.Literal('unsubscribe'), topic: Topic }),
  reply: strictObject({ ...acceptedMembers, topic: Topic }),
  authorization: 'none',
  rateLimit: 'read',
});

export const subscribeOperation = SUBSCRIBE.handledBy(({ draws, fixtures, players }) => {
  return (session, { id, topic, from }, token) => {
    const { subscriptions } = session;
    const draw = topic.startsWith(DRAW_PREFIX)
      ? parseDrawId(topic.slice(DRAW_PREFIX.length))
      : undefined;
    const fixture = topic.startsWith(FIXTURE_PREFIX)
      ? parseFixtureId(topic.slice(FIXTURE_PREFIX.length))
      : undefined;
    const isDraw = draw !== undefined && drawTopic(draw) === topic;
    const isPublic = isDraw || fixture !== undefined;
    if (!isPublic && topic !== ME_TOPIC) {
      session.refuse(refused(id, 'topicUnknown'));
      return;
    }
    if (!isPublic && token === undefined) {
      session.refuse(refused(id, 'tokenMissing'));
      return;
    }
    if (!subscriptions.has(topic) && subscriptions.size >= SUBSCRIPTIONS_MAX) {
      session.refuse(refused(id, 'subscriptionsTooMany', { facts: { max: SUBSCRIPTIONS_MAX } }));
      return;
    }
    if (session.inFlight >= OPERATIONS_IN_FLIGHT_MAX) {
      session.refuse(refused(id, 'engineOverloaded'));
      return;
    }
    // Subscribed already: the topic begins anew, with a snapshot or from the position.
    subscriptions.get(topic)?.end();
    const request: SubscribeRequest = { session, id, topic, from };
    if (isDraw) draws.subscribe(request, draw);
    else if (fixture !== undefined) fixtures.subscribe(request, fixture);
    else if (token !== undefined) players.subscribe(request, token.player);
  };
});

export const unsubscribeOperation = UNSUBSCRIBE.handledBy(() => (session, { id, topic }) => {
  const subscription = session.subscriptions.get(topic);
  if (subscription === undefined) {
    session.refuse(refused(id, 'topicUnknown'));
    return;
  }
  session.subscriptions.delete(topic);
  subscription.end();
  session.send(UNSUBSCRIBE.answer({ id, ok: true, topic }));
});
