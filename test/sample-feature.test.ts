/**
 * A feature that nobody needs, players who applaud, declared here and nowhere else: a fact, an
 * operation of a shard, a route, an operation of a socket and a message over NATS.
 *
 * Each is folded beside those of the engine by the functions that the engine itself is folded by:
 * the operation, its route and that of a socket from one row, as `ENGINE_AREAS` has them. So what
 * it does here proves that a declaration and a row are all that production needs of a feature.
 */
import { test } from 'tap';
import { reject } from '../actors/decider.ts';
import { declareEvent } from '../actors/event-declaration.ts';
import { foldEvents } from '../actors/event-table.ts';
import { EVENTS } from '../actors/events.ts';
import { evolverOf } from '../actors/evolve.ts';
import { tellerOf } from '../actors/outbox/messages-of-event.ts';
import { MESSAGE_VERSION } from '../actors/outbox/outbox.ts';
import { ENGINE_AREAS, type EngineArea } from '../src/engine-areas.ts';
import { offerOf } from '../src/gateway/routes/offer.ts';
import { refusalOf, type Services, shardOfPlayer } from '../src/gateway/routes/services.ts';
import { defineRoute, json, type Route } from '../src/gateway/routing/route.ts';
import { refusedByShard } from '../src/gateway/socket/refused.ts';
import { defineOperation } from '../src/gateway/socket/socket-operation.ts';
import { must } from '../src/kernel/assert.ts';
import { formatPlayerId, type PlayerKey, slotOfPlayer } from '../src/kernel/ids.ts';
import { shardOfSlot } from '../src/kernel/slots.ts';
import { outgoingMessage } from '../src/outbox/outgoing-message.ts';
import { grantsOf, subjectsIn } from '../src/outbox/subjects.ts';
import type { BusMessages } from '../src/protocol/bus-message.ts';
import { BUS_MESSAGES, busMessageOf } from '../src/protocol/bus-messages.ts';
import { strictObject, Type } from '../src/protocol/schema.ts';
import { acceptedMembers, OperationId } from '../src/protocol/socket-messages.ts';
import { compileValidator } from '../src/protocol/validator.ts';
import { type Handler, reply } from '../src/shard/handlers/handler.ts';
import { declareOperations } from '../src/shard/handlers/operation.ts';
import { OperationTable } from '../src/shard/handlers/operation-table.ts';
import { EventCodec } from '../src/shard/records/event-codec.ts';
import { SocketPlayer } from './gateway/socket/socket-player.ts';
import { withBusiness } from './gateway/support/business-server.ts';
import { given } from './support/cluster/actor-stage.ts';
import { ADA, deposited, registered } from './support/samples/actor-events.ts';
import { EVENT_SAMPLES } from './support/samples/event-samples.ts';

// The fact: how it is stored, what it changes, and what others are told.

interface PlayerApplauded {
  readonly type: 'PlayerApplauded';
  readonly player: PlayerKey;
  readonly claps: number;
  readonly atMs: number;
}

const APPLAUSE_EVENTS = [
  declareEvent<PlayerApplauded>()('PlayerApplauded', 999, ['player', 'claps', 'atMs'], {
    evolve: ({ accounts }, { player, claps }) => {
      const account = must(accounts.get(player), 'who applauds has an account');
      accounts.put(player, { ...account, paymentCount: account.paymentCount + claps });
    },
    tell: (_, { player, claps }) => [
      {
        subject: 'applause.v1.given',
        body: { version: MESSAGE_VERSION, playerId: formatPlayerId(player), claps },
      },
    ],
  }),
] as const;

// The message.

const APPLAUSE_MESSAGES = {
  applauseGiven: {
    subject: 'applause.v1.given',
    action: 'send',
    stream: 'events',
    summary: 'A player has applauded.',
    schema: strictObject({
      version: Type.Literal(1),
      playerId: Type.String(),
      claps: Type.Integer({ minimum: 1 }),
    }),
  },
} as const satisfies BusMessages;

// The operation of a shard: what it is asked, how soon it is shed, and what carries it out.

interface ApplauseRequests {
  countApplause: {
    request: { readonly player: PlayerKey; readonly claps: number };
    reply: { readonly claps: number; readonly balanceMinor: number };
  };
}

declare module '../src/protocol/shard-requests.ts' {
  interface ShardRequests extends ApplauseRequests {}
}

const countApplause: Handler<'countApplause'> = ({ state }, { player, claps }) => {
  const account = state.accounts.get(player);
  if (account === undefined || claps === UNHEARD) return reject('playerNotFound');
  return reply({ claps, balanceMinor: account.balanceMinor });
};

const APPLAUSE_OPERATIONS = declareOperations<keyof ApplauseRequests>({
  countApplause: ['read', countApplause],
});

/** Refused by the shard. */
const UNHEARD = 99;

// The route.

const Applause = strictObject({ claps: Type.Integer({ minimum: 1, maximum: 100 }) });
const Counted = strictObject(
  { claps: Type.Integer(), balanceMinor: Type.Integer() },
  { title: 'CountedApplause' },
);

function applauseRoutes(services: Services): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/v1/me/applause',
      name: 'applaud',
      summary: 'Applauds.',
      tags: ['applause'],
      authorization: 'player',
      rateLimit: 'write',
      body: Applause,
      responses: { 200: json('What was heard.', Counted) },
      refusals: ['playerNotFound'],
    }).handledBy(async ({ caller: { playerKey: player }, body: { claps } }) => {
      const shard = shardOfPlayer(services, player);
      const answer = await services.client.question(shard, 'countApplause', { player, claps });
      return answer.ok ? { status: 200, body: answer.reply } : refusalOf(answer);
    }),
  ];
}

// The operation of a socket.

const APPLAUD = defineOperation({
  request: strictObject({ id: OperationId, op: Type.Literal('applaud'), ...Applause.properties }),
  reply: strictObject({ ...acceptedMembers, ...Counted.properties }),
  authorization: 'player',
  rateLimit: 'write',
});

const applaudOperation = APPLAUD.handledBy(({ client }) => (session, { id, claps }, token) => {
  const { player } = token;
  const shard = shardOfSlot(slotOfPlayer(player), client.shardCount);
  session.inFlight += 1;
  client.ask(shard, 'countApplause', { player, claps }, (answer) => {
    session.inFlight -= 1;
    if (answer.ok) session.send(APPLAUD.answer({ id, ok: true, ...answer.reply }));
    else session.send(refusedByShard(id, answer));
  });
});

// Beside those of the engine.

const events = foldEvents([...EVENTS, ...APPLAUSE_EVENTS]);
const bus: BusMessages = { ...BUS_MESSAGES, ...APPLAUSE_MESSAGES };

/** The row: what production loads from files of their own is already here. */
const APPLAUSE: EngineArea = {
  carriedOutBy: async () => APPLAUSE_OPERATIONS,
  answeredBy: async () => applauseRoutes,
  socket: async () => [applaudOperation],
};
const FEATURE = { areas: [...ENGINE_AREAS, APPLAUSE], bus };

const FACT: PlayerApplauded = { type: 'PlayerApplauded', player: ADA, claps: 3, atMs: 1_000 };

test('sample fact: it is written beside others, read again, takes effect and is told', (t) => {
  const codec = new EventCodec(events);
  const record = { nowMs: 1_000, events: [EVENT_SAMPLES.DrawClosed, FACT] };
  t.same(codec.decode(codec.encode(record)), record);

  const { states } = given(registered(ADA), ...deposited(ADA, 500));
  const evolve = evolverOf(events);
  const before = must(states.accounts.get(ADA), 'a player');
  evolve(states, FACT);
  t.match(states.accounts.get(ADA), { ...before, paymentCount: before.paymentCount + 3 });

  t.match(tellerOf(events)(states, FACT).at(0), {
    subject: 'applause.v1.given',
    body: { claps: 3 },
  });
  t.end();
});

test('sample message: its stream holds it, the user is granted it, its body is documented', (t) => {
  const { states } = given(registered(ADA));
  const told = must(tellerOf(events)(states, FACT).at(0), 'a message');
  const place = { sequence: 7, event: 0, index: 0, atMs: 1_000 };
  const origin = { engineId: 'e', shard: 1, forebears: [] };
  const message = outgoingMessage(origin, { ...told, ...place });
  t.equal(message.headers['tirage-position'], '1.7.0.0');
  const { schema } = must(busMessageOf(message.subject, bus), 'it is documented');
  t.ok(compileValidator(schema, 'body').accepts(message.body));
  t.ok(subjectsIn('events', bus).includes('applause.v1.>'));
  t.ok(grantsOf('whole', bus).publish.includes('applause.v1.>'));
  t.notOk(subjectsIn('events').includes('applause.v1.>'), 'nobody else has declared it');
  t.notOk(grantsOf('whole').publish.includes('applause.v1.>'));
  t.end();
});

test(
  'sample route: it is validated, carried out by a shard, answered, and published',
  withBusiness(FEATURE, async (t, business) => {
    const { accessToken } = await business.player(700);
    const applaud = (token: string | undefined, claps: unknown) =>
      business.post('/v1/me/applause', token, { claps });
    t.match(await applaud(accessToken, 5), {
      status: 200,
      body: { claps: 5, balanceMinor: 700 },
    });
    t.match(await applaud(accessToken, 0), {
      status: 400,
      body: { code: 'requestInvalid', errors: [{ pointer: '/claps' }] },
    });
    t.match(await applaud(undefined, 5), { status: 401, body: { code: 'tokenMissing' } });
    const { accessToken: auditor } = await business.staff('auditor');
    t.match(await applaud(auditor, 5), { status: 200 }, 'an auditor is a player as well');
    t.match(await applaud(accessToken, UNHEARD), {
      status: 404,
      body: { code: 'playerNotFound' },
    });

    const { document } = business.contract;
    const published = must(document.paths['/v1/me/applause']?.post, 'it is published');
    t.equal(published.operationId, 'applaud');
    t.match(JSON.stringify(published.responses['200']), '#/components/schemas/CountedApplause');
    t.match(published.responses['404']?.description, /playerNotFound/);
    t.match(published.responses['503']?.description, /shardUnavailable/);
    t.ok(document.components.schemas.CountedApplause);
  }),
);

test(
  'sample socket operation: it is validated, admitted, answered, and published',
  withBusiness(FEATURE, async (t, business) => {
    const { accessToken: token } = await business.player(700);
    const replies = [applaudOperation.reply];
    const nobody = await SocketPlayer.connect(business.port, { replies });
    const applause = { op: 'applaud', claps: 5 };
    t.match(await nobody.ask(applause), { ok: false, code: 'tokenMissing' });
    const player = await SocketPlayer.connect(business.port, { token, replies });
    t.match(await player.ask(applause), { ok: true, claps: 5, balanceMinor: 700 });
    const wrong = await player.ask({ op: 'applaud', claps: 0 });
    t.match(wrong, { ok: false, code: 'requestInvalid', errors: [{ pointer: '/claps' }] });
    const unheard = await player.ask({ op: 'applaud', claps: UNHEARD });
    t.match(unheard, { ok: false, code: 'playerNotFound' });

    const { body } = await business.get('/asyncapi.json');
    const { messages } = body.channels.socket;
    t.match(messages['client.applaud'], { payload: { properties: { claps: { maximum: 100 } } } });
    t.ok(messages['server.applaud']);
    t.match(body.channels.applauseGiven, { address: 'applause.v1.given' });
    t.equal(body.operations.applauseGiven.action, 'send');
  }),
);

test('sample row: a line provider has the area only if the row says so', async (t) => {
  const [routes, ofProvider] = await Promise.all(
    [APPLAUSE, { ...APPLAUSE, ofProvider: true } as const].map((row) =>
      offerOf([...ENGINE_AREAS, row], 'line-provider', bus),
    ),
  );
  t.notOk(routes?.areas.includes(applauseRoutes));
  t.ok(ofProvider?.areas.includes(applauseRoutes));
  t.same(ofProvider?.socket, [], 'nobody plays there, so there are no sockets');
  t.end();
});

test('sample operation: two of one name are our bug', async (t) => {
  await t.rejects(OperationTable.load([...ENGINE_AREAS, APPLAUSE, APPLAUSE]), /declared twice/);
});
