/** What a shard may be asked about raffles, and what it answers (shard-requests.ts). */

import type { Participation, RaffleEntry, RaffleState } from '../../actors/raffle/raffle.ts';
import type { RaffleRules } from '../../actors/raffle/raffle-rules.ts';

import type { PlayerKey } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';

export interface StakeReply {
  readonly outcome: 'counted' | 'ignored' | 'repeated';
  readonly raffleId: string;
}

export interface ListRaffles {
  readonly state: RaffleState | null;
  readonly limit: number;
  /** Only raffles with a smaller id: those that are older. */
  readonly before: string | null;
}

export interface RaffleView {
  readonly raffleId: string;
  readonly gameId: string;
  readonly state: RaffleState;
  readonly rules: RaffleRules;
  readonly openedAtMs: number;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** When a raffle in waiting gives up; null if it never does. */
  readonly expiresAtMs: number | null;
  readonly entryCount: number;
  readonly participantCount: number;
  readonly potMinor: Minor;
  readonly termsDigestHex: string;
  readonly commitmentHex: string;
  readonly ticketsRootHex: string | null;
  readonly winners: readonly {
    readonly place: number;
    readonly ordinal: number;
    /** As in the transcript. */
    readonly player: string;
    readonly prizeMinor: Minor;
  }[];
}

export interface ListRaffleEntries {
  readonly raffleId: string;
  readonly limit: number;
  /** The ordinal that the previous page ended with. */
  readonly after: number | null;
}

export interface RaffleEntryView extends RaffleEntry {
  readonly state: RaffleState | 'winner';
}

export interface ListPlayerRaffles {
  readonly player: PlayerKey;
  readonly limit: number;
  readonly before: string | null;
}

export interface ParticipationView extends Participation {
  readonly gameId: string;
  readonly state: RaffleState | 'winner';
  readonly prizeMinor: Minor;
}
