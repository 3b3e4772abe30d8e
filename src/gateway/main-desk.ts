/**
 * What a gateway asks of the main thread: files that it makes, and how the engine as a whole runs.
 *
 * Questions are few, and each is answered once, or never where the main thread fails over it: then
 * the exchange that asked ends at its own time limit.
 */
import type { DrawNo } from '../kernel/ids.ts';
import type { MeasurementsWanted } from '../operations/measurement-log.ts';
import type { EngineStatus } from '../protocol/status-messages.ts';
import type { FoundFile } from './gateway-thread.ts';

/** By name: what is asked, and what is told. Plain: made to be posted. */
export interface MainQuestions {
  readonly sealedFile: { readonly asked: { readonly draw: DrawNo }; readonly told: FoundFile };
  readonly status: { readonly asked: Readonly<Record<never, never>>; readonly told: EngineStatus };
  /** A body of `MeasurementsReply`, written already: a gateway has no time for long lists. */
  readonly measurements: { readonly asked: MeasurementsWanted; readonly told: string };
}

export type MainQuestion = keyof MainQuestions;
type Asked<Name extends MainQuestion> = MainQuestions[Name]['asked'];
type Told<Name extends MainQuestion> = MainQuestions[Name]['told'];

/** The main thread's half. */
export type MainAnswers = {
  readonly [Name in MainQuestion]: (asked: Asked<Name>) => Promise<Told<Name>>;
};

export interface AskMain {
  readonly type: 'askMain';
  readonly askId: number;
  readonly name: MainQuestion;
  readonly asked: Asked<MainQuestion>;
}

export interface MainTold {
  readonly type: 'mainTold';
  readonly askId: number;
  readonly told: Told<MainQuestion>;
}

export class MainDesk {
  readonly #tell: (message: AskMain) => void;
  readonly #waiting = new Map<number, (told: never) => void>();
  #askCount = 0;

  constructor(tell: (message: AskMain) => void) {
    this.#tell = tell;
  }

  ask<Name extends MainQuestion>(name: Name, asked: Asked<Name>): Promise<Told<Name>> {
    this.#askCount += 1;
    const askId = this.#askCount;
    return new Promise((resolve) => {
      this.#waiting.set(askId, resolve);
      this.#tell({ type: 'askMain', askId, name, asked });
    });
  }

  take({ askId, told }: MainTold): void {
    this.#waiting.get(askId)?.(told as never);
    this.#waiting.delete(askId);
  }
}

/** What the main thread tells of it. */
export async function toldTo(answers: MainAnswers, { askId, name, asked }: AskMain) {
  const told = await answers[name](asked as never);
  return { type: 'mainTold', askId, told } satisfies MainTold;
}
