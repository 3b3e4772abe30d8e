/**
 * The command line's door into a running engine: a Unix socket inside the data directory.
 *
 * Whoever may write there may do what no network caller can: make the first administrator. One
 * line of JSON in, one line out, then the connection closes.
 */
import { chmodSync, closeSync, constants, existsSync, openSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { holderOfLock } from '../journal/directory-lock.ts';
import { OperationalError } from '../kernel/errors.ts';

const LINE_CHARS_MAX = 65_536;
const TIME_LIMIT_MS = 10_000;
/** How often a starting engine is looked for again: for some fifteen seconds. */
const LOOKS_MAX = 150;
const LOOK_AGAIN_MS = 100;
const OWNER_ONLY_MODE = 0o600;

export type ControlAnswer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly message: string };

export type ControlHandler = (request: unknown) => Promise<ControlAnswer>;

/** No engine answers in this data directory. */
export class EngineNotRunningError extends OperationalError {
  override readonly name = 'EngineNotRunningError';
  override readonly code = 'ENGINE_NOT_RUNNING';
  override readonly retryable = false;
}

/** An engine was reached, but did not answer in time or gave an answer that makes no sense. */
export class EngineSilentError extends OperationalError {
  override readonly name = 'EngineSilentError';
  override readonly code = 'ENGINE_SILENT';
  override readonly retryable = true;
}

export class ControlSocket {
  readonly #server: Server;
  readonly #place: SocketPlace;
  readonly #connected = new Set<Socket>();

  constructor(dataDirectory: string, handle: ControlHandler) {
    this.#place = new SocketPlace(dataDirectory);
    // Half open: the client ends its side after its line, and still waits for the answer.
    this.#server = createServer({ allowHalfOpen: true }, (socket) => {
      this.#connected.add(socket);
      socket.once('close', () => this.#connected.delete(socket));
      serve(socket, handle);
    });
  }

  /** Call with the data directory's lock held: a socket file left by a crash is then ours. */
  listen(): Promise<void> {
    const { path } = this.#place;
    rmSync(path, { force: true });
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, () => {
        chmodSync(path, OWNER_ONLY_MODE);
        resolve();
      });
    });
  }

  /** Clients that are still connected are cut off: by now nobody can be answered any more. */
  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => {
        this.#place.close();
        resolve();
      });
    });
    for (const socket of this.#connected) socket.destroy();
    return closed;
  }
}

/**
 * Asks the engine that runs in `dataDirectory`; one that is starting or stopping is waited for.
 * Rejects with EngineNotRunningError where none runs, with EngineSilentError where it is not known
 * what became of the request.
 */
export async function askEngine(dataDirectory: string, request: unknown): Promise<ControlAnswer> {
  if (!existsSync(dataDirectory)) throw new EngineNotRunningError('There is no data directory.');
  for (let looksLeft = LOOKS_MAX; ; looksLeft -= 1) {
    try {
      return await askOnce(dataDirectory, request);
    } catch (error) {
      if (!(error instanceof EngineNotRunningError) || looksLeft === 0) throw error;
      // The holder of the lock opens the socket soon, or is about to end.
      if ((await holderOfLock(dataDirectory)) === undefined) throw error;
      await sleep(LOOK_AGAIN_MS);
    }
  }
}

async function askOnce(dataDirectory: string, request: unknown): Promise<ControlAnswer> {
  const place = new SocketPlace(dataDirectory);
  try {
    return await ask(place.path, request);
  } finally {
    place.close();
  }
}

function ask(path: string, request: unknown): Promise<ControlAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let text = '';
    const fail = (cause?: unknown): void =>
      reject(new EngineSilentError('The engine did not answer.', { cause }));
    socket.setTimeout(TIME_LIMIT_MS, () => socket.destroy());
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.once('connect', () => socket.end(`${JSON.stringify(request)}\n`));
    socket.once('end', () => {
      const reply = parseJson(text);
      if (isAnswer(reply)) resolve(reply);
      else fail();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const isAbsent = error.code === 'ENOENT' || error.code === 'ECONNREFUSED';
      if (isAbsent) reject(new EngineNotRunningError('No engine runs in this data directory.'));
      else fail(error);
    });
    socket.once('close', () => fail());
  });
}

function serve(socket: Socket, handle: ControlHandler): void {
  let text = '';
  let isTaken = false;
  const reply = (answer: ControlAnswer): void => void socket.end(`${JSON.stringify(answer)}\n`);
  socket.setEncoding('utf8');
  socket.setTimeout(TIME_LIMIT_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('end', () => {
    if (!isTaken) socket.end();
  });
  socket.on('data', (chunk: string) => {
    if (isTaken) return;
    text += chunk;
    const lineEnd = text.indexOf('\n');
    if (lineEnd === -1 && text.length <= LINE_CHARS_MAX) return;
    isTaken = true;
    if (lineEnd === -1 || lineEnd > LINE_CHARS_MAX) reply(TOO_LONG);
    else void answer(text.slice(0, lineEnd), handle).then(reply);
  });
}

async function answer(line: string, handle: ControlHandler): Promise<ControlAnswer> {
  const request = parseJson(line);
  if (request === undefined) return { ok: false, message: 'The request is not JSON.' };
  try {
    return await handle(request);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'the request failed';
    return { ok: false, message };
  }
}

const TOO_LONG: ControlAnswer = { ok: false, message: 'The request is too long.' };

/** `undefined` where the text is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isAnswer(value: unknown): value is ControlAnswer {
  return typeof value === 'object' && value !== null && 'ok' in value;
}

/** The socket's file, reached through its directory: a path of its own may have 107 bytes. */
class SocketPlace {
  readonly path: string;
  #descriptor: number | undefined;

  constructor(dataDirectory: string) {
    const descriptor = openSync(dataDirectory, constants.O_RDONLY | constants.O_DIRECTORY);
    const parent = process.platform === 'linux' ? `/proc/self/fd/${descriptor}` : dataDirectory;
    this.path = join(parent, 'control.sock');
    this.#descriptor = descriptor;
  }

  /** May be called again. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
