/**
 * Why the server closes a socket: the codes beyond those of RFC 6455, and what a client does next.
 *
 * A wire contract: codes are never reused. The last three digits resemble the HTTP status of the
 * same trouble. The connection itself may also end with 1006, without a close frame: a message over
 * the size limit, a frame that breaks RFC 6455, or silence past the idle time-out.
 */
export const CLOSE_CODES = {
  /** The server is stopping: connect again, to whatever answers then. */
  goingAway: 1001,
  /** The frame is no message of the sub-protocol: a fault of the client's program. */
  messageMalformed: 4400,
  /** The token expired and no new one came: log in or refresh, then connect again. */
  tokenExpired: 4401,
  /** Too many tokens were refused on this socket. */
  authenticationFailed: 4403,
  /** The session ended elsewhere: log in again. */
  sessionEnded: 4404,
  /** The client reads too slowly, even for its own answers. Repeat open operations by their ids. */
  readerTooSlow: 4408,
  /** The client keeps sending messages that are refused. Wait some seconds, then connect again. */
  refusedTooOften: 4429,
  /** The frame held more operations than are taken. None of them was. */
  operationsTooMany: 4413,
  /** Our fault. Repeat open operations by their ids. */
  internalError: 4500,
} as const;

export type CloseReason = keyof typeof CLOSE_CODES;
