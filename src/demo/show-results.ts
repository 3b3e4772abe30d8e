/** Shows the results of a draw, the books, and the proof that both are right. */
import { coordinatorShardOf } from '../../actors/calendar/calendar.ts';
import { familyOf } from '../../actors/games/families.ts';
import { outcomePart } from '../../actors/games/shown-outcome.ts';
import { POINTS_CLASS } from '../../actors/points/points-ledger.ts';
import type { Transcript } from '../fairness/transcript.ts';
import { verifyReceipt } from '../fairness/verify-receipt.ts';
import { verifyTranscript } from '../fairness/verify-transcript.ts';
import { must } from '../kernel/assert.ts';
import { addExact, type ExactSum } from '../kernel/exact-sum.ts';
import { type DrawNo, parseDrawId } from '../kernel/ids.ts';
import { ZERO_MINOR } from '../kernel/money.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { TicketReceipt } from '../protocol/sealed-ticket-requests.ts';
import { type CrowdPlayer, replyOf } from './crowd.ts';
import { countText, moneyText, type Screen } from './screen.ts';

/** So many numbers are set apart; more would not fit in a line. */
const WIDE_NUMBERS_MAX = 10;

export async function showResults(
  client: ShardClient,
  draw: DrawNo,
  screen: Screen,
): Promise<Transcript> {
  const shard = coordinatorShardOf(draw, client);
  const transcript = await replyOf(client, shard, 'getTranscript', { draw });
  const { tiers, ticketCount, salesMinor, rolloverMinor } = transcript;
  screen.title(`Numbers: ${drawnText(transcript)}`);
  screen.table([
    ['tier', ...conditionNames(transcript), 'winners', 'prize each', 'paid'],
    ...tiers.map(({ tier, winners, prizeMinor, paidMinor, ...condition }) => [
      String(tier),
      ...conditionNames(transcript).map((name) => String(Reflect.get(condition, name))),
      countText(winners),
      winners === 0 ? '-' : moneyText(prizeMinor),
      moneyText(paidMinor),
    ]),
  ]);
  const paidMinor = tiers.reduce((sum, tier) => sum + tier.paidMinor, 0);
  const winnerCount = tiers.reduce((sum, tier) => sum + tier.winners, 0);
  screen.line('');
  screen.table([
    ['sales', moneyText(salesMinor), `${countText(ticketCount)} tickets`],
    ['paid out', moneyText(paidMinor), `${countText(winnerCount)} prizes`],
    ['rolls over', moneyText(rolloverMinor), 'jackpot of the next draw'],
    ['breakage', moneyText(transcript.breakageMinor), 'left by rounding down'],
    ['house', moneyText(transcript.houseMinor), ''],
  ]);
  return transcript;
}

/** As tickets show it: the digits of a number together, and one drum apart from the other. */
function drawnText({ terms, numbers }: Transcript): string {
  const { outcome = { numbers } } = outcomePart(terms.game, numbers);
  return Object.values(outcome)
    .map((part) => (typeof part === 'string' ? part : part.join(gapOf(part))))
    .join(' + ');
}

function gapOf({ length }: { readonly length: number }): string {
  return length > WIDE_NUMBERS_MAX ? ' ' : '  ';
}

/** What a tier asks of a ticket, by the names that its family gives it. */
function conditionNames({ terms }: Transcript): readonly string[] {
  return familyOf(terms.game).promised.condition;
}

/** The accounts of all shards, added up by kind. True where they sum to zero. */
export async function showBalance(client: ShardClient, screen: Screen): Promise<boolean> {
  const balances = new Map<string, ExactSum>();
  let sum: ExactSum = ZERO_MINOR;
  for (let shard = 0; shard < client.shardCount; shard += 1) {
    const accounts = await replyOf(client, shard, 'trialBalance', {});
    for (const [account, balanceMinor] of Object.entries(accounts)) {
      if (account.startsWith(POINTS_CLASS)) continue;
      const kind = account.split(':')[0] ?? account;
      balances.set(kind, addExact(balances.get(kind) ?? ZERO_MINOR, balanceMinor));
      sum = addExact(sum, balanceMinor);
    }
  }
  screen.title('Trial balance: every account of every shard');
  screen.table([
    ...[...balances].sort().map(([kind, balance]) => [kind, moneyText(Number(balance))]),
    ['sum', moneyText(Number(sum))],
  ]);
  return sum === 0;
}

/** Re-computes the draw from its transcript, and proves that one ticket was in it. */
export async function showProof(
  client: ShardClient,
  shown: {
    readonly draw: DrawNo;
    readonly transcript: Transcript;
    readonly crowd: readonly CrowdPlayer[];
    readonly screen: Screen;
  },
): Promise<boolean> {
  const { draw, transcript, crowd, screen } = shown;
  // Through JSON, as everybody gets it.
  const published: unknown = JSON.parse(JSON.stringify(transcript));
  const reports = [verifyTranscript(published)];
  screen.title('Proof: the draw re-computed by the verifier, which shares no code with it');
  const receipt = await anyReceipt(client, draw, crowd);
  if (receipt !== undefined) reports.push(verifyReceipt(publicReceipt(receipt), published));
  for (const { name, ok, detail } of reports.flatMap(({ checks }) => checks)) {
    screen.line(`  ${ok ? 'ok  ' : 'FAIL'} ${cut(`${name}: ${detail}`)}`);
  }
  return reports.every(({ ok }) => ok);
}

const DETAIL_COLUMNS = 70;

function cut(text: string): string {
  return text.length <= DETAIL_COLUMNS ? text : `${text.slice(0, DETAIL_COLUMNS - 1)}…`;
}

/** Of the first player who has a ticket. */
async function anyReceipt(
  client: ShardClient,
  draw: DrawNo,
  crowd: readonly CrowdPlayer[],
): Promise<TicketReceipt | undefined> {
  for (const { player, shard } of crowd) {
    const filters = { player, draw, state: null, limit: 1, after: null };
    const { tickets } = await replyOf(client, shard, 'listTickets', filters);
    const [ticket] = tickets;
    if (ticket !== undefined) {
      return replyOf(client, shard, 'getReceipt', { player, place: ticket.place });
    }
  }
  return undefined;
}

/** As the wire has it: fairness/transcript.ts. */
function publicReceipt(receipt: TicketReceipt) {
  const { ticketId, playerId, ticketKeyHex: ticketKey, drawId, numbers, acceptedAtMs } = receipt;
  const { journal, inclusion } = receipt;
  const { index, count, pathHex } = must(inclusion, 'a sealed draw gave no proof of its ticket');
  must(parseDrawId(drawId), 'a receipt names no draw');
  const { shard } = journal;
  const ticket = { ticketId, playerId, ticketKey, drawId, numbers, acceptedAtMs };
  return { ...ticket, sealed: true, shard, index, count, path: pathHex };
}
