/**
 * The yardstick: the same library with nothing behind it. Over HTTP it parses the JSON body and
 * answers a 201 of the size that it was told, head and body; over a socket it returns each frame.
 * Or it serves files from memory, each with a head of the size that it was told.
 */
import uws, { type TemplatedApp } from 'uWebSockets.js';
import type { BareFiles, BareServerOrder } from './bare-server.ts';

// Otherwise each answer names the library. Its type file lacks this call.
(uws as typeof uws & { readonly _cfg: (setting: 'silent') => void })._cfg('silent');

process.on('message', (order: BareServerOrder | BareFiles | 'processorMicros') => {
  if (order === 'processorMicros') {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  } else if ('files' in order) {
    serve(order);
  } else {
    listen(order);
  }
});
// The parent is gone.
process.on('disconnect', () => process.exit(0));

function serve({ files }: BareFiles): void {
  const known = new Map(
    files.map(({ path, headerChars, bodyBase64 }) => {
      return [path, { header: 'x'.repeat(headerChars), body: Buffer.from(bodyBase64, 'base64') }];
    }),
  );
  const app = uws.App();
  app.get('/*', (response, request) => {
    const file = known.get(request.getUrl());
    response.cork(() => {
      response.writeHeader('x-request-id', file?.header ?? '');
      response.end(file?.body ?? '');
    });
  });
  tellPort(app);
}

function listen({ headerChars, bodyChars }: BareServerOrder): void {
  const header = 'x'.repeat(headerChars);
  const body = 'x'.repeat(bodyChars);
  const app = uws.App();
  app.post('/*', (response) => {
    response.onAborted(() => undefined);
    response.onData((chunk, isLast) => {
      if (!isLast) return;
      const { selections } = JSON.parse(Buffer.from(chunk).toString('utf8'));
      const status = selections.length === 1 ? '201 Created' : '400 Bad Request';
      response.cork(() => {
        response.writeStatus(status);
        response.writeHeader('x-request-id', header);
        response.end(body);
      });
    });
  });
  app.ws('/*', {
    message: (socket, frame, isBinary) => {
      socket.send(frame, isBinary);
    },
  });
  tellPort(app);
}

function tellPort(app: TemplatedApp): void {
  app.listen('127.0.0.1', 0, (socket) => {
    process.send?.(socket === false ? 0 : uws.us_socket_local_port(socket));
  });
}
