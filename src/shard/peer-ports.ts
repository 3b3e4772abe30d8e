/**
 * The shard's ends of its ports: to its askers (gateways, the main thread) and to other shards.
 *
 * Answers to one peer that became true together travel as one message. A port that is gone takes
 * its answers with it: its peer has already been told that the shard was lost, or is gone, too.
 */
import type { MessagePort } from 'node:worker_threads';
import type { MailMessage } from '../../actors/mail/mail.ts';
import { must } from '../kernel/assert.ts';
import { FlatReader, FlatWriter } from '../mailbox/purchase-values.ts';
import type {
  PeerToShard,
  ShardNews,
  ShardToPeer,
  ShardToShard,
  WatchChange,
} from '../mailbox/thread-messages.ts';
import type { ShardNotice } from '../protocol/shard-notices.ts';
import type { Purchase, ShardAnswer } from '../protocol/shard-requests.ts';
import type { Watchers } from './notices/watchers.ts';
import type { AddressedAnswer, Letter, ShardPorts, Work } from './work.ts';

interface Peer {
  readonly port: MessagePort;
  /** The answers to purchases that leave next. */
  readonly purchases: FlatWriter;
}

interface Answers extends Omit<ShardToPeer, 'purchases'> {
  readonly correlations: number[];
  readonly answers: (ShardAnswer<unknown> | null)[];
}

export class PeerPorts implements ShardPorts {
  readonly #peers = new Map<number, Peer>();
  readonly #shards = new Map<number, MessagePort>();
  readonly #ownShard: number;
  readonly #receive: (works: readonly Work[]) => void;
  readonly #watchers: Watchers;

  constructor(ownShard: number, receive: (works: readonly Work[]) => void, watchers: Watchers) {
    this.#ownShard = ownShard;
    this.#receive = receive;
    this.#watchers = watchers;
  }

  connectPeer(peer: number, port: MessagePort): void {
    this.#peers.set(peer, { port, purchases: new FlatWriter() });
    this.#watchers.forget(peer);
    port.on('message', (message: PeerToShard | WatchChange) => {
      if ('watch' in message) {
        this.#watchers.change(peer, message);
        return;
      }
      this.#receive(worksOf(peer, message));
    });
    port.on('close', () => {
      if (this.#peers.get(peer)?.port !== port) return;
      this.#peers.delete(peer);
      this.#watchers.forget(peer);
    });
  }

  connectShard(shard: number, port: MessagePort): void {
    this.#shards.set(shard, port);
    port.on('message', (message: ShardToShard) => this.#receiveFrom(shard, message));
  }

  answer(answers: readonly AddressedAnswer[]): void {
    const byPeer = new Map<Peer, Answers>();
    for (const { peer: number, correlation, op, answer } of answers) {
      const peer = this.#peers.get(number);
      if (peer === undefined) continue;
      let message = byPeer.get(peer);
      if (message === undefined) {
        message = { correlations: [], answers: [] };
        byPeer.set(peer, message);
      }
      message.correlations.push(correlation);
      if (answer.ok && op === 'buyTickets') {
        peer.purchases.purchaseReply(answer.reply as Purchase, answer.replayed);
        message.answers.push(null);
      } else {
        message.answers.push(answer);
      }
    }
    for (const [{ port, purchases }, message] of byPeer) {
      port.postMessage({ ...message, purchases: purchases.take() } satisfies ShardToPeer);
    }
  }

  post(letters: readonly Letter[]): void {
    const byShard = new Map<number, { number: number; message: MailMessage }[]>();
    for (const { to, number, message } of letters) {
      const sent = byShard.get(to) ?? [];
      sent.push({ number, message });
      byShard.set(to, sent);
    }
    for (const [shard, sent] of byShard) this.#send(shard, { type: 'mail', letters: sent });
  }

  confirm(to: number, number: number): void {
    this.#send(to, { type: 'confirm', number });
  }

  notify(peer: number, notices: readonly ShardNotice[]): void {
    this.#peers.get(peer)?.port.postMessage({ notices } satisfies ShardNews);
  }

  close(): void {
    for (const { port } of this.#peers.values()) port.close();
    for (const port of this.#shards.values()) port.close();
  }

  /** Mail to the shard itself goes the same way, without a port. */
  #send(shard: number, message: ShardToShard): void {
    if (shard === this.#ownShard) queueMicrotask(() => this.#receiveFrom(shard, message));
    else this.#shards.get(shard)?.postMessage(message);
  }

  #receiveFrom(from: number, message: ShardToShard): void {
    if (message.type === 'confirm') {
      this.#receive([{ kind: 'mailConfirmed', from, number: message.number }]);
      return;
    }
    this.#receive(
      message.letters.map(({ number, message: mail }) => {
        return { kind: 'mail', from, number, message: mail };
      }),
    );
  }
}

function worksOf(peer: number, { correlations, ops, requests, purchases }: PeerToShard): Work[] {
  const reader = new FlatReader(purchases);
  let taken = 0;
  return correlations.map((correlation, index): Work => {
    const op = ops[index];
    const replyTo = { peer, correlation };
    if (op === null) {
      return { kind: 'request', op: 'buyTickets', request: reader.purchase(), replyTo };
    }
    const request = must(requests[taken], 'an operation has no request');
    taken += 1;
    const asked = must(op, 'a correlation has no operation');
    return { kind: 'request', op: asked, request, replyTo };
  });
}
