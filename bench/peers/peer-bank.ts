/** What the peer's database holds before the load, and what has to be in it afterwards. */
import type { Client } from 'pg';
import { assert, must } from '../../src/kernel/assert.ts';
import { BUY_FUNCTION, SCHEMA } from './peer-schema.ts';
import type { PostgresServer } from './postgres-server.ts';

export interface BankPlan {
  readonly tokens: readonly string[];
  readonly balanceMinor: number;
  readonly drawId: string;
  readonly priceMinor: number;
  readonly closesAt: Date;
}

/** The tables, a wallet for the player of each token, the draw. */
export async function openBank(server: PostgresServer, plan: BankPlan): Promise<void> {
  await within(server, async (client) => {
    await client.query(SCHEMA);
    await client.query(BUY_FUNCTION);
    const players = plan.tokens.map(playerOf);
    const wallets = 'INSERT INTO wallets SELECT player_id, $2 FROM unnest($1::text[]) AS player_id';
    await client.query(wallets, [players, plan.balanceMinor]);
    const values = [plan.drawId, plan.closesAt, plan.priceMinor];
    await client.query('INSERT INTO draws VALUES ($1, $2, $3)', values);
    await client.query('VACUUM ANALYZE');
  });
}

/** Checks that each 201 is one ticket and one debit, and that nothing else is there. */
export async function auditBank(
  server: PostgresServer,
  plan: BankPlan,
  soldCount: number,
): Promise<void> {
  await within(server, async (client) => {
    const sums = `SELECT (SELECT count(*) FROM tickets) AS tickets,
      (SELECT coalesce(sum(stake_minor), 0) FROM tickets) AS stakes,
      (SELECT sum(balance_minor) FROM wallets) AS balances`;
    const { rows } = await client.query<Record<string, string>>(sums);
    const { tickets, stakes, balances } = must(rows[0], 'a sum has no row');
    const paidInMinor = plan.balanceMinor * plan.tokens.length;
    assert(Number(tickets) === soldCount, () => `the peer sold ${tickets}, told ${soldCount}`);
    assert(Number(balances) + Number(stakes) === paidInMinor, 'the peer lost or made money');
  });
}

async function within(server: PostgresServer, work: (client: Client) => Promise<void>) {
  const client = await server.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Whom a token speaks for, believed without a check: the benchmark has made it. */
function playerOf(token: string): string {
  const claims = Buffer.from(must(token.split('.')[1], 'a token has no claims'), 'base64url');
  return JSON.parse(claims.toString('utf8')).sub;
}
