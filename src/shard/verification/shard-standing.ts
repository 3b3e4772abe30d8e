/**
 * Where a shard stands with the others, and whether they all agree on one history.
 *
 * Why: a journal that was put back to an older copy is sound in itself. But shards count the mail
 * that they send each other, and keep the money in it on both sides, so each knows a little of how
 * far the others were. They are compared before any of them does anything: an older one would
 * issue its tickets a second time.
 * Not here: a shard that nobody has received mail from since the copy (journal/head-marks.ts).
 */
import type { MailChannel, MailMessage, MovePlayers } from '../../../actors/mail/mail.ts';
import { pointsTransitTo } from '../../../actors/points/points-ledger.ts';
import { prepaidIn } from '../../../actors/standing/moving-standing.ts';
import { transitTo } from '../../../actors/wallet/ledger.ts';
import type { BalanceField } from '../../../actors/wallet/surplus.ts';
import type { ShardState } from '../state/shard-state.ts';

/** Amounts of both kinds; they are compared and never mixed. */
interface Carried {
  readonly money: bigint;
  readonly points: bigint;
}

interface Correspondence extends Carried, MailChannel {
  /** What is in the mail that the other has not confirmed, message by message. */
  readonly kept: readonly ({ readonly number: number } & Carried)[];
}

/** Plain: made to be posted. `money` and `points` are the balances of the accounts in transit. */
export interface ShardStanding {
  readonly shard: number;
  readonly channels: readonly Correspondence[];
}

export function standingOf(state: ShardState): ShardStanding {
  const channels = Array.from(state.mailChannels.all(), ({ value }) => {
    const kept = state.mail.all({ of: { shard: value.shard } });
    return {
      ...value,
      money: BigInt(state.ledger.get(transitTo(value.shard)) ?? 0),
      points: BigInt(state.ledger.get(pointsTransitTo(value.shard)) ?? 0),
      kept: Array.from(kept, ({ value: { number, message } }) => {
        return { number, ...carriedBy(message) };
      }),
    };
  });
  return { shard: state.identity.shard, channels };
}

/** Sentences that name the shard whose journal is older than others know, and say what to do. */
export function contradictions(standings: readonly ShardStanding[]): string[] {
  return standings.flatMap((one) =>
    standings.flatMap((other) => {
      const found = [numbersProblem(one, other)];
      if (one.shard <= other.shard) found.push(moneyProblem(one, other));
      return found.filter((problem) => problem !== undefined);
    }),
  );
}

const PUT_BACK =
  'put the newest copy of that shard back, or put back a copy of the whole directory';

/** What is wrong with the numbers of the mail from one shard to the other. */
function numbersProblem(from: ShardStanding, to: ShardStanding): string | undefined {
  const { sentNumber, confirmedNumber } = channelWith(from, to.shard);
  const { takenNumber } = channelWith(to, from.shard);
  const [sender, taker] = [`shard-${from.shard}`, `shard-${to.shard}`];
  if (takenNumber > sentNumber) {
    return (
      `the journal of ${sender} is older than ${taker} knows: it has sent ${sentNumber} messages ` +
      `of which ${taker} has taken ${takenNumber}: ${PUT_BACK}`
    );
  }
  if (confirmedNumber > takenNumber) {
    return (
      `the journal of ${taker} is older than ${sender} knows: it has taken ${takenNumber} ` +
      `messages of which it had confirmed ${confirmedNumber}: ${PUT_BACK}`
    );
  }
  return undefined;
}

/** The two accounts in transit hold exactly what the other has not taken yet. */
function moneyProblem(one: ShardStanding, other: ShardStanding): string | undefined {
  const [there, back] = [channelWith(one, other.shard), channelWith(other, one.shard)];
  const isSame = one.shard === other.shard;
  for (const kind of ['money', 'points'] as const) {
    const booked = there[kind] + (isSame ? 0n : back[kind]);
    const sent = onTheWay(there, back, kind) + (isSame ? 0n : onTheWay(back, there, kind));
    if (booked === sent) continue;
    return (
      `the ${kind} between shard-${one.shard} and shard-${other.shard} does not add up: ` +
      `${booked} in their books and ${sent} in their mail: ` +
      'put back a copy of the whole directory'
    );
  }
  return undefined;
}

function onTheWay(channel: Correspondence, back: MailChannel, kind: keyof Carried): bigint {
  return channel.kept
    .filter(({ number }) => number > back.takenNumber)
    .reduce((sum, message) => sum + message[kind], 0n);
}

function channelWith({ channels }: ShardStanding, shard: number): Correspondence {
  const nothing = { sentNumber: 0, confirmedNumber: 0, takenNumber: 0, money: 0n, points: 0n };
  return channels.find((channel) => channel.shard === shard) ?? { shard, ...nothing, kept: [] };
}

/** What a message moves from its sender's books to its receiver's. */
function carriedBy(mail: MailMessage): Carried {
  switch (mail.message) {
    case 'ReportSeal':
      return { money: BigInt(mail.stakeMinor), points: 0n };
    case 'PayInstance':
      return { money: BigInt(mail.fundMinor), points: 0n };
    case 'GrantJackpot': {
      const reserveMinor = mail.standing?.reserveInMinor ?? 0;
      return { money: BigInt(mail.amountMinor) + BigInt(reserveMinor), points: 0n };
    }
    case 'RollIn':
      return { money: BigInt(mail.amountMinor) + BigInt(mail.reserveMinor ?? 0), points: 0n };
    case 'ReturnStakes':
    case 'CreditRafflePrize':
      return { money: BigInt(mail.amountMinor), points: 0n };
    case 'CreditPoints':
      return { money: 0n, points: BigInt(mail.accrualHundredths) };
    case 'MovePlayers':
      return ownedBy(mail);
    case 'ForwardResiduals':
      return {
        money: sumOf(mail.entries, ({ amountMinor }) => BigInt(amountMinor)),
        points: sumOf(mail.points, ({ amountHundredths }) => BigInt(amountHundredths)),
      };
    default:
      return { money: 0n, points: 0n };
  }
}

/**
 * What players own less what they owe, what waits for the end of their withdrawals, and what they
 * have prepaid.
 */
function ownedBy({ movers, payments }: MovePlayers): Carried {
  const open = payments.filter(({ kind, state }) => kind === 'withdrawal' && state === 'pending');
  const withdrawn = sumOf(open, ({ amountMinor }) => BigInt(amountMinor));
  const owned = (field: BalanceField) =>
    sumOf(
      movers,
      (one) => BigInt(one[field]) + BigInt(one.surplus[field]) - BigInt(one.debt[field]),
    );
  const prepaid = sumOf(movers, ({ standing }) => BigInt(prepaidIn(standing)));
  return { money: withdrawn + prepaid + owned('balanceMinor'), points: owned('pointsHundredths') };
}

function sumOf<One>(list: readonly One[], amountOf: (one: One) => bigint): bigint {
  return list.reduce((sum, one) => sum + amountOf(one), 0n);
}
