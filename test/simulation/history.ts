/** What the journals say has happened: the events of every shard, durable ones only. */
import type { EventOf, EventType, ShardEvent } from '../../actors/events.ts';
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

  constructor(world: World) {
    this.shardCount = world.shardCount;
    for (const shard of world.shards) {
      const journal = world.journal(shard);
      const { sequence: last } = journal.head;
      const records = last === 0 ? [] : journal.readRecords(1, last);
      for (const { sequence, payload } of records) {
        for (const event of decodeEvents(payload).events) {
          this.#happened.push({ shard, sequence, event });
        }
      }
    }
  }

  /** By shard, and in the order of its journal. */
  get all(): readonly Happened[] {
    return this.#happened;
  }

  of<Type extends EventType>(type: Type): Happened<EventOf<Type>>[] {
    return this.#happened.filter((one): one is Happened<EventOf<Type>> => one.event.type === type);
  }
}
