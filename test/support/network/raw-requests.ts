/** What no HTTP client would send: bodies that never end, and connections that just go away. */
import { connect } from 'node:net';

/** Sends the bytes and collects what comes back until the other side closes, or until the limit. */
export function sendBytes(url: string, text: string, limitMs: number): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    const limit = setTimeout(() => {
      socket.destroy();
      reject(new Error(`the connection was not closed within ${limitMs} ms`));
    }, limitMs);
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      received += chunk;
    });
    // A reset ends it just as a close does: what has come until then is the answer.
    socket.once('error', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(limit);
      resolve(received);
    });
  });
}

/** Sends the bytes and hangs up at once. */
export function sendAndLeave(url: string, text: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(text, () => socket.resetAndDestroy());
    });
    socket.once('error', () => socket.destroy());
    socket.once('close', () => resolve());
  });
}
