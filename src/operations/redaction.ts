/**
 * Takes secrets, personal data and the machine's paths out of what is about to be logged.
 *
 * Why by name and by shape: a list of paths (pino's own `redact`) misses the secret that is nested
 * one level deeper than anybody thought, or that stands in an error's message. So every key of
 * every level is looked at, and every text is searched for what looks like a token. Redacting too
 * much is a nuisance; redacting too little is a breach.
 */
export const REDACTED = '[redacted]';
export const DEPTH_MAX = 6;
export const ITEMS_MAX = 100;
export const TEXT_CHARACTERS_MAX = 4_096;

/** Parts of a key, in lower case and without punctuation, that name something nobody may read. */
const SECRET_PARTS =
  /password|passwd|secret|token|authorization|cookie|privatekey|serverseed|signature|birthdate/;
/** Keys that are private as a whole word only. */
const SECRET_KEYS = new Set(['login', 'jwk', 'd', 'seed']);
/** A JWT, a refresh token, an Argon2 hash, and whatever follows `Bearer`. */
const SECRET_TEXTS =
  /\bBearer\s+\S+|\beyJ[\w-]+\.[\w-]*\.?[\w-]*|\brt_[\w-]{16,}|\$argon2\w*\$\S+/gi;

/** Directories of a path, where a text begins with one or quotes it; its last name is kept. */
const DIRECTORIES = /(^|[\s'"(=])(?:file:\/\/)?\/(?:[^\s'"/:()]+\/)+/g;
/** A line of a stack: the function if it has a name, then file, line and column. */
const FRAME = /^ +at (?:(.+) \()?(?:.*\/)?([^/]+?):(\d+):\d+\)?$/;
const FRAMES_MAX = 8;

/** A copy of `value` that may be logged: plain, bounded, and without secrets. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH_MAX) return '[too deep]';

  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Date) return value;
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Map) return redact(Object.fromEntries(value), depth);
  if (value instanceof Set) return redact([...value], depth);
  if (Array.isArray(value)) {
    return value.slice(0, ITEMS_MAX).map((item) => redact(item, depth + 1));
  }
  return redactFields(value, depth);
}

/** `text` without what looks like a token, and not longer than a line of the log may be. */
export function redactText(text: string): string {
  const cut = text.length > TEXT_CHARACTERS_MAX ? `${text.slice(0, TEXT_CHARACTERS_MAX)}…` : text;
  return cut.replace(SECRET_TEXTS, REDACTED);
}

function redactFields(fields: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(fields).slice(0, ITEMS_MAX);
  const copy: Record<string, unknown> = {};
  for (const [key, value] of entries) {
    copy[key] = isSecretKey(key) && value !== undefined ? REDACTED : redact(value, depth + 1);
  }
  return copy;
}

/**
 * Trouble in the outside world is logged as a sentence; a bug of ours also says where it was.
 * Errors that came from another thread are told apart by their fields alone.
 */
function redactError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack = '', cause, ...rest } = error;
  const { path: _path, dest: _dest, ...fields } = rest as { path?: unknown; dest?: unknown };
  const isExpected = 'retryable' in error;
  return {
    ...redactFields(fields, depth),
    name,
    message: redactText(message).replace(DIRECTORIES, '$1…/'),
    ...(isExpected ? {} : { at: framesOf(stack) }),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  };
}

/** The innermost functions of a stack, each with its file and line: enough to find them. */
function framesOf(stack: string): string[] {
  const frames: string[] = [];
  for (const line of stack.slice(0, TEXT_CHARACTERS_MAX).split('\n')) {
    const [, name, file, lineNumber] = FRAME.exec(line) ?? [];
    if (file === undefined) continue;
    frames.push(`${name === undefined ? '' : `${name} `}${file}:${lineNumber}`);
    if (frames.length === FRAMES_MAX) break;
  }
  return frames;
}

function isSecretKey(key: string): boolean {
  const plain = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  return SECRET_PARTS.test(plain) || SECRET_KEYS.has(plain);
}
