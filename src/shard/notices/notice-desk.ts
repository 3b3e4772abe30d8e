/**
 * Sends what has become durable to the gateways that watch it.
 *
 * Sales are conflated: near the cutoff each batch sells tickets of one draw, and only the newest
 * count is worth sending, at most once in `SALES_NOTICE_PAUSE_MS`. Everything else leaves at once.
 */
import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import type { HoldersTold, SalesChanged, ShardNotice } from '../../protocol/shard-notices.ts';
import type { ShardOptions } from '../shard-options.ts';
import type { ShardPorts } from '../work.ts';
import { bitOfPeer, type Watchers } from './watchers.ts';

export const SALES_NOTICE_PAUSE_MS = 250;

type DeskOptions = Pick<ShardOptions, 'watchers' | 'onStumble'> & {
  readonly ports: Pick<ShardPorts, 'notify'>;
};

export class NoticeDesk {
  readonly #watchers: Watchers;
  readonly #ports: Pick<ShardPorts, 'notify'>;
  readonly #onStumble: ShardOptions['onStumble'];
  /** The newest count of each draw whose notice waits: bounded by the draws that are watched. */
  readonly #sales = new Map<DrawNo, SalesChanged>();
  #salesFromMs = Number.NEGATIVE_INFINITY;

  constructor({ watchers, ports, onStumble }: DeskOptions) {
    this.#watchers = watchers;
    this.#ports = ports;
    this.#onStumble = onStumble;
  }

  /**
   * Sends the notices of a durable batch. An error here loses those notices, and does not end the
   * shard.
   */
  release(notices: readonly ShardNotice[]): void {
    try {
      this.#release(notices);
    } catch (error) {
      this.#onStumble(error, 'notices of a batch');
    }
  }

  /** Sends the sales notices that wait, if it is time. */
  pulse(monotonicMs: number): void {
    if (this.#sales.size === 0 || monotonicMs < this.#salesFromMs) return;
    this.#salesFromMs = monotonicMs + SALES_NOTICE_PAUSE_MS;
    try {
      this.#tellSales();
    } catch (error) {
      this.#onStumble(error, 'notices of sales');
    }
  }

  /** When `pulse` has something to send; undefined while nothing waits. */
  nextPulseMs(): number | undefined {
    return this.#sales.size === 0 ? undefined : this.#salesFromMs;
  }

  #release(notices: readonly ShardNotice[]): void {
    const byPeer = new Map<number, ShardNotice[]>();
    for (const notice of notices) {
      if (notice.type === 'salesChanged') this.#sales.set(notice.draw, notice);
      else if (notice.type === 'holdersTold') this.#addHolders(byPeer, notice);
      else add(byPeer, this.#peersOf(notice), notice);
    }
    this.#post(byPeer);
  }

  #tellSales(): void {
    const byPeer = new Map<number, ShardNotice[]>();
    for (const [draw, notice] of this.#sales) add(byPeer, this.#watchers.ofDraw(draw), notice);
    this.#sales.clear();
    this.#post(byPeer);
  }

  #peersOf(notice: Exclude<ShardNotice, SalesChanged | HoldersTold>): number {
    switch (notice.type) {
      case 'drawChanged':
        return this.#watchers.ofDraw(notice.draw.draw);
      case 'jackpotChanged':
        return this.#watchers.ofAnyDraw();
      case 'eventChanged':
        return this.#watchers.ofFixture(notice.fixture.line.fixture);
      default:
        return this.#watchers.ofPlayer(notice.player);
    }
  }

  /** Each gateway gets its own players only. */
  #addHolders(byPeer: Map<number, ShardNotice[]>, notice: HoldersTold): void {
    const holdersByPeer = new Map<number, HoldersTold['holders'][number][]>();
    for (const holder of notice.holders) {
      add(holdersByPeer, this.#watchers.ofPlayer(holder.player), holder);
    }
    for (const [peer, holders] of holdersByPeer)
      add(byPeer, bitOfPeer(peer), { ...notice, holders });
  }

  #post(byPeer: ReadonlyMap<number, readonly ShardNotice[]>): void {
    for (const [peer, notices] of byPeer) this.#ports.notify(peer, notices);
  }
}

/** Adds to the list of each peer whose bit is set. */
function add<Item>(byPeer: Map<number, Item[]>, bits: number, item: Item): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const peer = 31 - Math.clz32(rest & -rest);
    if (!byPeer.has(peer)) byPeer.set(peer, []);
    must(byPeer.get(peer), 'a list just put there is missing').push(item);
  }
}
