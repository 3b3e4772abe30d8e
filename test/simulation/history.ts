/** What the journals say has happened: the events of every shard, durable ones only. */
import type { EventOf, EventType, ShardEvent } from '../../actors/events.ts';
import type { Game } from '../../actors/games/game.ts';
import { entriesOf, purchasesOf, rewardOf } from '../../actors/standing/entries-of-walk.ts';
import { must } from '../../src/kernel/assert.ts';
import { decodeEvents } from '../../src/shard/records/event-codec.ts';
import type { World } from './world.ts';

export interface Happened<Event extends ShardEvent = ShardEvent> {
  readonly shard: number;
  readonly sequence: number;
  readonly event: Event;
}

export class History {
  readonly shardCount: number;
  readonly #happened: Happened[] = [];
  readonly #recorded: Happened[] = [];
  readonly #games = new Map<string, Game>();

  constructor(world: World) {
    this.shardCount = world.shardCount;
    for (const shard of world.shards) {
      const journal = world.journal(shard);
      const { sequence: last } = journal.head;
      const records = last === 0 ? [] : journal.readRecords(1, last);
      for (const { sequence, payload } of records) {
        for (const event of decodeEvents(payload).events) this.#take({ shard, sequence, event });
      }
    }
  }

  /** What standing tickets have bought stands behind its stretch, as the events of purchases. */
  #take(happened: Happened): void {
    const { shard, event } = happened;
    this.#happened.push(happened);
    this.#recorded.push(happened);
    if (event.type === 'InstanceAnnounced') {
      this.#games.set(`${shard}/${event.terms.draw}`, event.terms.game);
    }
    if (event.type !== 'StandingTicketsEntered') return;
    const game = must(this.#games.get(`${shard}/${event.draw}`), 'sold before it was announced');
    const purchases = [...purchasesOf(event, game)];
    for (const [index, entry] of [...entriesOf(event)].entries()) {
      for (const one of [purchases[index], rewardOf(entry, event)]) {
        if (one !== undefined) this.#happened.push({ ...happened, event: one });
      }
    }
  }

  /** The events as they are recorded. */
  get recorded(): readonly Happened[] {
    return this.#recorded;
  }

  /** By shard, and in the order of its journal. */
  get all(): readonly Happened[] {
    return this.#happened;
  }

  of<Type extends EventType>(type: Type): Happened<EventOf<Type>>[] {
    return this.#happened.filter((one): one is Happened<EventOf<Type>> => one.event.type === type);
  }
}
