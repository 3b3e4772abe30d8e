/** What the command line may ask of a running engine, over the control socket. */
import { type AdminTools, createAccount, isCreateAccount } from './admin-accounts.ts';
import { isTellShardMail, tellShardMail } from './backup-cut.ts';
import { type BackupNotes, isNoteBackup } from './backup-notes.ts';
import { acceptClockEverywhere, type ClockTools, isAcceptClock } from './clock-acceptance.ts';
import type { ControlHandler } from './control-socket.ts';
import { isReplayOutbox, replayOutboxes } from './outbox-replay.ts';
import { isListRaffles, rafflesOfEngine } from './raffle-list.ts';
import { controlSchedule, isScheduleCommand, type ScheduleTools } from './schedule-control.ts';

type Tools = AdminTools & ClockTools & ScheduleTools & { readonly backups: BackupNotes };

export function controlCommands(tools: Tools): ControlHandler {
  return async (request) => {
    if (isCreateAccount(request)) return createAccount(tools, request);
    if (isListRaffles(request)) return rafflesOfEngine(tools.client, request);
    if (isAcceptClock(request)) return acceptClockEverywhere(tools, request);
    if (isScheduleCommand(request)) return controlSchedule(tools, request);
    if (isReplayOutbox(request)) return replayOutboxes(tools, request);
    if (isTellShardMail(request)) return tellShardMail(tools);
    if (isNoteBackup(request)) return tools.backups.note(request);
    return { ok: false, message: 'The engine does not know this command.' };
  };
}
