/**
 * A purchase in PostgreSQL, in two ways.
 *
 * `transaction` is what one writes first: lock the wallet, check, debit, insert, commit, a round
 * trip each. `function` is what one writes when that is too slow: all of it in one statement. Both
 * promise what Tirage promises: one debit for each key, none after the close, durable when told.
 */
import { DatabaseError, Pool, type PoolClient } from 'pg';
import { must } from '../../src/kernel/assert.ts';
import {
  CALL_BUY_FUNCTION,
  DEBIT,
  FIND_PURCHASE,
  INSERT_TICKETS,
  LOCK_WALLET,
} from './peer-schema.ts';
import type { PostgresAddress } from './postgres-server.ts';

export type StoreKind = 'transaction' | 'function';

export interface PurchaseOrder {
  readonly playerId: string;
  readonly drawId: string;
  readonly masks: readonly number[];
  readonly key: string;
}

export type PurchaseRefusal =
  | 'drawNotFound'
  | 'drawClosed'
  | 'balanceTooLow'
  | 'idempotencyKeyReused';

export interface Purchased {
  readonly ticketIds: readonly string[];
  readonly acceptedAt: Date;
  readonly balanceMinor: number;
  readonly priceMinor: number;
  readonly isReplay: boolean;
}

type Row = Readonly<Record<string, unknown>>;

const UNIQUE_VIOLATION = '23505';

export class PurchaseStore {
  readonly #connections: Pool;
  readonly #kind: StoreKind;

  constructor(
    address: PostgresAddress,
    { kind, connectionsMax }: { kind: StoreKind; connectionsMax: number },
  ) {
    this.#kind = kind;
    this.#connections = new Pool({ ...address, max: connectionsMax, idleTimeoutMillis: 0 });
  }

  buy(order: PurchaseOrder): Promise<Purchased | PurchaseRefusal> {
    return this.#kind === 'function' ? this.#call(order) : this.#transact(order);
  }

  end(): Promise<void> {
    return this.#connections.end();
  }

  async #transact(order: PurchaseOrder): Promise<Purchased | PurchaseRefusal> {
    const client = await this.#connections.connect();
    try {
      await client.query('BEGIN');
      const outcome = await buyWithin(client, order);
      await client.query(typeof outcome === 'string' ? 'ROLLBACK' : 'COMMIT');
      return outcome;
    } catch (error) {
      await client.query('ROLLBACK');
      if (error instanceof DatabaseError && error.code === UNIQUE_VIOLATION) {
        return await findFirst(client, order);
      }
      throw error;
    } finally {
      client.release();
    }
  }

  async #call(order: PurchaseOrder): Promise<Purchased | PurchaseRefusal> {
    const { playerId, drawId, masks, key } = order;
    const client = await this.#connections.connect();
    try {
      const values = [playerId, drawId, masks, key];
      const [row] = await ask(client, 'call', CALL_BUY_FUNCTION, values);
      const { outcome, balance, price, ids, at } = must(row, 'the function gave no answer');
      if (outcome === 'repeat') return await findFirst(client, order);
      if (outcome !== 'bought') return outcome as PurchaseRefusal;
      return {
        ticketIds: ids as string[],
        acceptedAt: at as Date,
        balanceMinor: Number(balance),
        priceMinor: Number(price),
        isReplay: false,
      };
    } finally {
      client.release();
    }
  }
}

async function buyWithin(
  client: PoolClient,
  { playerId, drawId, masks, key }: PurchaseOrder,
): Promise<Purchased | PurchaseRefusal> {
  const [found] = await ask(client, 'lock', LOCK_WALLET, [playerId, drawId]);
  if (found === undefined) return 'drawNotFound';
  if (found.is_open !== true) return 'drawClosed';
  const priceMinor = Number(found.price_minor);
  const neededMinor = priceMinor * masks.length;
  if (Number(found.balance_minor) < neededMinor) return 'balanceTooLow';
  const [wallet] = await ask(client, 'debit', DEBIT, [playerId, neededMinor]);
  const values = [drawId, playerId, masks, priceMinor, key];
  const tickets = await ask(client, 'insert', INSERT_TICKETS, values);
  return {
    ticketIds: tickets.map(({ ticket_id }) => String(ticket_id)),
    acceptedAt: must(tickets[0], 'a purchase has no ticket').accepted_at as Date,
    balanceMinor: Number(must(wallet, 'the wallet is missing').balance_minor),
    priceMinor,
    isReplay: false,
  };
}

/** The first answer to a key, if it was given to the same order. */
async function findFirst(
  client: PoolClient,
  { playerId, drawId, masks, key }: PurchaseOrder,
): Promise<Purchased | PurchaseRefusal> {
  const tickets = await ask(client, 'find', FIND_PURCHASE, [playerId, key]);
  const isSame =
    tickets.length === masks.length &&
    tickets.every(({ mask, draw_id }, index) => {
      return Number(mask) === masks[index] && draw_id === drawId;
    });
  if (!isSame) return 'idempotencyKeyReused';
  const first = must(tickets[0], 'a purchase has no ticket');
  return {
    ticketIds: tickets.map(({ ticket_id }) => String(ticket_id)),
    acceptedAt: first.accepted_at as Date,
    balanceMinor: Number(first.balance_minor),
    priceMinor: Number(first.stake_minor),
    isReplay: true,
  };
}

/** A named statement is prepared once for each connection. */
async function ask(
  client: PoolClient,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>({ name, text, values: [...values] });
  return rows;
}
