/**
 * The peer's door: Fastify with the same contract for a purchase as Tirage's.
 *
 * The token check is Tirage's own, cache included, so that it costs both the same. Bodies are
 * validated and answers serialised by schema, which is Fastify's fast way. Left out, compared with
 * Tirage: rate limits (off in both), time limits, request ids, quick picks, metrics.
 */
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { VerifiedTokenCache } from '../../src/identity/verified-token-cache.ts';
import type { Purchased, PurchaseRefusal, PurchaseStore } from './purchase-store.ts';

const STATUS_BY_REFUSAL: Readonly<Record<PurchaseRefusal, number>> = {
  drawNotFound: 404,
  drawClosed: 409,
  balanceTooLow: 422,
  idempotencyKeyReused: 422,
};

interface Purchase {
  Params: { id: string };
  Headers: { authorization?: string; 'idempotency-key': string };
  Body: { selections: number[][] };
}

const TICKET = {
  type: 'object',
  properties: {
    ticketId: { type: 'string' },
    drawId: { type: 'string' },
    selection: { type: 'array', items: { type: 'integer' } },
    stakeMinor: { type: 'integer' },
    state: { type: 'string' },
    acceptedAt: { type: 'string' },
  },
} as const;

const SCHEMA = {
  params: {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', maxLength: 32 } },
  },
  headers: {
    type: 'object',
    required: ['idempotency-key'],
    properties: { 'idempotency-key': { type: 'string', minLength: 1, maxLength: 64 } },
  },
  body: {
    type: 'object',
    additionalProperties: false,
    required: ['selections'],
    properties: {
      selections: {
        type: 'array',
        minItems: 1,
        maxItems: 100,
        items: {
          type: 'array',
          minItems: 5,
          maxItems: 5,
          uniqueItems: true,
          items: { type: 'integer', minimum: 1, maximum: 36 },
        },
      },
    },
  },
  response: {
    201: {
      type: 'object',
      properties: {
        tickets: { type: 'array', items: TICKET },
        balanceMinor: { type: 'integer' },
      },
    },
  },
} as const;

export interface PeerDoor {
  readonly tokens: VerifiedTokenCache;
  /** Asked with each purchase: it changes between rounds. */
  store(): PurchaseStore;
}

export function peerServer({ tokens, store }: PeerDoor): FastifyInstance {
  const server = fastify({ logger: false });
  server.post<Purchase>('/v1/draws/:id/tickets', { schema: SCHEMA }, async (request, reply) => {
    const playerId = await playerOf(request, tokens);
    if (playerId === undefined) return refuse(reply, 401, 'tokenInvalid');
    const { selections } = request.body;
    const outcome = await store().buy({
      playerId,
      drawId: request.params.id,
      masks: selections.map(maskOf),
      key: request.headers['idempotency-key'],
    });
    if (typeof outcome === 'string') return refuse(reply, STATUS_BY_REFUSAL[outcome], outcome);
    if (outcome.isReplay) reply.header('idempotent-replayed', 'true');
    return reply.code(201).send(answerOf(request, outcome));
  });
  return server;
}

async function playerOf(
  { headers: { authorization = '' } }: FastifyRequest<Purchase>,
  tokens: VerifiedTokenCache,
): Promise<string | undefined> {
  if (!authorization.startsWith('Bearer ')) return undefined;
  const text = authorization.slice('Bearer '.length);
  const known = tokens.lookUp(text);
  if (known !== undefined) return known.playerId;
  const verification = await tokens.verify(text);
  return verification.ok ? verification.token.playerId : undefined;
}

function answerOf({ params, body }: FastifyRequest<Purchase>, purchased: Purchased) {
  const { ticketIds, acceptedAt, balanceMinor, priceMinor } = purchased;
  const at = acceptedAt.toISOString();
  return {
    tickets: ticketIds.map((ticketId, index) => ({
      ticketId,
      drawId: params.id,
      selection: body.selections[index],
      stakeMinor: priceMinor,
      state: 'accepted',
      acceptedAt: at,
    })),
    balanceMinor,
  };
}

function refuse(reply: FastifyReply, status: number, code: string): FastifyReply {
  reply.code(status).type('application/problem+json');
  return reply.send(JSON.stringify({ status, code }));
}

/** A number of up to 36 bits: more than bit operations hold, less than a double does. */
function maskOf(selection: readonly number[]): number {
  return selection.reduce((mask, number) => mask + 2 ** (number - 1), 0);
}
