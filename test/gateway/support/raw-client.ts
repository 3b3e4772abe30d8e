/**
 * A client that sends exactly the bytes it is told, because every real one refuses to send
 * nonsense. It collects what comes back until the connection closes or a time passes.
 */
import { connect } from 'node:net';

export interface RawOutcome {
  readonly text: string;
  /** Statuses of the answers, in order. */
  readonly statuses: readonly number[];
  readonly isClosed: boolean;
}

export interface RawOptions {
  /** Stops waiting as soon as this many answers began. */
  readonly answers?: number;
  readonly waitMs?: number;
  /** Pause between the parts. */
  readonly pauseMs?: number;
}

/** Sends each part in its own segment. Bytes are the characters' low eight bits. */
export function sendRaw(
  port: number,
  parts: readonly string[],
  options: RawOptions = {},
): Promise<RawOutcome> {
  const { answers = 1, waitMs = 300, pauseMs = 5 } = options;
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let text = '';
    let isClosed = false;
    let isDone = false;
    const finish = (): void => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, statuses: statusesOf(text), isClosed });
    };
    const timer = setTimeout(finish, waitMs);
    socket.on('error', () => {
      isClosed = true;
    });
    socket.on('close', () => {
      isClosed = true;
      finish();
    });
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      // A little longer: an answer too many, or a close, would come right behind.
      if (statusesOf(text).length >= answers) setTimeout(finish, 40);
    });
    socket.on('connect', async () => {
      for (const part of parts) {
        if (isClosed || isDone) return;
        socket.write(Buffer.from(part, 'latin1'));
        await new Promise((next) => setTimeout(next, pauseMs));
      }
    });
  });
}

function statusesOf(text: string): number[] {
  const lines = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)];
  return lines.map((line) => Number(line[1])).filter((status) => status !== 100);
}

/** A well-formed request, to be spoilt. */
export function rawRequest(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): string {
  const given = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === '' ? '' : `Content-Length: ${Buffer.byteLength(body, 'latin1')}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nHost: test\r\n${given.join('')}${length}\r\n${body}`;
}
