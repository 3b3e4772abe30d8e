/** A client's socket over sockets, sessions and a machine that a test controls. */
import { LiveSocket } from '../../../client/src/socket/live-socket.ts';
import { SOCKET_ENCODINGS } from '../../../client/src/socket/socket-encoding.ts';
import { type ClientBench, clientBench, logInAt } from './client-bench.ts';
import { calm } from './fake-platform.ts';
import { type FakeSocket, fakeSockets } from './fake-socket.ts';

export interface LiveBench extends ClientBench {
  readonly live: LiveSocket;
  readonly sockets: FakeSocket[];
  /** The connection that the client asks for next, once it does. */
  nextSocket(): Promise<FakeSocket>;
  /** The next connection, open, and of the player who is logged in. */
  nextOfPlayer(): Promise<FakeSocket>;
}

export async function liveBench({ isLoggedIn = true } = {}): Promise<LiveBench> {
  const bench = clientBench();
  const { platform, clock, session } = bench;
  const { WebSocket, sockets } = fakeSockets(() => platform.trueMs);
  platform.WebSocket = WebSocket;
  if (isLoggedIn) await logInAt(bench);
  const url = 'wss://play.example/v1/socket';
  const live = new LiveSocket({ url, encoding: SOCKET_ENCODINGS.json, platform, clock, session });
  let taken = 0;
  const nextSocket = async (): Promise<FakeSocket> => {
    for (let round = 0; round < 100; round += 1) {
      await calm();
      const socket = sockets[taken];
      if (socket !== undefined) {
        taken += 1;
        return socket;
      }
      await platform.pass(500);
    }
    throw new Error('the client asks for no connection');
  };
  const nextOfPlayer = async (): Promise<FakeSocket> => {
    const socket = await nextSocket();
    await socket.open();
    await socket.accept('authenticate', { playerId: session.playerId });
    return socket;
  };
  return { ...bench, live, sockets, nextSocket, nextOfPlayer };
}
