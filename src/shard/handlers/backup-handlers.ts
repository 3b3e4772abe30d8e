/** What a backup asks of a shard: how far its journal is, and its mail as of that record. */
import type { MailChannel } from '../../../actors/mail/mail.ts';
import { MAIL_TABLES } from '../tables/mail-tables.ts';
import { Table } from '../tables/table.ts';
import { type Handler, reply } from './handler.ts';
import { declareOperations } from './operation.ts';

/** A durable record of a shard, and the numbers of its mail behind it. */
export interface ShardMail {
  readonly sequence: number;
  readonly hashHex: string;
  readonly channels: readonly Readonly<MailChannel>[];
}

/**
 * Read from the rows of the journal and not from the state, which may be some events ahead of any
 * record. The record may still be on its way to the disk; the answer waits until it is durable, as
 * every answer does.
 */
const readShardMail: Handler<'readShardMail'> = ({ journal }) => {
  const { sequence, hash } = journal.rowsAsOf;
  const channels = Array.from(new Table(MAIL_TABLES.mailChannels, journal).all(), (row) => {
    return { ...row.value };
  });
  return reply({ sequence, hashHex: Buffer.from(hash).toString('hex'), channels });
};

interface BackupRequests {
  readShardMail: { request: Readonly<Record<string, never>>; reply: ShardMail };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends BackupRequests {}
}

export const BACKUP_OPERATIONS = declareOperations<keyof BackupRequests>({
  readShardMail: ['read', readShardMail],
});
