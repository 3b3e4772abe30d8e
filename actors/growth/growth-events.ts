import { type Declared, declareEvent } from '../event-declaration.ts';
import type { ExternalLink } from '../mail/mail.ts';
import {
  evolveLinksTaken,
  evolveLinksTold,
  evolveOpenTold,
  evolvePlayersDealt,
  evolveShardsAdded,
} from './evolve-growth.ts';
import { LINK_FORM } from './link-form.ts';

/** In the journal of a shard that was added: right behind the first record, of the founders. */
export interface ShardsAdded {
  readonly type: 'ShardsAdded';
  /** How many there are now. */
  readonly shardCount: number;
  readonly atMs: number;
}

/** The new shards have been told of the outside ids up to that one, if they fall to this shard. */
export interface LinksTold {
  readonly type: 'LinksTold';
  readonly externalId: string;
}

/** A shard that was added knows of them from now on. */
export interface LinksTaken {
  readonly type: 'LinksTaken';
  readonly links: readonly ExternalLink[];
}

/** The new shards have been told of everything that is open here. */
export interface OpenTold {
  readonly type: 'OpenTold';
  readonly atMs: number;
}

/** Every player is where the count of shards puts them. */
export interface PlayersDealt {
  readonly type: 'PlayersDealt';
  readonly atMs: number;
}

export const GROWTH_EVENTS = [
  declareEvent<ShardsAdded>()('ShardsAdded', 242, ['shardCount', 'atMs'], {
    evolve: evolveShardsAdded,
  }),
  declareEvent<PlayersDealt>()('PlayersDealt', 247, ['atMs'], { evolve: evolvePlayersDealt }),
  declareEvent<LinksTold>()('LinksTold', 248, ['externalId'], { evolve: evolveLinksTold }),
  declareEvent<LinksTaken>()('LinksTaken', 252, ['links'], {
    within: { links: LINK_FORM },
    evolve: evolveLinksTaken,
  }),
  declareEvent<OpenTold>()('OpenTold', 249, ['atMs'], { evolve: evolveOpenTold }),
] as const;

export type GrowthEvent = Declared<typeof GROWTH_EVENTS>;
