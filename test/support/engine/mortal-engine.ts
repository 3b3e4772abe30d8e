/** An engine that dies and comes back: one directory and one client, however many processes. */
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

  /** The life that it leads now, or led last. */
  get process(): EngineProcess {
    return this.#process;
  }

  /** As `kill -9`; resolves when it is gone. */
  async kill(): Promise<void> {
    await this.#process.kill();
  }

  /** Another process on the same directory, which the client speaks to from now on. */
  async restart(): Promise<void> {
    this.#process = await EngineProcess.start(this.#t, this.#options);
    this.client.url = this.#process.url;
  }

  /** In order, for good. Returns the exit code. */
  async stop(): Promise<number | null> {
    return (await this.#process.stop()).exitCode;
  }
}
