/**
 * What a gateway asks of the main thread: files that it makes, and how the engine as a whole runs.
 *
 * Questions are few, and each is answered once: with what was asked for, or with the word that the
 * main thread failed over it, which is a bug of ours and logged there.
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
  /** Undefined: it failed. */
  readonly told: Told<MainQuestion> | undefined;
}

export class MainDesk {
  readonly #tell: (message: AskMain) => void;
  /** As many as there are exchanges that wait. */
  readonly #waiting = new Map<number, Waiting>();
  #askCount = 0;

  constructor(tell: (message: AskMain) => void) {
    this.#tell = tell;
  }

  /** Rejects where the main thread failed. */
  ask<Name extends MainQuestion>(name: Name, asked: Asked<Name>): Promise<Told<Name>> {
    this.#askCount += 1;
    const askId = this.#askCount;
    return new Promise((resolve, reject) => {
      this.#waiting.set(askId, { resolve, reject });
      this.#tell({ type: 'askMain', askId, name, asked });
    });
  }

  take({ askId, told }: MainTold): void {
    const waiting = this.#waiting.get(askId);
    this.#waiting.delete(askId);
    if (told === undefined) waiting?.reject(new Error('the main thread failed over a question'));
    else waiting?.resolve(told as never);
  }
}

interface Waiting {
  readonly resolve: (told: never) => void;
  readonly reject: (error: Error) => void;
}

/** What the main thread tells of it. `onFailure` is told why it has no answer. */
export async function toldTo(
  answers: MainAnswers,
  { askId, name, asked }: AskMain,
  onFailure: (error: unknown) => void,
): Promise<MainTold> {
  try {
    return { type: 'mainTold', askId, told: await answers[name](asked as never) };
  } catch (error) {
    onFailure(error);
    return { type: 'mainTold', askId, told: undefined };
  }
}
