/** The verifier's own hashing. */
import { concatenated } from './bytes.ts';
import { hmacSha512, sha256Of } from './surroundings.ts';

/** SHA-256 over a prefix, one byte for each of its characters, and the parts. */
export function prefixedSha256(prefix: string, ...parts: readonly Uint8Array[]): Uint8Array {
  let at = prefix.length;
  const message = new Uint8Array(parts.reduce((sum, part) => sum + part.length, at));
  for (let i = 0; i < at; i += 1) message[i] = prefix.charCodeAt(i);
  for (const part of parts) {
    message.set(part, at);
    at += part.length;
  }
  return sha256Of(message);
}

export function hmacOf(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  return hmacSha512(key, concatenated(parts));
}
