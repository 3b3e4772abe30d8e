/**
 * Reads and judges a request's head in one pass over its headers.
 *
 * Why by hand: the library accepts two Content-Length headers, an unknown Transfer-Encoding,
 * control characters and 20 kB of headers. A proxy in front that reads such a request differently
 * than we do can be made to smuggle one player's request into another's connection. So anything
 * with two readings is refused, and the connection closed.
 *
 * Transfer-Encoding is refused altogether (411): the library accepts bare line feeds between
 * chunks. One pass, because each call into the library costs about as much as parsing the body.
 *
 * Every text is judged, but by a regular expression only where it is not known already: the last
 * address, host and media type are the next ones, too, and a token that was verified holds nothing
 * odd. The expressions took a seventh of what script does for a purchase.
 */
import type { HttpRequest } from 'uWebSockets.js';
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import type { Caller, FindKnownCaller } from '../callers/caller.ts';
import { BODY_BYTES_MAX, HEADERS_BYTES_MAX, URL_CHARS_MAX } from '../limits.ts';

/** The headers that the layer itself uses. Absent ones are empty strings. */
export class RequestHead {
  /** Set when the head was refused; the connection is then closed. */
  fault: RejectionCode | undefined = undefined;
  faultDetail: string | undefined = undefined;
  /** 0 where the request has no body. */
  contentLength = 0;
  contentType = '';
  contentEncoding = '';
  authorization = '';
  /** Who shows the header `authorization`, where that was known at once. */
  knownCaller: Caller | undefined = undefined;
  cookie = '';
  idempotencyKey = '';
  /** Whether the key is one: visible ASCII, of a limited length. */
  isKeySound = false;
  requestId = '';
  forwardedFor = '';
  ifNoneMatch = '';
  ifRange = '';
  range = '';
  origin = '';
  acceptEncoding = '';
  host = '';
  /** Nothing may follow on this connection: the client said so, or the head was refused. */
  isLast = false;
  connection = '';
  upgrade = '';
  forwardedHost = '';
  forwardedProto = '';
  /** Headers that the route declares. Built only where it declares some. */
  declared: Record<string, string> | undefined = undefined;

  /** The library writes this line, except where the client's header has exactly this value. */
  get closingLine(): string {
    const isOurs = this.isLast && this.connection.toLowerCase() === 'close';
    return isOurs ? '\r\nconnection: close' : '';
  }
}

/** A control character other than tab, or what a broken UTF-8 sequence was decoded to. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const ODD_CHARACTER = /[\x00-\x08\x0a-\x1f\x7f\ufffd]/;
/** Anything but visible ASCII; a fragment has no place there either. */
const ODD_URL_CHARACTER = /[^\x21\x22\x24-\x7e]/;
const CONTENT_LENGTH_DIGITS_MAX = 9;
const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,64}$/;
const USUAL_MEDIA_TYPE = 'application/json';
/** A name, an IPv4 address or a bracketed IPv6 address, and perhaps a port (RFC 9110, 7.2). */
const HOST = /^(?:[A-Za-z0-9._~!$&'()*+,;=%-]+|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?$/;
/**
 * Headers that may occur only once, because two could be read as one or the other; each has a bit
 * in `seen`.
 */
const ONCE_BITS = {
  host: 1,
  contentType: 2,
  authorization: 4,
  idempotencyKey: 8,
  requestId: 16,
  origin: 32,
  contentEncoding: 64,
} as const;

/** Scratch for the one callback below: the pass over the headers is synchronous. */
let head: RequestHead = new RequestHead();
let declaredNames: ReadonlySet<string> | undefined;
let headersBytes = 0;
let seen = 0;
let isContentLengthSeen = false;
/** The last host that was found valid: nearly every request names the same one. */
let lastHost = '';
/** The last address without an odd character: in a rush, all buy tickets of one draw. */
let lastUrl = '';
let findKnownCaller: FindKnownCaller | undefined;

/** What a route wants to know of a head. */
export interface HeadNeeds {
  readonly declared: ReadonlySet<string> | undefined;
  /** Absent where nobody asks who calls. */
  readonly findKnownCaller?: FindKnownCaller | undefined;
}

/**
 * Reads a head. Call it synchronously in the library's handler: the request dies with the call.
 * `url` comes without its query; `query` is empty where nobody will look at it.
 */
export function readRequestHead(
  request: HttpRequest,
  url: string,
  query: string,
  needs: HeadNeeds,
): RequestHead {
  head = new RequestHead();
  declaredNames = needs.declared;
  findKnownCaller = needs.findKnownCaller;
  headersBytes = 0;
  seen = 0;
  isContentLengthSeen = false;
  if (declaredNames !== undefined) head.declared = {};
  if (url.length + query.length > URL_CHARS_MAX) {
    refuseHead('requestMalformed', 'The address is too long.');
  }
  judgeAddress(url, query);
  request.forEach(takeHeader);
  if (headersBytes > HEADERS_BYTES_MAX) refuseHead('headersTooLarge', undefined);
  if (head.contentLength > BODY_BYTES_MAX) refuseHead('bodyTooLarge', undefined);
  return head;
}

function judgeAddress(url: string, query: string): void {
  const isUrlOdd = url !== lastUrl && ODD_URL_CHARACTER.test(url);
  if (isUrlOdd || (query !== '' && ODD_URL_CHARACTER.test(query))) {
    refuseHead('requestMalformed', 'The address holds a character that has no place there.');
  }
  if (!isUrlOdd) lastUrl = url;
}

/** Every value is judged so, unless it is known to hold nothing odd. */
function judge(value: string): void {
  if (!ODD_CHARACTER.test(value)) return;
  refuseHead('requestMalformed', 'A header holds a character that has no place there.');
}

function refuseHead(code: RejectionCode, detail: string | undefined): void {
  if (head.fault !== undefined) return;
  head.fault = code;
  head.faultDetail = detail;
}

function takeHeader(name: string, value: string): void {
  headersBytes += name.length + value.length + 4;
  switch (name) {
    case 'host':
      if (value !== lastHost) judge(value);
      takeOnce(ONCE_BITS.host);
      takeHost(value);
      break;
    case 'content-length':
      takeContentLength(value);
      break;
    case 'transfer-encoding':
      judge(value);
      refuseHead('lengthRequired', 'Transfer-Encoding is not taken: send a Content-Length.');
      break;
    case 'content-type':
      if (value !== USUAL_MEDIA_TYPE) judge(value);
      takeOnce(ONCE_BITS.contentType);
      head.contentType = value;
      break;
    case 'authorization':
      head.knownCaller = findKnownCaller?.(value);
      if (head.knownCaller === undefined) judge(value);
      takeOnce(ONCE_BITS.authorization);
      head.authorization = value;
      break;
    case 'idempotency-key':
      head.isKeySound = IDEMPOTENCY_KEY.test(value);
      if (!head.isKeySound) judge(value);
      takeOnce(ONCE_BITS.idempotencyKey);
      // Whoever sends this header means to send a key; the library cuts off its ends what is not
      // ASCII, so nothing may be left of it.
      if (value === '') refuseHead('requestMalformed', 'The Idempotency-Key is empty.');
      head.idempotencyKey = value;
      break;
    default:
      judge(value);
      takeRareHeader(name, value);
  }
  if (declaredNames?.has(name) && head.declared !== undefined) declare(head.declared, name, value);
}

/** A header that may occur only once, but occurs twice, becomes a list, which is neither value. */
function declare(declared: Record<string, string>, name: string, value: string): void {
  const before = declared[name];
  declared[name] = before === undefined ? value : `${before},${value}`;
}

function takeRareHeader(name: string, value: string): void {
  switch (name) {
    case 'x-request-id':
      takeOnce(ONCE_BITS.requestId);
      head.requestId = value;
      break;
    case 'connection':
      head.connection = joined(head.connection, value);
      if (value !== 'keep-alive' && hasToken(value, 'close')) head.isLast = true;
      break;
    case 'x-forwarded-for':
      head.forwardedFor = joined(head.forwardedFor, value);
      break;
    case 'if-none-match':
      head.ifNoneMatch = joined(head.ifNoneMatch, value);
      break;
    case 'range':
      // Two could be read as one or the other, so both together count as none.
      head.range = head.range === '' ? value : ',';
      break;
    case 'if-range':
      head.ifRange = head.ifRange === '' ? value : ',';
      break;
    case 'origin':
      takeOnce(ONCE_BITS.origin);
      head.origin = value;
      break;
    case 'cookie':
      head.cookie = head.cookie === '' ? value : `${head.cookie}; ${value}`;
      break;
    case 'content-encoding':
      takeOnce(ONCE_BITS.contentEncoding);
      head.contentEncoding = value;
      break;
    case 'accept-encoding':
      head.acceptEncoding = joined(head.acceptEncoding, value);
      break;
    case 'upgrade':
      head.upgrade = joined(head.upgrade, value);
      break;
    case 'x-forwarded-host':
      head.forwardedHost = joined(head.forwardedHost, value);
      break;
    case 'x-forwarded-proto':
      head.forwardedProto = joined(head.forwardedProto, value);
      break;
    default:
  }
}

/** Several lines of one name are one list, in order (RFC 9110, 5.3). */
function joined(before: string, value: string): string {
  return before === '' ? value : `${before},${value}`;
}

/** Whether a list like that of `Connection` holds a token, in upper or lower case. */
export function hasToken(list: string, token: string): boolean {
  return list.split(',').some((member) => member.trim().toLowerCase() === token);
}

/** Whether a text is valid in `Host`. */
export function isHost(text: string): boolean {
  return HOST.test(text);
}

function takeHost(value: string): void {
  head.host = value;
  if (value === lastHost) return;
  if (!isHost(value)) refuseHead('requestMalformed', 'The Host header names no host.');
  else lastHost = value;
}

function takeContentLength(value: string): void {
  const isNumber = isPlainNumber(value);
  if (!isNumber) judge(value);
  if (isContentLengthSeen || !isNumber) {
    refuseHead('requestMalformed', 'The Content-Length is not one plain number.');
  }
  isContentLengthSeen = true;
  head.contentLength = Number(value);
}

function isPlainNumber(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < DIGIT_ZERO || unit > DIGIT_NINE) return false;
  }
  return text !== '' && text.length <= CONTENT_LENGTH_DIGITS_MAX;
}

/** Notes a header that may occur only once. */
function takeOnce(bit: number): void {
  if ((seen & bit) !== 0) refuseHead('requestMalformed', 'A header stands twice.');
  seen |= bit;
}
