/** The peer in a process of its own, steered by its parent. */
import { AccessTokens } from '../../src/identity/access-tokens.ts';
import { KeyRing } from '../../src/identity/key-ring.ts';
import { SigningKeys } from '../../src/identity/signing-keys.ts';
import { VerifiedTokenCache } from '../../src/identity/verified-token-cache.ts';
import { must } from '../../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { peerServer } from './fastify-server.ts';
import type { PeerAnswer, PeerQuestion } from './peer-messages.ts';
import type { PostgresAddress } from './postgres-server.ts';
import { PurchaseStore, type StoreKind } from './purchase-store.ts';

let address: PostgresAddress | undefined;
let store: PurchaseStore | undefined;
/** Kept between rounds: a new one would open its connections within the round. */
const kept = new Map<
  StoreKind,
  { readonly connectionsMax: number; readonly store: PurchaseStore }
>();
let port = 0;

process.on('message', (question: PeerQuestion) => {
  answer(question).then(
    () => tell({ ok: true, port }),
    (error: unknown) => tell({ ok: false, message: String(error) }),
  );
});
// The parent is done, or gone.
process.on('disconnect', () => process.exit(0));

async function answer(question: PeerQuestion): Promise<void> {
  if (question.ask === 'listen') {
    address = question.address;
    const server = peerServer({
      tokens: await tokensOf(question.keyDirectory),
      store: () => must(store, 'no store was chosen'),
    });
    const url = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
    port = Number(url.port);
  } else {
    store = await storeOf(question);
  }
}

/** One of each kind: a server has only so many connections. */
async function storeOf(wanted: {
  kind: StoreKind;
  connectionsMax: number;
}): Promise<PurchaseStore> {
  const known = kept.get(wanted.kind);
  if (known?.connectionsMax === wanted.connectionsMax) return known.store;
  await known?.store.end();
  const made = new PurchaseStore(must(address, 'the peer does not listen'), wanted);
  kept.set(wanted.kind, { connectionsMax: wanted.connectionsMax, store: made });
  return made;
}

async function tokensOf(dataDirectory: string): Promise<VerifiedTokenCache> {
  const clock = SYSTEM_CLOCK;
  const { records } = await SigningKeys.open({ dataDirectory, clock });
  const accessTokens = new AccessTokens({ ring: await KeyRing.open(records), clock });
  // The peer keeps no sessions: each token that verifies is of a live one.
  return new VerifiedTokenCache({ accessTokens, clock, findSession: async () => 'live' });
}

function tell(message: PeerAnswer): void {
  process.send?.(message);
}
