/**
 * What is stored of each kind of mail: it is journaled where it was posted, and kept as a row until
 * it is confirmed, so it grows as facts do.
 */
import {
  DRAW_OVER_FORM,
  JACKPOT_STANDING_FORM,
  ROLLOVER_FORM,
  TERMS_FORM,
} from '../draw/draw-forms.ts';
import { LINK_FORM } from '../growth/link-form.ts';
import { MOVE_FIELDS, WITHIN_MOVE } from '../home/moving-player.ts';
import { WITHIN_PASSED_ON } from '../home/residual.ts';
import { LINE_FORM } from '../line/line-form.ts';
import { STOCK_TERMS_FORM } from '../stock/stock-forms.ts';
import { formOf, type StoredForm, type TaggedForms } from '../stored-form.ts';
import type { MailMessage } from './mail.ts';

type Kind = MailMessage['message'];

function mail<One extends Kind>() {
  return formOf<Omit<Extract<MailMessage, { message: One }>, 'message'>>();
}

const FORMS: { readonly [One in Kind]: StoredForm } = {
  CreateDraw: mail<'CreateDraw'>()(['terms', 'conductsAtMs'], { within: { terms: TERMS_FORM } }),
  AnnounceDraw: mail<'AnnounceDraw'>()(['terms', 'coordinatorShard'], {
    within: { terms: TERMS_FORM },
  }),
  OpenInstance: mail<'OpenInstance'>()(['draw']),
  PostponeInstance: mail<'PostponeInstance'>()([
    'draw',
    'closesAtMs',
    'resultsAtMs',
    'reason',
    'atMs',
  ]),
  ReportSeal: mail<'ReportSeal'>()(['draw', 'ticketCount', 'stakeMinor', 'merkleRootHex']),
  ClaimJackpot: mail<'ClaimJackpot'>()(['draw', 'seriesId'], { later: { isRuled: false } }),
  GrantJackpot: mail<'GrantJackpot'>()(['draw', 'rollovers', 'amountMinor'], {
    later: { standing: null },
    within: { rollovers: ROLLOVER_FORM, standing: JACKPOT_STANDING_FORM },
  }),
  NameTickets: mail<'NameTickets'>()(['draw', 'places']),
  ReportNamed: mail<'ReportNamed'>()(['draw', 'picks']),
  ScanInstance: mail<'ScanInstance'>()(['draw', 'numbers']),
  ReportScan: mail<'ReportScan'>()(['draw', 'winnersByTier']),
  SettleInstance: mail<'SettleInstance'>()(['draw', 'prizesByTier']),
  PayInstance: mail<'PayInstance'>()(['draw', 'fundMinor']),
  ReportPaid: mail<'ReportPaid'>()(['draw']),
  RollIn: mail<'RollIn'>()(['seriesId', 'rollovers', 'amountMinor'], {
    later: { over: null, reserveMinor: null },
    within: { rollovers: ROLLOVER_FORM, over: DRAW_OVER_FORM },
  }),
  EndSales: mail<'EndSales'>()(['draw']),
  CancelInstance: mail<'CancelInstance'>()(['draw']),
  ReturnStakes: mail<'ReturnStakes'>()(['draw', 'amountMinor']),
  CreditRafflePrize: mail<'CreditRafflePrize'>()(['raffleId', 'place', 'player', 'amountMinor']),
  LinkExternalId: mail<'LinkExternalId'>()(['externalId', 'player', 'by', 'atMs']),
  TellLinks: mail<'TellLinks'>()(['links'], { within: { links: LINK_FORM } }),
  CreditPoints: mail<'CreditPoints'>()(['player', 'order', 'accrualHundredths']),
  MovePlayers: mail<'MovePlayers'>()(MOVE_FIELDS, { within: WITHIN_MOVE }),
  ForwardResiduals: mail<'ForwardResiduals'>()(['entries', 'points'], {
    within: WITHIN_PASSED_ON,
  }),

  TakeLine: mail<'TakeLine'>()(['line'], { within: { line: LINE_FORM } }),
  PublishLine: mail<'PublishLine'>()(['line', 'lateFromMs', 'homeShard', 'allotmentsMinor'], {
    within: { line: LINE_FORM },
  }),
  AskAllotment: mail<'AskAllotment'>()(['fixture', 'askedMinor']),
  GiveAllotment: mail<'GiveAllotment'>()(['fixture', 'amountsMinor', 'limits', 'shortLimits']),
  RecallAllotment: mail<'RecallAllotment'>()(['fixture']),
  ReturnAllotment: mail<'ReturnAllotment'>()(['fixture', 'amountsMinor']),
  ReportSettled: mail<'ReportSettled'>()(['fixture', 'round']),
  MarkFeed: mail<'MarkFeed'>()(['epoch']),

  DealStock: mail<'DealStock'>()(['draw', 'stock'], { within: { stock: STOCK_TERMS_FORM } }),
  AskStock: mail<'AskStock'>()(['draw', 'stock', 'reservation', 'indexes', 'anyCount', 'untilMs'], {
    within: { stock: STOCK_TERMS_FORM },
  }),
  GiveStock: mail<'GiveStock'>()(['draw', 'reservation', 'indexes', 'refusal', 'moreMayCome']),
  ReturnStock: mail<'ReturnStock'>()(['draw', 'reservation', 'indexes']),
  ReportStockSold: mail<'ReportStockSold'>()(['draw', 'reservation', 'indexes']),
  AskPicks: mail<'AskPicks'>()(['draw', 'keys', 'askedMinor']),
  GivePicks: mail<'GivePicks'>()(['draw', 'keys', 'amountsMinor', 'grants']),
  RecallPicks: mail<'RecallPicks'>()(['draw', 'keys']),
  ReturnPicks: mail<'ReturnPicks'>()(['draw', 'keys', 'amountsMinor', 'keptMinor']),
};

export const MAIL_FORMS: TaggedForms = { tag: 'message', forms: FORMS };
