/** The tables of what a shard owes to others and to itself: mail, the outbox, reminders, counts. */

import type { GROWTH_KEY, Growth } from '../../../actors/growth/growth.ts';
import type { MailChannel, PostedMail } from '../../../actors/mail/mail.ts';
import { MAIL_FORMS } from '../../../actors/mail/mail-forms.ts';
import type { OUTBOX_CURSOR_KEY, OutboxCursor } from '../../../actors/outbox/outbox.ts';
import { objectCodec, valueCodec } from '../records/positional-codec.ts';
import type { Reminder } from '../state/reminders.ts';
import { type AreaTables, declareTable } from './declare-table.ts';
import { longNumber, number, plain } from './key-part.ts';
import { byNumber, byParts, byText } from './key-shapes.ts';

export const MAIL_TABLES = {
  mailChannels: declareTable(
    15,
    'shard',
    byNumber(plain),
    objectCodec<MailChannel>()(['shard', 'sentNumber', 'confirmedNumber', 'takenNumber']),
  ),
  /** A busy pair of shards exceeds 32 bits of messages within weeks. */
  mail: declareTable(
    16,
    'shard',
    byParts({ shard: number('to shard') }, { number: longNumber('number') }),
    objectCodec<PostedMail>()(['shard', 'number', 'message'], { within: { message: MAIL_FORMS } }),
  ),
  /** The content of `Reminders`, by actor. */
  reminders: declareTable(17, 'shard', byText(), objectCodec<Reminder>()(['actor', 'atMs'])),
  /** The relay's place: one value, under `OUTBOX_CURSOR_KEY`. */
  outboxCursor: declareTable(
    48,
    'shard',
    byNumber<typeof OUTBOX_CURSOR_KEY>(plain),
    objectCodec<OutboxCursor>()(['sequence', 'replayCount']),
    { cachedMax: 1 },
  ),
  /** One value, under `GROWTH_KEY`. */
  growth: declareTable(
    94,
    'shard',
    byNumber<typeof GROWTH_KEY>(plain),
    objectCodec<Growth>()(['shardCount', 'toldCount', 'dealtCount', 'linksToldTo']),
    { cachedMax: 1 },
  ),
  counters: declareTable(59, 'shard', byNumber(plain), valueCodec<number>()),
} satisfies AreaTables<'reminders'>;
