/** The log of claims (game-owners.ts) as a stream: nothing in it is changed, moved or forgotten. */
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { MsgHdrs } from '@nats-io/transport-node';
import type { ClaimLog } from './game-owners.ts';
import { OWNER_PREFIX, type PrefixedNames } from './subjects.ts';

export class NatsClaimLog implements ClaimLog {
  readonly #manager: JetStreamManager;
  readonly #client: JetStreamClient;

  readonly #names: PrefixedNames;
  readonly #headersOf: () => MsgHdrs;

  constructor(
    manager: JetStreamManager,
    client: JetStreamClient,
    names: PrefixedNames,
    headersOf: () => MsgHdrs,
  ) {
    this.#names = names;
    this.#manager = manager;
    this.#client = client;
    this.#headersOf = headersOf;
  }

  async firstClaim(gameId: string): Promise<string | undefined> {
    const subject = this.#names.subject(OWNER_PREFIX + gameId);
    const query = { seq: 1, next_by_subj: subject };
    const claim = await this.#manager.streams.getMessage(this.#names.stream('owners'), query);
    if (claim === null) return undefined;
    // A server that does not know this question answers a different one.
    if (claim.subject !== subject) throw new Error('NATS does not look claims up by their game');
    return claim.string();
  }

  async claim(gameId: string, engineId: string): Promise<void> {
    const subject = this.#names.subject(OWNER_PREFIX + gameId);
    await this.#client.publish(subject, engineId, { headers: this.#headersOf() });
  }
}
