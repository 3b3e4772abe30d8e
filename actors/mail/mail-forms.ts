/**
 * What is stored of each kind of mail: it is journaled where it was posted, and kept as a row until
 * it is confirmed, so it grows as facts do.
 */
import { ROLLOVER_FORM, TERMS_FORM } from '../draw/draw-forms.ts';
import { LINE_FORM } from '../line/line-form.ts';
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
  ReportSeal: mail<'ReportSeal'>()(['draw', 'ticketCount', 'stakeMinor', 'merkleRootHex']),
  ClaimJackpot: mail<'ClaimJackpot'>()(['draw', 'seriesId']),
  GrantJackpot: mail<'GrantJackpot'>()(['draw', 'rollovers', 'amountMinor'], {
    within: { rollovers: ROLLOVER_FORM },
  }),
  ScanInstance: mail<'ScanInstance'>()(['draw', 'numbers']),
  ReportScan: mail<'ReportScan'>()(['draw', 'winnersByTier']),
  SettleInstance: mail<'SettleInstance'>()(['draw', 'prizesByTier']),
  PayInstance: mail<'PayInstance'>()(['draw', 'fundMinor']),
  ReportPaid: mail<'ReportPaid'>()(['draw']),
  RollIn: mail<'RollIn'>()(['seriesId', 'rollovers', 'amountMinor'], {
    within: { rollovers: ROLLOVER_FORM },
  }),
  EndSales: mail<'EndSales'>()(['draw']),
  CancelInstance: mail<'CancelInstance'>()(['draw']),
  ReturnStakes: mail<'ReturnStakes'>()(['draw', 'amountMinor']),
  CreditRafflePrize: mail<'CreditRafflePrize'>()(['raffleId', 'place', 'player', 'amountMinor']),
  LinkExternalId: mail<'LinkExternalId'>()(['externalId', 'player', 'by', 'atMs']),
  CreditPoints: mail<'CreditPoints'>()(['player', 'order', 'accrualHundredths']),

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
};

export const MAIL_FORMS: TaggedForms = { tag: 'message', forms: FORMS };
