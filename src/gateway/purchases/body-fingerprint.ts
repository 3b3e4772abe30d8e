/**
 * A short hash of a request, kept beside its idempotency key to tell a repeat from another request.
 *
 * Not cryptographic, on purpose: whoever finds a collision can only make the engine take *their
 * own* changed request for a repeat and give them the first answer. It costs a tenth of SHA-256.
 */
import { Hash53 } from '../../structures/cyrb53.ts';

const hash = new Hash53();

/** Method, address and body: the same key on another address is another request. */
export function fingerprintRequest(method: string, url: string, bodyText: string): number {
  beginRequest(hash, method, url);
  hash.text(bodyText);
  return hash.value;
}

/** Takes in everything of a request that comes before its body. */
export function beginRequest(to: Hash53, method: string, url: string): void {
  to.begin(0);
  to.text(method);
  to.text(' ');
  to.text(url);
  to.text('\n');
}
