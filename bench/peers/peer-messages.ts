/** What a benchmark and the process of the peer say to each other. */
import type { PostgresAddress } from './postgres-server.ts';
import type { StoreKind } from './purchase-store.ts';

export type PeerQuestion =
  | {
      readonly ask: 'listen';
      readonly address: PostgresAddress;
      /** The directory of the engine's keys, which sign the tokens. */
      readonly keyDirectory: string;
    }
  | { readonly ask: 'use'; readonly kind: StoreKind; readonly connectionsMax: number };

export type PeerAnswer =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly message: string };
