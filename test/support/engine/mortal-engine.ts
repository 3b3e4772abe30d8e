/** An engine that dies and comes back: one directory and one client, any number of processes. */
import { EngineClient } from './engine-client.ts';
import { EngineProcess, type EngineProcessOptions, type TestEnd } from './engine-process.ts';

export class MortalEngine {
  readonly client: EngineClient;
  readonly #t: TestEnd;
  readonly #options: EngineProcessOptions;
  #process: EngineProcess;

  private constructor(t: TestEnd, options: EngineProcessOptions, first: EngineProcess) {
    this.#t = t;
    this.#options = options;
    this.#process = first;
    this.client = new EngineClient(t, first.url);
  }

  static async start(t: TestEnd, options: EngineProcessOptions): Promise<MortalEngine> {
    return new MortalEngine(t, options, await EngineProcess.start(t, options));
  }

  get directory(): string {
    return this.#options.directory;
  }

  /** The current process, or the last one. */
  get process(): EngineProcess {
    return this.#process;
  }

  /** Like `kill -9`; resolves when the process is gone. */
  async kill(): Promise<void> {
    await this.#process.kill();
  }

  /** Starts another process on the same directory, which the client talks to from now on. */
  async restart(): Promise<void> {
    this.#process = await EngineProcess.start(this.#t, this.#options);
    this.client.url = this.#process.url;
  }

  /** Stops in an orderly way, for good. Returns the exit code. */
  async stop(): Promise<number | null> {
    return (await this.#process.stop()).exitCode;
  }
}
