/**
 * What must hold after a crash, as seen from outside: each check returns what contradicts it.
 *
 * The model is simple on purpose. A balance is what was paid in, less the tickets that were
 * confirmed, plus what those tickets say they won or got back.
 */
import { verifyReceipt } from '../../../src/fairness/verify-receipt.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import {
  balanceOf,
  type Draw,
  drawReaches,
  type EnginePlayer,
  type EnginePurchase,
  type EngineSession,
  listAll,
  type Ticket,
  ticketsOf,
} from '../engine/engine-people.ts';
import { booksAtRest, type TrialBalance } from './books-at-rest.ts';
import type { Gambler } from './gambler.ts';

const SAMPLE = 8;

interface LedgerEntry {
  readonly entryId: string;
  readonly kind: string;
  readonly amountMinor: number;
  readonly balanceMinor: number;
}

/** Waits until the draw is over and no money of any draw is on its way. */
export async function comesToRest(
  client: EngineClient,
  admin: EngineSession,
  drawIds: readonly string[],
): Promise<TrialBalance> {
  for (const drawId of drawIds) await drawReaches(client, drawId, 'published', 'cancelled');
  return booksAtRest(client, admin, 'stakes', 'pot');
}

/**
 * The tickets of one draw: exactly those that were confirmed, sold in time, and settled. What they
 * returned is noted, so call it once for each draw.
 */
export async function checkDraw(
  client: EngineClient,
  gamblers: readonly Gambler[],
  drawId: string,
): Promise<string[]> {
  const problems: string[] = [];
  const draw = await drawReaches(client, drawId, 'published', 'cancelled');
  let listedCount = 0;
  let wonMinor = 0;
  for (const gambler of gamblers) {
    const { login } = gambler.player;
    const say = (problem: string) => problems.push(`${login}, ${drawId}: ${problem}`);
    const bought = new Map(gambler.tickets(drawId).map((one) => [one.ticketId, one]));
    const listed = await ticketsOf(client, gambler.player, drawId);
    listedCount += listed.length;
    if (new Set(listed.map(({ ticketId }) => ticketId)).size !== bought.size) {
      say(`${bought.size} tickets were answered for, ${listed.length} are there`);
    }
    for (const ticket of listed) {
      if (ticket.state === 'won') wonMinor += ticket.prizeMinor;
      gambler.returnedMinor += returnOf(ticket);
      const problem = ticketProblem(ticket, bought.get(ticket.ticketId), draw);
      if (problem !== undefined) say(`${ticket.ticketId} ${problem}`);
    }
    for (const { ticketId } of [...bought.values()].slice(-SAMPLE)) {
      const asked = client.get(`/v1/tickets/${ticketId}`, { token: gambler.player.accessToken });
      const single = await client.expect<Ticket>(200, asked);
      const same = listed.find((one) => one.ticketId === ticketId);
      if (JSON.stringify(single) !== JSON.stringify(same)) say(`${ticketId} is listed otherwise`);
    }
    if (draw.state === 'published' && listed[0] !== undefined) {
      problems.push(...(await checkProof(client, gambler.player, listed[0])));
    }
  }
  if (listedCount !== draw.ticketCount) {
    problems.push(`${drawId}: ${draw.ticketCount} tickets counted, ${listedCount} are there`);
  }
  if (draw.state === 'published') problems.push(...(await checkPrizes(client, draw, wonMinor)));
  return problems;
}

/** Balances, and the books of the whole engine. All draws must have come to rest. */
export async function checkLedgers(
  client: EngineClient,
  gamblers: readonly Gambler[],
  books: TrialBalance,
): Promise<string[]> {
  const problems: string[] = [];
  let balancesMinor = 0;
  for (const gambler of gamblers) {
    const expectedMinor = expectedBalance(gambler);
    const { login } = gambler.player;
    const balanceMinor = await balanceOf(client, gambler.player);
    balancesMinor += balanceMinor;
    if (balanceMinor !== expectedMinor) {
      problems.push(`${login} has ${balanceMinor} and should have ${expectedMinor}`);
    }
  }
  if (books.sumMinor !== 0) problems.push(`the trial balance sums to ${books.sumMinor}`);
  const control = books.accounts.find(({ account }) => account === 'players')?.balanceMinor ?? 0;
  if (control !== balancesMinor) {
    problems.push(`the books say ${control} for all players, who have ${balancesMinor}`);
  }
  return problems;
}

function ticketProblem(ticket: Ticket, bought: Ticket | undefined, draw: Draw): string | undefined {
  if (bought === undefined) return 'was never answered for';
  const [numbers, boughtNumbers] = [ticket, bought].map((one) => JSON.stringify(one.selection));
  if (numbers !== boughtNumbers) return 'has other numbers now';
  if (ticket.acceptedAt !== bought.acceptedAt) return 'was accepted at another time now';
  if (ticket.acceptedAt >= draw.closesAt) return 'was accepted after the close';
  const final = draw.state === 'cancelled' ? ['refunded'] : ['won', 'lost'];
  return final.includes(ticket.state) ? undefined : `is ${ticket.state} though the draw is over`;
}

async function checkProof(
  client: EngineClient,
  owner: EnginePlayer,
  ticket: Ticket,
): Promise<string[]> {
  const token = owner.accessToken;
  const { drawId, ticketId } = ticket;
  const transcript = await client.expect(200, client.get(`/v1/draws/${drawId}/transcript`));
  const receipt = await client.expect(
    200,
    client.get(`/v1/tickets/${ticketId}/receipt`, { token }),
  );
  const reports = [verifyTranscript(transcript), verifyReceipt(receipt, transcript)];
  return reports
    .flatMap(({ checks }) => checks)
    .filter(({ ok }) => !ok)
    .map(({ name, detail }) => `${drawId}: ${name} does not verify: ${detail}`);
}

async function checkPrizes(client: EngineClient, draw: Draw, wonMinor: number): Promise<string[]> {
  const asked = client.get(`/v1/draws/${draw.drawId}/results`);
  const { tiers } = await client.expect<{
    readonly tiers: readonly { readonly winners: number; readonly prizeMinor: number }[];
  }>(200, asked);
  const publishedMinor = tiers.reduce((sum, tier) => sum + tier.winners * tier.prizeMinor, 0);
  if (publishedMinor === wonMinor) return [];
  return [`${draw.drawId}: prizes of ${publishedMinor} were published, tickets say ${wonMinor}`];
}

function returnOf({ state, stakeMinor, prizeMinor, awaitsApproval }: Ticket): number {
  if (state === 'refunded') return stakeMinor;
  return state === 'won' && !awaitsApproval ? prizeMinor : 0;
}

function expectedBalance(gambler: Gambler): number {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
  const deposits = gambler.taken('deposit').map(({ body }) => body.amountMinor as number);
  const stakes = gambler
    .taken('purchase')
    .flatMap(({ answerText }) => (JSON.parse(answerText) as EnginePurchase).tickets)
    .map(({ stakeMinor }) => stakeMinor);
  return sum(deposits) - sum(stakes) + gambler.returnedMinor;
}

/** The history leads to the balance, step by step, and names nothing twice. */
export async function checkEntries(client: EngineClient, { player }: Gambler): Promise<string[]> {
  const balanceMinor = await balanceOf(client, player);
  const list = { path: '/v1/me/entries', member: 'entries' };
  const entries = await listAll<LedgerEntry>(client, player, list);
  const problems: string[] = [];
  if (new Set(entries.map(({ entryId }) => entryId)).size !== entries.length) {
    problems.push(`${player.login} has an entry twice`);
  }
  let expectedMinor = balanceMinor;
  for (const entry of entries) {
    if (entry.balanceMinor !== expectedMinor) {
      problems.push(`${player.login}: entry ${entry.entryId} does not lead to the next one`);
    }
    expectedMinor = entry.balanceMinor - entry.amountMinor;
  }
  if (expectedMinor !== 0) problems.push(`${player.login} began with ${expectedMinor}`);
  return problems;
}
