/** Which backup was done last, as `tirage backup` told the engine: for whoever looks after it. */
import type { Clock } from '../kernel/clock.ts';
import type { EngineStatus } from '../protocol/status-messages.ts';
import type { ControlAnswer } from './control-socket.ts';

export interface NoteBackup {
  readonly command: 'noteBackup';
  readonly number: number;
  readonly cutAtMs: number;
}

/** In memory: after a restart none is known until the next one. */
export class BackupNotes {
  readonly #clock: Pick<Clock, 'wallMs'>;
  #last: EngineStatus['lastBackup'] = null;

  constructor(clock: Pick<Clock, 'wallMs'>) {
    this.#clock = clock;
  }

  last(): EngineStatus['lastBackup'] {
    return this.#last;
  }

  note({ number, cutAtMs }: NoteBackup): ControlAnswer {
    const doneAt = new Date(this.#clock.wallMs()).toISOString();
    this.#last = { number, cutAt: new Date(cutAtMs).toISOString(), doneAt };
    return { ok: true, result: {} };
  }
}

export function isNoteBackup(request: unknown): request is NoteBackup {
  if (typeof request !== 'object' || request === null) return false;
  const { command, number, cutAtMs } = request as Partial<NoteBackup>;
  if (command !== 'noteBackup' || !Number.isSafeInteger(number)) return false;
  return Number.isSafeInteger(cutAtMs) && Math.abs(cutAtMs as number) <= LAST_INSTANT_MS;
}

/** Dates end there. */
const LAST_INSTANT_MS = 8.64e15;
