/** Takes one message from another shard: its effect and its receipt are in one commit. */

import { CALENDAR_KEY, CALENDAR_SHARD } from '../../../actors/calendar/calendar.ts';
import {
  decideClaimJackpot,
  decideRollIn,
  type SeriesFunds,
} from '../../../actors/calendar/decide-jackpot.ts';
import {
  decideCreateDraw,
  decideGrantJackpot,
  decideReportSeal,
} from '../../../actors/coordinator/decide-coordinator.ts';
import { decideReportPaid, decideReportScan } from '../../../actors/coordinator/decide-outcome.ts';
import { noteRules } from '../../../actors/coordinator/game-rules.ts';
import { accept, type Decision } from '../../../actors/decider.ts';
import {
  decideAnnounce,
  decideCancelInstance,
  decideEndSales,
  decideOpenInstance,
  decideOrderScan,
  decidePayInstance,
  decideReturnStakes,
  decideSettle,
} from '../../../actors/draw/decide-instance.ts';
import { decidePostponeInstance } from '../../../actors/draw/decide-postpone-instance.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { isSoldOnce } from '../../../actors/games/sold-once.ts';
import { decideTakeLinks } from '../../../actors/growth/decide-growth.ts';
import { decideMoveIn } from '../../../actors/home/decide-move.ts';
import { decideReceive } from '../../../actors/home/decide-residual.ts';
import type { CreateDraw, MailMessage } from '../../../actors/mail/mail.ts';
import { decideCreditPoints } from '../../../actors/points/decide-points.ts';
import {
  decideCreditRafflePrize,
  decideTakeLink,
} from '../../../actors/raffle/decide-external-id.ts';
import { jackpotOf, reserveOf } from '../../../actors/wallet/ledger.ts';
import { stockPromiseOf } from '../../fairness/stock-picks.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import type { ShardState } from '../state/shard-state.ts';
import { decideFixtureMail } from './fixture-mail-handler.ts';
import type { HandlerContext } from './handler.ts';
import { decideNamingMail } from './naming-mail-handler.ts';
import { decidePickMail } from './pick-mail-handler.ts';
import { decideStockMail } from './stock-mail-handler.ts';

export interface ArrivedMail {
  readonly from: number;
  readonly number: number;
  readonly message: MailMessage;
}

/** A repeat, or a message that overtook another, changes nothing: the sender sends it again. */
export function takeMail(context: HandlerContext, { from, number, message }: ArrivedMail): void {
  const takenNumber = context.state.mailChannels.get(from)?.takenNumber ?? 0;
  if (number !== takenNumber + 1) return;
  const decision = decideMail(context, from, message);
  assert(decision.kind === 'accepted', 'a shard refused what another had decided');
  context.apply([{ type: 'MailTaken', from, number }, ...decision.events]);
}

/** The other shard has journaled everything up to `number`, so it need no longer be kept. */
export function takeConfirmation(
  { state, apply }: HandlerContext,
  { from: to, number }: { readonly from: number; readonly number: number },
): void {
  const channel = must(state.mailChannels.get(to), 'mail was confirmed that was never sent');
  if (number > channel.confirmedNumber) apply([{ type: 'MailConfirmed', to, number }]);
}

function decideMail(
  context: HandlerContext,
  from: number,
  mail: MailMessage,
): Decision<ShardEvent> {
  const { state, stamp } = context;
  const { identity } = state;
  switch (mail.message) {
    case 'CreateDraw':
      return createDraw(context, mail);
    case 'AnnounceDraw':
      return decideAnnounce(state.instances.get(mail.terms.draw), mail);
    case 'OpenInstance':
      return decideOpenInstance(instanceOf(state, mail.draw), mail, stamp);
    case 'PostponeInstance':
      return decidePostponeInstance(instanceOf(state, mail.draw), mail, stamp);
    case 'ReportSeal':
      return decideReportSeal(coordinatorOf(state, mail.draw), mail, from);
    case 'ClaimJackpot':
      assert(
        identity.shard === CALENDAR_SHARD,
        'a jackpot was asked for elsewhere than at the calendar',
      );
      return decideClaimJackpot(fundsOf(state, mail.seriesId), mail, from);
    case 'GrantJackpot':
      return decideGrantJackpot(coordinatorOf(state, mail.draw), mail, from);
    case 'NameTickets':
    case 'ReportNamed':
      return decideNamingMail(context, from, mail);
    case 'ScanInstance':
      return decideOrderScan(instanceOf(state, mail.draw), mail);
    case 'ReportScan':
      return decideReportScan(coordinatorOf(state, mail.draw), mail, from, stamp);
    case 'SettleInstance':
      return decideSettle(instanceOf(state, mail.draw), mail);
    case 'PayInstance':
      return decidePayInstance(instanceOf(state, mail.draw), mail);
    case 'ReportPaid':
      return decideReportPaid(coordinatorOf(state, mail.draw), mail, from, stamp);
    case 'RollIn':
      return decideRollIn(fundsOf(state, mail.seriesId), mail, from);
    case 'EndSales':
      return decideEndSales(instanceOf(state, mail.draw), mail, stamp);
    case 'CancelInstance':
      return decideCancelInstance(instanceOf(state, mail.draw), mail, stamp);
    case 'ReturnStakes':
      return decideReturnStakes(instanceOf(state, mail.draw), mail);
    case 'CreditRafflePrize':
      return decideCreditRafflePrize(mail, from, stamp);
    case 'LinkExternalId':
      return decideTakeLink(mail);
    case 'MovePlayers':
      return decideMoveIn(mail, from, stamp);
    case 'ForwardResiduals':
      return decideReceive(state, mail, from, stamp);
    case 'TellLinks':
      return decideTakeLinks(state.externalPlayers, mail);
    case 'CreditPoints':
      return decideCreditPoints(state.accounts.get(mail.player), mail, from, stamp);
    case 'DealStock':
    case 'AskStock':
    case 'GiveStock':
    case 'ReturnStock':
    case 'ReportStockSold':
      return decideStockMail(context, from, mail);
    case 'AskPicks':
    case 'GivePicks':
    case 'RecallPicks':
    case 'ReturnPicks':
      return decidePickMail(context, from, mail);
    default:
      return decideFixtureMail(context, from, mail);
  }
}

function createDraw({ state, stamp }: HandlerContext, mail: CreateDraw): Decision<ShardEvent> {
  const { draw, game } = mail.terms;
  const promise = isSoldOnce(game) ? stockPromiseOf(draw, stamp) : undefined;
  const known = state.coordinators.get(draw);
  const decision = decideCreateDraw(known, mail, stamp, state.identity, promise);
  if (decision.kind === 'rejected') return decision;
  return accept([...decision.events, ...noteRules(state, mail.terms)]);
}

/** What the calendar knows of a series and holds for it. */
export function fundsOf(state: ShardState, seriesId: string): SeriesFunds {
  return {
    calendar: state.calendar.get(CALENDAR_KEY),
    jackpot: state.ledger.get(jackpotOf(seriesId)),
    reserve: state.ledger.get(reserveOf(seriesId)),
  };
}

function instanceOf(state: ShardState, draw: DrawNo) {
  return must(state.instances.get(draw), 'mail speaks of a draw that was not announced here');
}

function coordinatorOf(state: ShardState, draw: DrawNo) {
  return must(state.coordinators.get(draw), 'mail speaks of a draw that is not coordinated here');
}
