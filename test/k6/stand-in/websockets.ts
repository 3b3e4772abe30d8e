/**
 * Stands in for `k6/websockets` by the client that Node carries behind a flag.
 *
 * An iteration of k6 lasts until its sockets are closed; `socketsClosed` lets the runner wait so.
 */
const open = new Set<WebSocket>();
let whenNoneIsOpen: (() => void) | undefined;

interface Params {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Node's client takes the sub-protocol as an argument; k6's takes it as the header that it is. */
class K6WebSocket extends globalThis.WebSocket {
  constructor(url: string, _protocols?: null, { headers = {} }: Params = {}) {
    const protocol = headers['Sec-WebSocket-Protocol'];
    super(url, protocol === undefined ? [] : [protocol]);
    open.add(this);
    this.addEventListener('close', () => {
      open.delete(this);
      if (open.size === 0) whenNoneIsOpen?.();
    });
  }
}

export { K6WebSocket as WebSocket };

export function socketsClosed(): Promise<void> {
  if (open.size === 0) return Promise.resolve();
  return new Promise((resolve) => {
    whenNoneIsOpen = resolve;
  });
}
