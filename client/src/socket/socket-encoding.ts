/** The two ways in which the socket's messages are written; the messages are the same. */
import { decodeMessagePack } from './messagepack/messagepack-decoder.ts';
import { encodeMessagePack } from './messagepack/messagepack-encoder.ts';

export interface SocketEncoding {
  readonly subProtocol: string;
  encode(value: unknown): string | Uint8Array<ArrayBuffer>;
  /** Throws where it is not of this encoding. */
  decode(data: unknown): unknown;
}

export type EncodingName = 'json' | 'messagepack';

export const SOCKET_ENCODINGS: Readonly<Record<EncodingName, SocketEncoding>> = {
  json: {
    subProtocol: 'tirage.v1.json',
    encode: (value) => JSON.stringify(value),
    decode: (data) => JSON.parse(String(data)),
  },
  messagepack: {
    subProtocol: 'tirage.v1.msgpack',
    encode: encodeMessagePack,
    decode: (data) => decodeMessagePack(new Uint8Array(data as ArrayBuffer)),
  },
};
